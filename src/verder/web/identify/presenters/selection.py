"""What the pages of a choice of key accounts say and list."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.domain.identify.selection import Gate, GateState, Ranked, Standing
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.presenters.words import STEP_WORDS, said

if TYPE_CHECKING:
    from verder.apps.identify.criterion_texts import Criterion
    from verder.apps.identify.reports.selection import RoundLine, RoundReport
    from verder.apps.identify.reports.selection_cells import ScoreCell

STANDINGS: dict[Standing, str | Promise] = {
    Standing.ABOVE: gettext_lazy("above the line"),
    Standing.ON_LINE: gettext_lazy("on the line"),
    Standing.BELOW: gettext_lazy("below the line"),
    Standing.GATE_CLOSED: gettext_lazy("a gate is closed"),
    Standing.NO_SCORE: gettext_lazy("too little scored"),
}
GATES: dict[Gate, str | Promise] = {
    Gate.BENEFIT: gettext_lazy("Benefit for the customer"),
    Gate.DEPENDENCE: gettext_lazy("Mutual dependence"),
    Gate.CREDIT: gettext_lazy("Credit"),
}
GATE_STATES: dict[tuple[Gate, GateState], str | Promise] = {
    (Gate.BENEFIT, GateState.PASSED): gettext_lazy("The customer gains by it."),
    (Gate.BENEFIT, GateState.OPEN): gettext_lazy("Nobody said yet what the customer gains."),
    (Gate.BENEFIT, GateState.CLOSED): gettext_lazy("The customer gains nothing."),
    (Gate.DEPENDENCE, GateState.PASSED): gettext_lazy("We are not its captive supplier."),
    (Gate.DEPENDENCE, GateState.OPEN): gettext_lazy("The dependence is not known yet."),
    (Gate.DEPENDENCE, GateState.CLOSED): gettext_lazy("We are its captive supplier."),
    (Gate.CREDIT, GateState.PASSED): gettext_lazy("The credit is not blocked."),
    (Gate.CREDIT, GateState.OPEN): gettext_lazy("Nobody said yet whether the credit is blocked."),
    (Gate.CREDIT, GateState.CLOSED): gettext_lazy("The credit is blocked."),
}
REACHED = frozenset({Standing.ABOVE, Standing.ON_LINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class GateView:
    """A gate of an account in words."""

    key: str
    name: str
    state: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A score as the grid shows it; `told` says where it comes from."""

    cell: "ScoreCell"
    name: str
    label: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """An account of the grid; the capacity line is drawn below the last one in reach."""

    line: "RoundLine"
    cells: tuple[CellView, ...]
    standing: str
    gates: tuple[GateView, ...]
    may_score: bool
    is_line_below: bool


def field_of(entry_id: int, criterion_id: int) -> str:
    """Return what the field of a score is called."""
    return f"s-{entry_id}-{criterion_id}"


def grid_rows(report: "RoundReport", scored_by_user: frozenset[int]) -> list[GridRow]:
    """Return the accounts in view; `scored_by_user` are those that the viewer may score."""
    last = max(
        (place for place, line in enumerate(report.lines) if line.ranked.standing in REACHED),
        default=None,
    )
    return [
        GridRow(
            line=line,
            cells=tuple(
                cell_view(line, criterion, cell)
                for criterion, cell in zip(report.criteria, line.cells, strict=True)
            ),
            standing=str(STANDINGS[line.ranked.standing]),
            gates=gate_views(line.ranked),
            may_score=line.account_id in scored_by_user,
            is_line_below=place == last,
        )
        for place, line in enumerate(report.lines)
    ]


def cell_view(line: "RoundLine", criterion: "Criterion", cell: "ScoreCell") -> CellView:
    """Return a score with its field, its label and where it comes from."""
    return CellView(
        cell=cell,
        name=field_of(cell.entry_id, cell.criterion_id),
        label=f"{line}: {criterion.name}",
        told=source_of(criterion, cell),
    )


