"""What the page that divides visits says, draws and lists."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.identify.service_descriptions import CLASS_LABELS
from verder.apps.intensify.reports.visit_allocation import AllocationLine, AllocationReport
from verder.documents.sheet import Kind
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import CellValue, Column, TableSpec
from verder.web.identify.charts.parts import Option
from verder.web.identify.presenters.words import pct, said
from verder.web.intensify.charts.visits import answer_option, division_option

DRAWN: Final = 16


def allocation_sentences(report: AllocationReport, currency: str) -> list[SafeString]:
    """Return the division in plain words."""
    return [_gained(report, currency), *_moved(report), *_margins(report, currency)]


def _gained(report: AllocationReport, currency: str) -> SafeString:
    text = _(
        "<strong>{visits}</strong> visits divided like this bring <strong>{then}</strong> a year; "
        "the {before} visits of now bring {now}."
    )
    return said(
        text,
        visits=formats.number(report.found.visits),
        then=formats.money(report.found.contribution, currency),
        before=formats.number(report.visits_now),
        now=formats.money(report.found.contribution_now, currency),
    )


def _moved(report: AllocationReport) -> list[SafeString]:
    """Return who would be visited most more, and most less."""
    ordered = sorted(report.lines, key=lambda line: (-line.change, line.account.pk))
    words = (
        _("Most more for {name}: {then} visits instead of {now}."),
        _("Most less for {name}: {then} visits instead of {now}."),
    )
    found = zip(words, (ordered[0], ordered[-1]), (1, -1), strict=True)
    return [
        said(
            text,
            name=line.account.name,
            then=formats.number(line.found.visits),
            now=formats.number(line.visits_now),
        )
        for text, line, sign in found
        if line.change * sign > 0
    ]


def _margins(report: AllocationReport, currency: str) -> list[SafeString]:
    if isinstance(report.next_gain, NotComputable) or not report.found.gains:
        return []
    text = _(
        "The last visit adds {last}, one more would add <strong>{next}</strong>: worth it as long "
        "as a visit costs you less."
    )
    return [
        said(
            text,
            last=formats.money(report.found.gains[-1], currency),
            next=formats.money(report.next_gain, currency),
        )
    ]


def gain_words(report: AllocationReport) -> str:
    """Return what is gained as a part of what there is now."""
    now = report.found.contribution_now
    return "" if now <= 0 else pct(report.gain / now, 1)


def division_chart(lines: Sequence[AllocationLine]) -> Option:
    """Return the accounts whose visits change most, now and divided."""
    changed = sorted(lines, key=lambda line: (-abs(line.change), line.account.pk))[:DRAWN]
    ordered = sorted(changed, key=lambda line: (-line.found.visits, line.account.pk))
    return division_option(
        [(line.account.name, line.visits_now, line.found.visits) for line in ordered],
        now_name=_("Visits now"),
        divided_name=_("Divided"),
    )


def answer_chart(report: AllocationReport) -> Option:
    """Return what any number of visits brings at best."""
    return answer_option(
        report.ahead,
        now=(report.visits_now, report.found.contribution_now),
        asked=report.found.visits,
        curve_name=_("Best division"),
        point_names=(_("Visits now"), _("Divided")),
        visits_name=_("Visits a year"),
    )


def allocation_table() -> TableSpec[AllocationLine]:
    """Describe the list of accounts, who gets most visits first."""
    return TableSpec(
        name="visits",
        columns=[*_visit_columns(), *_money_columns()],
        sort="-divided",
        search=lambda line: line.account.name,
        totals=_totals,
    )


def _totals(lines: Sequence[AllocationLine]) -> dict[str, CellValue]:
    return {
        "now": sum((line.visits_now for line in lines), Decimal(0)),
        "divided": Decimal(sum(line.found.visits for line in lines)),
        "change": sum((line.change for line in lines), Decimal(0)),
        "contribution": sum((line.found.contribution_now for line in lines), Decimal(0)),
        "then": sum((line.found.contribution for line in lines), Decimal(0)),
        "gain": sum((line.gain for line in lines), Decimal(0)),
    }


def _visit_columns() -> list[Column[AllocationLine]]:
    return [
        Column(
            key="account",
            title=gettext_lazy("Account"),
            value=lambda line: line.account.name,
            link=lambda line: reverse("contact_plan", args=[line.account.pk]),
        ),
        Column(
            key="class",
            title=gettext_lazy("Class"),
            value=lambda line: str(CLASS_LABELS[line.service_class]),
        ),
        Column(
            key="now",
            title=gettext_lazy("Visits now"),
            value=lambda line: line.visits_now,
            kind=Kind.DECIMAL,
            template="intensify/cells/visits_now.html",
        ),
        Column(
            key="service",
            title=gettext_lazy("By service concept"),
            value=lambda line: line.of_service,
            kind=Kind.DECIMAL,
            template="intensify/cells/visits.html",
        ),
        Column(
            key="agreed",
            title=gettext_lazy("Agreed"),
            value=lambda line: line.agreed,
            kind=Kind.NUMBER,
        ),
        Column(
            key="divided",
            title=gettext_lazy("Divided"),
            value=lambda line: line.found.visits,
            kind=Kind.NUMBER,
        ),
        Column(
            key="change",
            title=gettext_lazy("More or fewer"),
            value=lambda line: line.change,
            kind=Kind.DECIMAL,
            template="intensify/cells/visits.html",
        ),
    ]


def _money_columns() -> list[Column[AllocationLine]]:
    return [
        Column(
            key="contribution",
            title=gettext_lazy("Contribution now"),
            value=lambda line: line.found.contribution_now,
            kind=Kind.MONEY,
        ),
        Column(
            key="then",
            title=gettext_lazy("Contribution then"),
            value=lambda line: line.found.contribution,
            kind=Kind.MONEY,
        ),
        Column(
            key="gain",
            title=gettext_lazy("Gain"),
            value=lambda line: line.gain,
            kind=Kind.MONEY,
        ),
        Column(
            key="next",
            title=gettext_lazy("One more visit adds"),
            value=lambda line: line.found.next_gain,
            kind=Kind.MONEY,
        ),
    ]
