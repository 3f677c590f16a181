"""What is said of an absence: the first day away, the last one, and a word for colleagues."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.apps.intensify.models import Absence
from verder.apps.intensify.services.absences import AbsenceSaid
from verder.web.core.fields import date_input
from verder.web.core.forms import LookMixin

DAY: Final = timedelta(days=1)
FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
LONGEST: Final = timedelta(days=3 * 366)


class AbsenceForm(LookMixin):
    """Days on which a colleague sees no customers, both included."""

    from_on = forms.DateField(label=_("First day away"), widget=date_input())
    last_on = forms.DateField(
        label=_("Last day away"),
        help_text=_("Empty: one day."),
        required=False,
        widget=date_input(),
    )
    remark = forms.CharField(
        label=_("Remark"),
        max_length=100,
        required=False,
        help_text=_("Never a reason of health: that it is an absence is enough."),
    )

    def __init__(self, sent: Any = None, *, absence: Absence | None = None) -> None:  # noqa: ANN401 - as Django
        super().__init__(
            sent,
            auto_id=f"id_absence_{absence.pk if absence else 'new'}_%s",
            initial={
                "from_on": absence.from_on,
                "last_on": absence.until_on - DAY,
                "remark": absence.remark,
            }
            if absence
            else {},
        )

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the begin, and days that no plan will ever see."""
        cleaned = super().clean() or {}
        first = cleaned.get("from_on")
        if first is None or "last_on" not in cleaned:
            return cleaned
        last = cleaned["last_on"] = cleaned["last_on"] or first
        if last < first:
            self.add_error("last_on", _("The last day lies before the first."))
        elif not FIRST <= first <= last <= LAST or last - first > LONGEST:
            self.add_error("from_on", _("That is longer than three years, or too far away."))
        return cleaned

    def said(self) -> AbsenceSaid:
        """Return what was said, up to the first day back."""
        found = self.cleaned_data
        return AbsenceSaid(
            from_on=found["from_on"], until_on=found["last_on"] + DAY, remark=found["remark"]
        )
