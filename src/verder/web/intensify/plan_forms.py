"""What people fill in of the plan: a planned contact, and how a proposal is made."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from verder.apps.intensify.enums import SeriesUnit
from verder.apps.intensify.models import Colleague, ContactMoment, Position
from verder.apps.intensify.models.contacts import MOST_MINUTES
from verder.apps.intensify.models.plans import MOST_EVERY
from verder.apps.intensify.plan_entries import PlanEntry
from verder.apps.intensify.reports.contact_plan import Basis
from verder.domain.values.period import add_months, first_of_month
from verder.web.core import formats
from verder.web.core.forms import LookMixin
from verder.web.intensify.plan_words import PLANNED_CHANNELS

AHEAD: Final = 18
Choices = list[tuple[str, str]]


class MonthField(forms.TypedChoiceField):
    """A month of those that can be planned in."""

    def __init__(self, months: Iterable[date], **given: Any) -> None:  # noqa: ANN401 - as Django's own
        choices = [(f"{month:%Y-%m}", formats.month(month)) for month in months]
        super().__init__(choices=choices, coerce=month_of, **given)


def month_of(text: str) -> date:
    """Return the month that is written as 2027-03.

    >>> month_of("2027-03")
    datetime.date(2027, 3, 1)
    """
    return date.fromisoformat(f"{text}-01")


def months_ahead(today: date, also: date | None = None) -> list[date]:
    """Return the months in which contacts can be planned, and one more where it is not there."""
    months = {add_months(first_of_month(today), number) for number in range(AHEAD)}
    return sorted(months | ({first_of_month(also)} if also else set()))


class PlannedForm(LookMixin):
    """A planned contact: whom, who, by what way, when, what for, how long."""

    position = forms.ModelMultipleChoiceField(label=_("Whom"), queryset=Position.objects.none())
    colleague = forms.ModelMultipleChoiceField(
        label=_("Who of us"), queryset=Colleague.objects.none()
    )
    channel = forms.ChoiceField(label=_("How"), choices=PLANNED_CHANNELS)
    on = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty for any day of the month."),
    )
    purpose = forms.CharField(label=_("What for"), max_length=300, required=False)
    minutes = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=0,
        max_value=MOST_MINUTES,
        help_text=_("Without the way there. Empty: as the service concept has it."),
    )

    every = forms.IntegerField(
        label=_("Comes back every"), required=False, min_value=1, max_value=MOST_EVERY
    )
    unit = forms.ChoiceField(label=_("weeks or months"), choices=SeriesUnit.choices, required=False)
    until = forms.DateField(
        label=_("Up to and including"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty: for a year."),
    )

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as Django
        *,
        positions: Collection[Position],
        colleagues: Collection[Colleague],
        today: date,
        moment: ContactMoment | None = None,
    ) -> None:
        super().__init__(
            sent,
            auto_id=f"planned_{moment.pk if moment else 'new'}_%s",
            initial=_said(moment) if moment else {"month": f"{today:%Y-%m}"},
        )
        self.fields["month"] = MonthField(
            months_ahead(today, moment.on if moment else None), label=_("Month")
        )
        self.fields["month"].widget.attrs["class"] = "form-select"
        for name, model, rows in (
            ("position", Position, positions),
            ("colleague", Colleague, colleagues),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - as above
            field.queryset = model._default_manager.filter(pk__in=[row.pk for row in rows])  # noqa: SLF001
            field.choices = [(row.pk, str(row)) for row in rows]
            field.widget.attrs.update({"class": "form-select", "size": min(4, max(2, len(rows)))})
        self.order_fields(["position", "colleague", "channel", "month", "on", "purpose"])
        if moment is not None and moment.series is None:
            for name in ("every", "unit", "until"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse a day outside the month."""
        cleaned: dict[str, Any] = super().clean() or {}
        on, month = cleaned.get("on"), cleaned.get("month")
        if on and month and first_of_month(on) != month:
            cleaned["month"] = first_of_month(on)
        return cleaned

    @property
    def rhythm(self) -> dict[str, Any] | None:
        """How the contact comes back; None where it happens once."""
        given, begin = self.cleaned_data, self.entry.on
        if not given.get("every"):
            return None
        return {
            "every": given["every"],
            "unit": given["unit"] or SeriesUnit.MONTH,
            "from_on": begin,
            "until_on": given["until"] or add_months(first_of_month(begin), 12),
        }

    @property
    def entry(self) -> PlanEntry:
        """What was filled in."""
        given = self.cleaned_data
        return PlanEntry(
            channel=given["channel"],
            on=given["on"] or given["month"],
            is_month_only=given["on"] is None,
            minutes=given["minutes"],
            purpose=given["purpose"],
            positions=frozenset(row.pk for row in given["position"]),
            colleagues=frozenset(row.pk for row in given["colleague"]),
        )


class ProposalForm(LookMixin):
    """From which month a year is proposed, and whether only what lacks."""

    basis = forms.ChoiceField(
        label=_("Plan"),
        choices=[
            (Basis.GAP.value, _("what lacks beside the contacts there are")),
            (Basis.IDEAL.value, _("every contact there should be")),
        ],
        required=False,
    )

    def __init__(self, sent: QueryDict, *, today: date) -> None:
        first = first_of_month(today)
        usual = f"{add_months(first, 1):%Y-%m}"
        super().__init__({**sent.dict(), "from": sent.get("from") or usual})
        nearest = [add_months(first, number) for number in range(4)]
        self.fields["from"] = MonthField(
            sorted({*nearest, date(today.year + 1, 1, 1)}), label=_("From"), required=False
        )
        self.fields["from"].widget.attrs["class"] = "form-select"
        self.first = add_months(first, 1)
        if self.is_valid():
            self.first = self.cleaned_data["from"] or self.first

    @property
    def chosen(self) -> Basis:
        """What is planned."""
        return Basis(self.cleaned_data.get("basis") or Basis.GAP) if self.is_valid() else Basis.GAP


def _said(moment: ContactMoment) -> dict[str, object]:
    series = moment.series
    rhythm = (
        {"every": series.every, "unit": series.unit, "until": series.until_on} if series else {}
    )
    return {
        **rhythm,
        "position": [each.pk for each in moment.positions.all()],
        "colleague": [each.pk for each in moment.colleagues.all()],
        "channel": moment.channel,
        "month": f"{moment.on:%Y-%m}",
        "on": None if moment.is_month_only else moment.on,
        "purpose": moment.purpose,
        "minutes": moment.minutes,
    }
