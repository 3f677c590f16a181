"""What is said of a colleague: who they are, the hours they have, and when they left."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.apps.core.holidays import HOLIDAY_CALENDARS
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.enums import FunctionLevel
from verder.apps.intensify.models import Colleague
from verder.apps.intensify.queries.teams import colleagues
from verder.domain.identify.service_concept import ServiceHours
from verder.web.core import formats
from verder.web.core.fields import PercentField, date_input, number_input
from verder.web.core.forms import LookMixin

NAMES = (
    *("name", "email", "function", "level"),
    *("days_a_year", "hours_a_day", "customer_share", "holidays", "ended_on"),
)
LEVELS = [("", _("not said")), *FunctionLevel.choices]
HOLIDAYS = [("", _("as usual here")), *HOLIDAY_CALENDARS.items()]


class ColleagueForm(LookMixin):
    """Somebody of the own organisation."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    function = forms.CharField(label=_("Function"), max_length=150, required=False)
    level = forms.TypedChoiceField(
        label=_("Level"), choices=LEVELS, coerce=int, empty_value=None, required=False
    )
    days_a_year = forms.DecimalField(
        label=_("Working days a year"),
        required=False,
        min_value=0,
        max_value=366,
        max_digits=5,
        decimal_places=1,
        widget=number_input(),
    )
    hours_a_day = forms.DecimalField(
        label=_("Hours a day"),
        required=False,
        min_value=0,
        max_value=24,
        max_digits=4,
        decimal_places=2,
        widget=number_input(),
    )
    customer_share = PercentField(label=_("Part of the time for customers"), required=False)
    holidays = forms.ChoiceField(label=_("Public holidays of"), choices=HOLIDAYS, required=False)
    ended_on = forms.DateField(
        label=_("Left on"),
        help_text=_("The first day on which they were no longer there."),
        required=False,
        widget=date_input(),
    )

    def __init__(self, sent: Any, *, colleague: Colleague | None, may_end: bool) -> None:  # noqa: ANN401 - as Django
        super().__init__(
            sent, initial={name: getattr(colleague, name) for name in NAMES} if colleague else {}
        )
        if not may_end or colleague is None:
            del self.fields["ended_on"]
        self._is_new = colleague is None
        self._show_usual()

    def clean(self) -> dict[str, Any]:
        """Refuse a namesake who cannot be told apart: most often it is the same colleague."""
        given = super().clean() or {}
        namesakes = Colleague.objects.filter(name__iexact=given.get("name", "").strip())
        if self._is_new and given.get("name") and not given.get("email") and namesakes.exists():
            self.add_error(
                "email",
                _("A colleague of this name is there already; give an address to tell them apart."),
            )
        return given

    def _show_usual(self) -> None:
        """Show in an empty field what counts then."""
        usual = limits_of(ServiceHours)
        shown = {
            "days_a_year": formats.short_number(usual.days),
            "hours_a_day": formats.short_number(usual.hours_a_day),
            "customer_share": formats.short_number(usual.customer_share * 100),
        }
        for name, number in shown.items():
            words = _("usual here: %(number)s") % {"number": number}
            self.fields[name].widget.attrs["placeholder"] = words


class HandOverForm(LookMixin):
    """Who takes over."""

    to = forms.ModelChoiceField(label=_("Hand over to"), queryset=Colleague.objects.none())

    def __init__(self, sent: Any, *, colleague: Colleague, today: date) -> None:  # noqa: ANN401 - as Django
        super().__init__(sent)
        to = self.fields["to"]
        assert isinstance(to, forms.ModelChoiceField)  # noqa: S101 - as declared above
        to.queryset = colleagues(today).exclude(pk=colleague.pk)
