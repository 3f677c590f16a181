"""The Pareto chart of the ABC page, with its words."""

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.apps.identify.reports.abc import AbcReport
from verder.domain.identify.abc_analysis import AbcRow
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.charts.pareto import (
    ParetoClass,
    ParetoCustomer,
    ParetoNames,
    pareto_option,
)
from verder.web.identify.charts.parts import Option
from verder.web.identify.presenters.abc import class_title
from verder.web.identify.presenters.bars import class_ends, drawn_rows


def pareto_chart(report: AbcReport) -> Option:
    """Return the Pareto chart of the accounts in view."""
    names = ParetoNames(
        customers=_("Share of customers, largest first"),
        cumulative=_("Cumulative share"),
    )
    customers = [_customer(report, place, row) for place, row in drawn_rows(report.found)]
    return pareto_option(customers, _classes(report), names)


def _customer(report: AbcReport, place: int, row: AbcRow) -> ParetoCustomer:
    revenue = formats.money(row.revenue, report.basis.currency)
    lines = [
        report.names.get(row.account_id, "?"),
        _("{revenue}, {share} of all").format(revenue=revenue, share=_share(row.share)),
        _("number {place}, up to here {share}").format(
            place=formats.number(place), share=_share(row.cumulative_share)
        ),
    ]
    return ParetoCustomer(
        place=place,
        revenue=row.revenue,
        cumulative_share=_reached(row),
        group=str(row.group),
        words="\n".join(lines),
        href=reverse("account", args=[row.account_id]),
    )


def _classes(report: AbcReport) -> list[ParetoClass]:
    ends = class_ends(report.found)
    firsts = [1, *(place + 1 for place, _row in ends)]
    return [
        ParetoClass(
            group=str(row.group),
            name=class_title(row.group),
            first=first,
            last=place,
            cumulative_share=_reached(row),
            words=_end_words(place, row),
        )
        for first, (place, row) in zip(firsts, ends, strict=False)
    ]


def _end_words(place: int, row: AbcRow) -> str:
    customers = ngettext("%(count)s customer", "%(count)s customers", place) % {
        "count": formats.number(place)
    }
    return f"{customers}\n{_share(row.cumulative_share)}"


def _reached(row: AbcRow) -> Decimal:
    """Return how much of the revenue is reached with an account that is in a class."""
    reached = row.cumulative_share
    return Decimal(0) if isinstance(reached, NotComputable) else reached


def _share(found: Decimal | NotComputable) -> str:
    return "–" if isinstance(found, NotComputable) else formats.share(found)
