"""What people choose in the year calendar."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.identify.service_descriptions import CLASS_LABELS
from verder.apps.intensify.models import Colleague
from verder.apps.intensify.reports.plan_hours import plan_months
from verder.apps.intensify.reports.year_calendar import CalendarAsked, Side
from verder.domain.identify.service_concept import ServiceClass
from verder.domain.values.period import add_months, first_of_month
from verder.web.core.forms import LookMixin
from verder.web.intensify.plan_forms import MonthField


class CalendarForm(LookMixin):
    """Rows, months, and whose contacts; whatever is not understood narrows nothing."""

    side = forms.ChoiceField(
        label=_("Rows"),
        choices=[(Side.ACCOUNTS.value, _("Accounts")), (Side.COLLEAGUES.value, _("Colleagues"))],
        required=False,
    )
    colleague = forms.TypedChoiceField(
        label=_("Colleague"), coerce=int, empty_value=None, required=False
    )
    account = forms.TypedChoiceField(
        label=_("Account"), coerce=int, empty_value=None, required=False
    )
    group = forms.ChoiceField(
        label=_("Class"), choices=[("", _("all")), *CLASS_LABELS.items()], required=False
    )

    def __init__(
        self,
        sent: QueryDict,
        *,
        today: date,
        colleagues: Iterable[Colleague],
        accounts: Iterable[Account],
    ) -> None:
        self.first = first = first_of_month(today)
        super().__init__({**sent.dict(), "from": sent.get("from") or f"{first:%Y-%m}"})
        months = [add_months(first, 3 * number) for number in range(-4, 5)]
        self.fields["from"] = MonthField(months, label=_("From"), required=False)
        self.fields["from"].widget.attrs["class"] = "form-select"
        for name, rows in (("colleague", colleagues), ("account", accounts)):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - as above
            field.choices = [("", _("all")), *((row.pk, row.name) for row in rows)]

    @property
    def asked(self) -> CalendarAsked:
        """What was chosen."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        return CalendarAsked(
            months=plan_months(given.get("from") or self.first),
            side=Side(given.get("side") or Side.ACCOUNTS),
            colleague_id=given.get("colleague"),
            account_id=given.get("account"),
            service_class=ServiceClass(given["group"]) if given.get("group") else None,
        )
