"""What the double Pareto page says and lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.documents.sheet import Kind
from verder.domain.identify.double_pareto import DoublePareto, MarginUnit
from verder.domain.identify.profit_ladder import Step
from verder.domain.values.missing import NotComputable
from verder.web.core.tables import Column, TableSpec
from verder.web.identify.presenters.columns import account_column, column
from verder.web.identify.presenters.words import STEP_NAMES, STEP_WORDS, pct, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.double_pareto import DoubleParetoReport


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """A unit of the curve: the best margin ratio first."""

    name: str
    unit: MarginUnit
    margin_share: Decimal
    revenue_so_far: Decimal
    margin_so_far: Decimal | NotComputable

    def __str__(self) -> str:
        return self.name


def unit_lines(found: DoublePareto, names: Mapping[int, str]) -> list[UnitLine]:
    """Return the units in the order of the curve."""
    reached = pairwise(zip(found.reached_revenue, found.reached_margin, strict=True))
    return [
        UnitLine(
            name=names.get(unit.account_id, "?"),
            unit=unit,
            margin_share=unit.margin / unit.revenue,
            revenue_so_far=revenue / found.revenue,
            margin_so_far=(
                margin / found.margin if found.margin > 0 else NotComputable("margin_not_positive")
            ),
        )
        for unit, (_before, (revenue, margin)) in zip(found.units, reached, strict=True)
    ]


def double_pareto_sentences(report: "DoubleParetoReport") -> list[SafeString]:
    """Return whether the rule holds here, in plain words."""
    found = report.found
    counted = said(_("Counted on {step}."), step=STEP_WORDS[report.step])
    told = [] if report.is_by_product_group else [counted]
    return [_verdict(found), *_needed(found), *_peak(found), *told, *_coverage(report.coverage)]


def _verdict(found: DoublePareto) -> SafeString:
    share = found.margin_share
    if isinstance(share, NotComputable):
        return said(_("The margins do not add up to more than zero, so the rule cannot be tested."))
    text = (
        _(
            "The rule holds here: the best <strong>{part}</strong> of revenue brings "
            "<strong>{share}</strong> of the margin."
        )
        if found.holds is True
        else _(
            "The rule does not hold here: the best <strong>{part}</strong> of revenue brings "
            "<strong>{share}</strong> of the margin, not {claim}."
        )
    )
    return said(
        text,
        part=pct(found.limits.revenue_share),
        share=pct(share, 1),
        claim=pct(found.limits.margin_share),
    )


def _needed(found: DoublePareto) -> list[SafeString]:
    needed = found.revenue_share_needed
    if isinstance(needed, NotComputable):
        return []
    text = _("It takes <strong>{needed}</strong> of revenue to bring {claim} of the margin.")
    return [said(text, needed=pct(needed, 1), claim=pct(found.limits.margin_share))]


def _peak(found: DoublePareto) -> list[SafeString]:
    if isinstance(found.peak_share, NotComputable) or found.peak_share <= 1:
        return []
    text = _("The curve rises to {peak}: what is sold at a loss takes the rest away again.")
    return [said(text, peak=pct(found.peak_share, 1))]


def _coverage(coverage: Decimal | NotComputable) -> list[SafeString]:
    if isinstance(coverage, NotComputable) or coverage >= 1:
        return []
    text = _("Only what has a known cost is counted: {coverage} of revenue.")
    return [said(text, coverage=pct(coverage, 1))]


def unit_table(step: Step, *, is_by_product_group: bool) -> TableSpec[UnitLine]:
    """Return the list of units."""
    columns: list[Column[UnitLine]] = [
        account_column(lambda line: reverse("account", args=[line.unit.account_id]))
    ]
    if is_by_product_group:
        columns.append(
            column(
                "product_group",
                gettext_lazy("Product group"),
                lambda line: line.unit.product_group or str(_("no product group")),
            )
        )
    return TableSpec(
        name="units",
        columns=[*columns, *_figures(step)],
        sort="-margin_share",
        search=lambda line: f"{line.name} {line.unit.product_group or ''}",
    )


def _figures(step: Step) -> list[Column[UnitLine]]:
    return [
        column("revenue", gettext_lazy("Net revenue"), lambda line: line.unit.revenue, Kind.MONEY),
        column("margin", STEP_NAMES[step], lambda line: line.unit.margin, Kind.MONEY),
        column(
            "margin_share", gettext_lazy("Margin %"), lambda line: line.margin_share, Kind.SHARE
        ),
        column(
            "revenue_so_far",
            gettext_lazy("Revenue so far"),
            lambda line: line.revenue_so_far,
            Kind.SHARE,
        ),
        column(
            "margin_so_far",
            gettext_lazy("Margin so far"),
            lambda line: line.margin_so_far,
            Kind.SHARE,
        ),
    ]
