"""What the life cycle page says and lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.life_cycle import Stage, Standing
from verder.domain.identify.stage_totals import StageTotals
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Filter, Table, TableSpec
from verder.web.identify.presenters.columns import account_column, column, further
from verder.web.identify.presenters.stages import ADVICE, STAGE_NAMES, reason_of
from verder.web.identify.presenters.words import linked, pct, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.amounts import Margin
    from verder.apps.identify.reports.life_cycle import LifeCycleReport

NO_ORDER = NotComputable("no_orders")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    """A stage with its accounts together; `margin` is None for who may not see it."""

    stage: Stage
    name: str
    totals: StageTotals
    share: Decimal
    margin: "Margin | None"
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """An account of the list."""

    name: str
    found: Standing
    stage: str
    before: str

    @property
    def reason(self) -> str:
        """Why it stands in this stage; put in words only where somebody reads it."""
        return reason_of(self.found)

    def __str__(self) -> str:
        return self.name


def stage_lines(report: "LifeCycleReport") -> list[StageLine]:
    """Return the stages that have an account, with the share of all accounts."""
    whole = len(report.standings)
    return [
        StageLine(
            stage=stage,
            name=str(STAGE_NAMES[stage]),
            totals=totals,
            share=Decimal(totals.accounts) / whole,
            margin=report.margins[stage] if report.margins else None,
            advice=str(ADVICE[stage]),
        )
        for stage, totals in report.totals.items()
        if totals.accounts
    ]


def standing_lines(report: "LifeCycleReport") -> list[StandingLine]:
    """Return the accounts of the list, the largest first."""
    stages = {stage: str(name) for stage, name in STAGE_NAMES.items()}
    before = {key: stages[stage] for key, stage in report.before.items()}
    return [
        StandingLine(
            name=report.names.get(each.account_id, "?"),
            found=each,
            stage=stages[each.stage],
            before=before.get(each.account_id, ""),
        )
        for each in report.standings
    ]


def life_cycle_sentences(report: "LifeCycleReport") -> list[SafeString]:
    """Return the life cycle in plain words."""
    text = _("These are the stages on <strong>{day}</strong>, the last day of the period.")
    today = said(text, day=formats.day(report.today))
    return [today, *_risk(report), *_young(report)]


def _risk(report: "LifeCycleReport") -> list[SafeString]:
    found, currency = report.at_risk, report.basis.currency
    if not found:
        return [said(_("No account is at risk: everybody orders about as often as usual."))]
    text = ngettext(
        "<strong>{count}</strong> account is at risk, worth <strong>{amount}</strong> a year.",
        "<strong>{count}</strong> accounts are at risk, together worth <strong>{amount}</strong> "
        "a year.",
        len(found),
    )
    amount = formats.money(report.revenue_at_risk, currency)
    told = said(text, count=formats.number(len(found)), amount=amount)
    first = found[0]
    largest = said(
        _("The largest is {account}: {reason}."),
        account=linked(
            reverse("account", args=[first.account_id]), report.names.get(first.account_id, "?")
        ),
        reason=reason_of(first),
    )
    return [told, largest]


def _young(report: "LifeCycleReport") -> list[SafeString]:
    if report.is_long_enough:
        return []
    text = _(
        "The invoice lines begin on {day}: who ordered before that looks new, and growth cannot "
        "always be told."
    )
    return [said(text, day=formats.day(report.basis.days[0]))]


def transition_rows(
    report: "LifeCycleReport",
) -> tuple[list[str], list[tuple[str, list[tuple[str, str]]]]]:
    """Return the names of the ends, and each start with its shares and counts."""
    if isinstance(report.transitions, NotComputable):
        return [], []
    cells = {(each.start, each.end): each for each in report.transitions}
    starts = [stage for stage in Stage if any(start is stage for start, _end in cells)]
    ends = [stage for stage in Stage if any(end is stage for _start, end in cells)]
    rows = []
    for start in starts:
        found = [cells.get((start, end)) for end in ends]
        row = [
            (pct(each.share), formats.number(each.accounts)) if each else ("", "") for each in found
        ]
        rows.append((str(STAGE_NAMES[start]), row))
    return [str(STAGE_NAMES[end]) for end in ends], rows


def dot_words(line: StandingLine, currency: str) -> str:
    """Return what a dot of the curve tells."""
    revenue = formats.money(line.found.revenue, currency)
    return "\n".join([line.name, line.reason, _("Net revenue %(amount)s") % {"amount": revenue}])


def stage_table(
    lines: Sequence[StageLine], query: QueryDict, *, has_margins: bool, currency: str
) -> Table[StageLine]:
    """Return the stages as the table of the chart."""
    columns: list[Column[StageLine]] = [
        column("stage", _("Stage"), lambda line: line.name),
        column("accounts", _("Accounts"), lambda line: line.totals.accounts, Kind.NUMBER),
        column("share", _("Share of accounts"), lambda line: line.share, Kind.SHARE),
        column("revenue", _("Net revenue"), lambda line: line.totals.revenue, Kind.MONEY),
    ]
    if has_margins:
        columns += [
            column("margin", _("Gross margin"), lambda line: _of(line).amount, Kind.MONEY),
            column("coverage", _("Cost known"), lambda line: _of(line).coverage, Kind.SHARE),
        ]
    columns += [
        column(
            "tenure",
            _("Years as a customer"),
            lambda line: line.totals.average_tenure,
            Kind.DECIMAL,
        ),
        column("advice", _("Advice"), lambda line: line.advice),
    ]
    title = _("Accounts by stage of the life cycle")
    return chart_table("stages", title, columns, lines, query, currency=currency)


def _of(line: StageLine) -> "Margin":
    assert line.margin is not None  # noqa: S101 - the columns of margins are there only then
    return line.margin


def standing_table() -> TableSpec[StandingLine]:
    """Return the list of accounts by stage."""
    return TableSpec(
        name="life-cycle",
        columns=_columns(),
        sort="-worth",
        search=lambda line: line.name,
        filters=[
            Filter(
                key="stage",
                title=gettext_lazy("All stages"),
                choices=[(str(stage), STAGE_NAMES[stage]) for stage in Stage],
                matches=lambda line, stage: line.found.stage == stage,
            )
        ],
        key=lambda line: line.found.account_id,
    )


def _columns() -> list[Column[StandingLine]]:
    return [
        account_column(lambda line: reverse("account", args=[line.found.account_id])),
        column("stage", gettext_lazy("Stage"), lambda line: line.stage),
        Column(
            key="reason", title=gettext_lazy("Why"), value=lambda line: line.reason, is_long=True
        ),
        column(
            "worth",
            gettext_lazy("Worth a year"),
            lambda line: line.found.yearly_revenue,
            Kind.MONEY,
        ),
        column(
            "silence",
            gettext_lazy("Days without an order"),
            lambda line: line.found.silence if line.found.history else NO_ORDER,
            Kind.NUMBER,
        ),
        column(
            "usual",
            gettext_lazy("Usual interval"),
            lambda line: line.found.usual if line.found.history else NO_ORDER,
            Kind.NUMBER,
        ),
        column("before", gettext_lazy("Stage a year ago"), lambda line: line.before),
        *_further_columns(),
    ]


def _further_columns() -> list[Column[StandingLine]]:
    return [
        further(
            "revenue",
            gettext_lazy("Last twelve months"),
            lambda line: line.found.revenue,
            Kind.MONEY,
        ),
        further(
            "previous",
            gettext_lazy("Twelve months before"),
            lambda line: line.found.previous,
            Kind.MONEY,
        ),
        further(
            "first",
            gettext_lazy("First order"),
            lambda line: line.found.history.first_on if line.found.history else NO_ORDER,
            Kind.DATE,
        ),
        further(
            "last",
            gettext_lazy("Last order"),
            lambda line: line.found.history.last_on if line.found.history else NO_ORDER,
            Kind.DATE,
        ),
        further(
            "orders",
            gettext_lazy("Days with an order"),
            lambda line: line.found.history.orders if line.found.history else NO_ORDER,
            Kind.NUMBER,
        ),
        further("advice", gettext_lazy("Advice"), lambda line: str(ADVICE[line.found.stage])),
    ]
