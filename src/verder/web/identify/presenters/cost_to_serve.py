"""Cost to serve as a list of accounts, in words, and by driver."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from verder.documents.sheet import Kind
from verder.domain.identify.cost_to_serve import CostToServe
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.identify.presenters.words import pct, said

Figure = Decimal | NotComputable
KNOWN, UNKNOWN = "known", "unknown"


class Bought(Protocol):
    """What an account bought."""

    @property
    def account_id(self) -> int:
        """Which account."""

    @property
    def revenue(self) -> Decimal:
        """Its net revenue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One account with its cost to serve."""

    name: str
    revenue: Decimal
    costs: CostToServe

    @property
    def revenue_share(self) -> Figure:
        """The cost to serve as a share of net revenue."""
        total = self.costs.total
        if isinstance(total, NotComputable):
            return total
        return total / self.revenue if self.revenue > 0 else NotComputable("no_positive_revenue")


def cost_lines(
    bought: Sequence[Bought], costs: Mapping[int, CostToServe], names: Mapping[int, str]
) -> list[CostLine]:
    """Return a line for each account that bought."""
    return [
        CostLine(
            name=names.get(row.account_id, "?"), revenue=row.revenue, costs=costs[row.account_id]
        )
        for row in bought
    ]


def cost_table(drivers: Sequence[tuple[str, str]]) -> TableSpec[CostLine]:
    """Return the list of accounts; `drivers` are codes and names, each a column to choose."""
    return TableSpec(
        name="costs",
        sort="-total",
        search=lambda line: line.name,
        key=lambda line: line.costs.account_id,
        columns=(*_columns(), *(_column_of(place, *each) for place, each in enumerate(drivers))),
        filters=(
            Filter(
                key="known",
                title=_("Known or not"),
                choices=((KNOWN, _("cost to serve known")), (UNKNOWN, _("not known"))),
                matches=lambda line, value: _is_known(line) == (value == KNOWN),
            ),
        ),
    )


def _is_known(line: CostLine) -> bool:
    return isinstance(line.costs.total, Decimal)


def _columns() -> tuple[Column[CostLine], ...]:
    return (
        Column(
            key="account",
            title=_("Account"),
            value=lambda line: line.name,
            link=lambda line: reverse("account_costs", args=[line.costs.account_id]),
        ),
        Column(
            key="revenue", title=_("Net revenue"), value=lambda line: line.revenue, kind=Kind.MONEY
        ),
        Column(
            key="service",
            title=_("Service"),
            value=lambda line: line.costs.service,
            kind=Kind.MONEY,
        ),
        Column(
            key="capital",
            title=_("Capital"),
            value=lambda line: line.costs.capital,
            kind=Kind.MONEY,
        ),
        Column(
            key="total",
            title=_("Cost to serve"),
            value=lambda line: line.costs.total,
            kind=Kind.MONEY,
        ),
        Column(
            key="share",
            title=_("Of net revenue"),
            value=lambda line: line.revenue_share,
            kind=Kind.SHARE,
        ),
    )


def _column_of(place: int, code: str, name: str) -> Column[CostLine]:
    return Column(
        key=f"driver-{code}",
        title=name,
        value=lambda line: line.costs.costs[place].quantity,
        kind=Kind.DECIMAL,
        is_shown=False,
    )


def cost_sentences(
    *, known: int, customers: int, coverage: Figure, total: Decimal, share: Figure, currency: str
) -> list[SafeString]:
    """Return what the page says first."""
    found = [
        said(
            _("The cost to serve of {known} of {customers} customers is known."),
            known=formats.number(known),
            customers=formats.number(customers),
        )
    ]
    if isinstance(coverage, Decimal):
        found.append(said(_("Together they bring {share} of the revenue."), share=pct(coverage)))
    if known and isinstance(share, Decimal):
        found.append(
            said(
                _("Serving them costs {total} beyond the goods: {share} of what they buy."),
                total=formats.money(total, currency),
                share=pct(share, 1),
            )
        )
    return found