def source_of(criterion: "Criterion", cell: "ScoreCell") -> str:
    """Return where a score comes from, in words."""
    if cell.score is None:
        return ""
    value = "" if cell.value is None else value_words(criterion, cell.value)
    parts = [class_labels(criterion)[cell.score - 1], value]
    if cell.is_fact:
        parts.append(_("from the figures"))
    if cell.by and cell.at:
        parts.append(f"{cell.by}, {formats.day(cell.at.date())}")
    return " · ".join(dict.fromkeys(part for part in [*parts, cell.evidence] if part))


def contribution_words(report: "RoundReport") -> str:
    """Return on which step contribution is told; nothing where no criterion asks for it."""
    return str(STEP_WORDS[report.step]) if report.step else ""


def gate_views(row: Ranked) -> tuple[GateView, ...]:
    """Return the gates in their order."""
    return tuple(
        GateView(
            key=str(gate), name=str(name), state=str(state), told=str(GATE_STATES[gate, state])
        )
        for gate, name in GATES.items()
        if (state := row.candidate.gates.get(gate)) is not None
    )


def class_labels(criterion: "Criterion") -> tuple[str, ...]:
    """Return the five classes in words, the lowest first."""
    if criterion.words:
        return criterion.words
    if not criterion.limits:
        return ("1", "2", "3", "4", "5")
    limits = [value_words(criterion, limit) for limit in criterion.limits]
    is_rising = criterion.limits[0] < criterion.limits[-1]
    steps = {abs(later - earlier) for earlier, later in pairwise(criterion.limits)}
    is_counted = steps == {Decimal(1)} and not criterion.is_filled_by_facts
    between = limits[:-1] if is_counted else [f"{one} – {two}" for one, two in pairwise(limits)]
    below, from_on = ("<", "≥") if is_rising else (">", "≤")
    return (f"{below} {limits[0]}", *between, f"{from_on} {limits[-1]}")


def value_words(criterion: "Criterion", value: Decimal) -> str:
    """Return a value in its own unit."""
    if criterion.is_filled_by_facts:
        places = max(0, -int((value * 100).normalize().as_tuple().exponent))
        return formats.share(value, min(places, 1))
    places = max(0, -int(value.normalize().as_tuple().exponent))
    return formats.number(value, min(places, 4))


def round_sentences(report: "RoundReport") -> list[SafeString]:
    """Return how the choice stands, in plain words."""
    standings = [line.ranked.standing for line in report.lines]
    found = [_chosen(report, standings)]
    if report.selection.is_tied:
        found.append(said(_("Equal scores stand on the line: choose, and say why.")))
    unscored = standings.count(Standing.NO_SCORE)
    if unscored:
        text = ngettext(
            "{count} account has too little scored for a place.",
            "{count} accounts have too little scored for a place.",
            unscored,
        )
        found.append(said(text, count=formats.number(unscored)))
    return [*found, *_shut(standings), *_undecided(report)]


def _chosen(report: "RoundReport", standings: Sequence[Standing]) -> SafeString:
    above = standings.count(Standing.ABOVE)
    text = _(
        "There is room for <strong>{capacity}</strong> key accounts; <strong>{above}</strong> of "
        "the {count} accounts shown stand above the line."
    )
    return said(
        text,
        capacity=formats.number(report.round.capacity),
        above=formats.number(above),
        count=formats.number(len(report.lines)),
    )


def _shut(standings: Sequence[Standing]) -> list[SafeString]:
    shut = standings.count(Standing.GATE_CLOSED)
    if not shut:
        return []
    text = ngettext(
        "{count} account stands before a closed gate and takes no place.",
        "{count} accounts stand before a closed gate and take no place.",
        shut,
    )
    return [said(text, count=formats.number(shut))]


def _undecided(report: "RoundReport") -> list[SafeString]:
    decided = sum(1 for line in report.lines if line.entry.decision)
    if not decided:
        return []
    text = _("Decided about {decided} of {count} accounts.")
    return [said(text, decided=formats.number(decided), count=formats.number(len(report.lines)))]


def score_words(score: Decimal | NotComputable) -> str:
    """Return a weighted score with two decimals."""
    return "–" if isinstance(score, NotComputable) else formats.number(score, 2)
