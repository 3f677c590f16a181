"""The period that a page is about: one of the usual ones, or from day to day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.domain.values.period import (
    Period,
    add_months,
    first_of_month,
    last_complete_months,
)

USUAL = "last12"
# Days so far out have no period before or after them.
IN_REACH = [MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2200, 1, 1))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """First and last day of the invoice lines, and the month in which the fiscal year begins."""

    first_on: date
    last_on: date
    fiscal_year_start: int = 1

    @property
    def last_year(self) -> Period:
        """The last twelve complete months: the usual period."""
        return last_complete_months(self.last_on)

    @property
    def fiscal_year(self) -> Period:
        """The fiscal year that holds the last complete month."""
        last = self.last_year.last_on
        year = last.year if last.month >= self.fiscal_year_start else last.year - 1
        start = date(year, self.fiscal_year_start, 1)
        return Period(start, add_months(start, 12))


def _year_to_date(span: Span) -> Period:
    return Period(span.fiscal_year.start_on, span.last_year.end_on)


def _year_before(span: Span) -> Period:
    return span.fiscal_year.previous()


def _everything(span: Span) -> Period:
    return Period(first_of_month(span.first_on), add_months(first_of_month(span.last_on), 1))


PRESETS: Mapping[str, tuple[str | Promise, Callable[[Span], Period]]] = {
    "last12": (_("Last 12 months"), lambda span: span.last_year),
    "last3": (_("Last 3 months"), lambda span: last_complete_months(span.last_on, 3)),
    "last24": (_("Last 24 months"), lambda span: last_complete_months(span.last_on, 24)),
    "year": (_("This fiscal year"), _year_to_date),
    "year_before": (_("Fiscal year before"), _year_before),
    "all": (_("Everything"), _everything),
}


class FromToForm(forms.Form):
    """Both days included, as people write a period."""

    start = forms.DateField(label=_("from"), validators=IN_REACH)
    end = forms.DateField(label=_("to"), validators=IN_REACH)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenPeriod:
    """The period of the page, and what the picker shows."""

    period: Period
    key: str  # a preset, or "days"
    is_mistaken: bool = False  # days were asked for that make no period

    @property
    def presets(self) -> list[tuple[str, str | Promise]]:
        """The usual periods by key."""
        return [(key, title) for key, (title, _of) in PRESETS.items()]

    @property
    def title(self) -> str | Promise:
        """The name of the usual period, or nothing."""
        return PRESETS[self.key][0] if self.key in PRESETS else ""


def choose_period(query: Mapping[str, str], span: Span) -> ChosenPeriod:
    """Return the period that the address names: `period=last12`, or `from=…&to=…`.

    What makes no sense gives the usual period and says so, instead of an error.
    """
    if query.get("from") or query.get("to"):
        return _days(query, span)
    key = query.get("period", USUAL)
    key = key if key in PRESETS else USUAL
    return ChosenPeriod(period=PRESETS[key][1](span), key=key)


def _days(query: Mapping[str, str], span: Span) -> ChosenPeriod:
    form = FromToForm({"start": query.get("from"), "end": query.get("to")})
    if form.is_valid() and form.cleaned_data["start"] <= form.cleaned_data["end"]:
        period = Period.of_days(form.cleaned_data["start"], form.cleaned_data["end"])
        return ChosenPeriod(period=period, key="days")
    return ChosenPeriod(period=span.last_year, key=USUAL, is_mistaken=True)
