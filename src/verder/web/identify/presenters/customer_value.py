"""What the pages of customer value say and list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.lifetime_value import ValueRange
from verder.domain.identify.value_models import ValueModel
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Filter, Table, TableSpec
from verder.web.identify.presenters.columns import account_column, column, further
from verder.web.identify.presenters.words import STEP_WORDS, Text, pct, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.customer_value import CustomerValueReport, ValuedAccount
    from verder.apps.identify.reports.loyalty import Prospects

Row = TypeVar("Row")
MODEL_NAMES: Final[dict[ValueModel, Text]] = {
    ValueModel.LOYALTY: gettext_lazy("Own orders, loyalty counts (sBG)"),
    ValueModel.OWN: gettext_lazy("Own orders, one retention"),
    ValueModel.ASSUMED: gettext_lazy("Assumed: the retention of the slider"),
}
NOT_GIVEN: Final = NotComputable("acquisition_cost_not_given")
NOTHING_EXPECTED: Final = NotComputable("no_stable_fit")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """An account of the list."""

    name: str
    row: "ValuedAccount"

    def __str__(self) -> str:
        return self.name

    @property
    def value(self) -> ValueRange:
        """What it is worth, with the range."""
        return self.row.found.value

    @property
    def after_cost(self) -> Decimal | NotComputable:
        """The value less the cost of winning, where somebody gave that."""
        cost = self.row.acquisition_cost
        return NOT_GIVEN if cost is None else self.value.middle - cost


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """What a year brings, discounted to now."""

    number: int
    found: ValueRange


def range_words(found: ValueRange, currency: str) -> str:
    """Return a value with its range, as people say it."""
    return _("%(middle)s, between %(low)s and %(high)s") % {
        "middle": formats.money(found.middle, currency),
        "low": formats.money(found.low, currency),
        "high": formats.money(found.high, currency),
    }


def customer_value_sentences(report: "CustomerValueReport") -> list[SafeString]:
    """Return the values in plain words."""
    found, currency = report.valuation, report.basis.currency
    total = said(
        ngettext(
            "<strong>{count}</strong> customer that still buys is worth about "
            "<strong>{value}</strong>: between {low} and {high}.",
            "<strong>{count}</strong> customers that still buy are worth about "
            "<strong>{value}</strong> together: between {low} and {high}.",
            len(report.rows),
        ),
        count=formats.number(len(report.rows)),
        value=formats.money(report.total.middle, currency),
        low=formats.money(report.total.low, currency),
        high=formats.money(report.total.high, currency),
    )
    step = said(_("Counted on {step}."), step=STEP_WORDS[found.contributions.step])
    return [total, _retention(report), step, *_outside(report)]


def _retention(report: "CustomerValueReport") -> SafeString:
    found = report.valuation
    own, renewals = found.loyalty.retention, found.loyalty.renewals
    if found.model is ValueModel.ASSUMED or isinstance(own, NotComputable):
        text = _("That {share} stays each year is assumed, not learned from own orders.")
        return said(text, share=pct(found.assumed.retention))
    text = (
        _("Of {due} renewals that were due {share} was made; who stayed longer stays longer.")
        if found.model is ValueModel.LOYALTY
        else _("Of {due} renewals that were due {share} was made.")
    )
    return said(text, due=formats.number(renewals.due), share=pct(own, 1))


def _stopped(report: "CustomerValueReport") -> list[SafeString]:
    rows = [row for row in report.rows if row.has_probably_stopped]
    if not rows:
        return []
    text = ngettext(
        "By the rhythm of its orders <strong>{count}</strong> of them has probably stopped: "
        "its {value} may not come.",
        "By the rhythm of their orders <strong>{count}</strong> of them have probably stopped: "
        "their {value} may not come.",
        len(rows),
    )
    value = sum((row.value for row in rows), Decimal(0))
    currency = report.basis.currency
    return [said(text, count=formats.number(len(rows)), value=formats.money(value, currency))]


def _outside(report: "CustomerValueReport") -> list[SafeString]:
    told = list(_stopped(report))
    if report.gone:
        text = ngettext(
            "{count} account without an order for a year stands outside.",
            "{count} accounts without an order for a year stand outside.",
            report.gone,
        )
        told.append(said(text, count=formats.number(report.gone)))
    if report.without_contribution:
        text = ngettext(
            "{count} account is left out, for its cost is not known well enough.",
            "{count} accounts are left out, for their cost is not known well enough.",
            report.without_contribution,
        )
        told.append(said(text, count=formats.number(report.without_contribution)))
    return told


def year_table(years: Sequence[ValueRange], query: QueryDict, *, currency: str) -> Table[YearLine]:
    """Return the discounted contributions as the table of their chart."""
    return chart_table(
        "years",
        _("Contribution year after year, in money of today"),
        [
            column("year", _("Year"), lambda line: line.number, Kind.NUMBER),
            *_ends(lambda line: line.found),
        ],
        [YearLine(number=number, found=each) for number, each in enumerate(years, start=1)],
        query,
        currency=currency,
    )


def largest_table(
    lines: Sequence[ValueLine], query: QueryDict, *, currency: str
) -> Table[ValueLine]:
    """Return the most valuable customers as the table of their chart."""
    columns: list[Column[ValueLine]] = [
        column("name", _("Account"), lambda line: line.name),
        *_ends(lambda line: line.value),
    ]
    title = _("The most valuable customers, each with its range")
    return chart_table("largest", title, columns, lines, query, currency=currency)


def _ends(found: Callable[[Row], ValueRange]) -> list[Column[Row]]:
    return [
        column("low", gettext_lazy("Low"), lambda line: found(line).low, Kind.MONEY),
        column("value", gettext_lazy("Value"), lambda line: found(line).middle, Kind.MONEY),
        column("high", gettext_lazy("High"), lambda line: found(line).high, Kind.MONEY),
    ]


def value_table() -> TableSpec[ValueLine]:
    """Return the list of accounts with their values."""
    return TableSpec(
        name="values",
        columns=_columns(),
        sort="-value",
        search=lambda line: line.name,
        filters=[
            Filter(
                key="sign",
                title=gettext_lazy("All values"),
                choices=[("negative", gettext_lazy("Negative value"))],
                matches=lambda line, _sign: line.value.is_negative,
            ),
            Filter(
                key="rhythm",
                title=gettext_lazy("Buying on and stopped"),
                choices=[("stopped", gettext_lazy("Probably stopped"))],
                matches=lambda line, _rhythm: line.row.has_probably_stopped,
            ),
        ],
        key=lambda line: line.row.account_id,
    )


def _columns() -> list[Column[ValueLine]]:
    return [
        account_column(lambda line: reverse("account_value", args=[line.row.account_id])),
        column(
            "contribution",
            gettext_lazy("Contribution a year"),
            lambda line: line.row.found.customer.contribution,
            Kind.MONEY,
        ),
        column(
            "years",
            gettext_lazy("Years bought"),
            lambda line: line.row.found.customer.years,
            Kind.NUMBER,
        ),
        column(
            "retention",
            gettext_lazy("Stays next year"),
            lambda line: line.row.found.retention,
            Kind.SHARE,
        ),
        *_ends(lambda line: line.value),
        further(
            "cost",
            gettext_lazy("Cost of winning"),
            lambda line: (
                NOT_GIVEN if line.row.acquisition_cost is None else line.row.acquisition_cost
            ),
            Kind.MONEY,
        ),
        further(
            "after",
            gettext_lazy("Value less cost of winning"),
            lambda line: line.after_cost,
            Kind.MONEY,
        ),
        *_expected_columns(),
    ]


def _expected_columns() -> list[Column[ValueLine]]:
    return [
        further(
            "alive",
            gettext_lazy("Still buys, by the rhythm of orders"),
            lambda line: _expected(line.row.prospects, "alive", 1),
            Kind.SHARE,
        ),
        further(
            "orders_low",
            gettext_lazy("Days with an order next year, low"),
            lambda line: _expected(line.row.prospects, "orders", 0),
            Kind.DECIMAL,
        ),
        further(
            "orders_high",
            gettext_lazy("Days with an order next year, high"),
            lambda line: _expected(line.row.prospects, "orders", 2),
            Kind.DECIMAL,
        ),
    ]


def _expected(found: "Prospects | None", name: str, which: int) -> Decimal | NotComputable:
    if found is None:
        return NOTHING_EXPECTED
    return Decimal(str(round(getattr(found, name)[which], 4)))
