"""The cells of the matrix as HTML: few nodes, so that a large one stays quick."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.safestring import SafeString

from verder.apps.intensify.enums import FrequencyKind
from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.reports.matrix_parts import MatrixCell
from verder.domain.intensify.contact_counts import CountSource, CurrentContacts
from verder.domain.intensify.contact_matrix import Contacts
from verder.web.core import formats
from verder.web.intensify.matrix_shows import MatrixAsked, Show

ZERO: Final = Decimal(0)
STEPS: Final = (0, 2, 5, 11)  # a gap of more contacts a year than these is warmer
EMPTY: Final = SafeString()
SIGNS: Final = {CountSource.ESTIMATED: "≈", CountSource.TOO_SHORT: "≥"}
ARROW: Final = "<i>→</i>"


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell on its way to the page: what stands in it, its look, and what editing begins with."""

    html: SafeString
    look: str
    value: str


def cell_view(
    cell: MatrixCell | None,
    asked: MatrixAsked,
    *,
    is_mismatch: bool = False,
    then: MatrixCell | None = None,
) -> CellView:
    """Return how a pair is shown; a pair of which nothing is said is an empty cell."""
    if cell is None and then is None:
        return CellView(EMPTY, "", "")
    contacts = cell.contacts if cell else Contacts()
    look = [heat(contacts)] if asked.show is not Show.CHANGE else [_moved(cell, then)]
    if is_mismatch:
        look.append("apart")
    # Made of our own numbers and signs alone.
    html = SafeString(_inside(cell, contacts, asked.show, then))
    return CellView(html, " ".join(part for part in look if part), edited_value(cell, asked))


def heat(contacts: Contacts) -> str:
    """Return the class of how warm a cell is: the gap, or more than was meant."""
    if contacts.gap > 0:
        return f"gap-{sum(contacts.gap > step for step in STEPS)}"
    if contacts.over > 0:
        return "over"
    return "met" if contacts.ideal > 0 else ""


def edited_value(cell: MatrixCell | None, asked: MatrixAsked) -> str:
    """Return the number that typing changes, as the language writes it; empty without one."""
    if cell is None or asked.edited is None:
        return ""
    said = cell.ideal if asked.edited is FrequencyKind.IDEAL else cell.estimate
    return "" if said is None else formats.short_number(said)


def times_text(times: Decimal) -> str:
    """Return contacts a year; what was scaled to a year with one decimal."""
    return formats.short_number(times, most=1)


def current_text(current: CurrentContacts) -> str:
    """Return the contacts there are, with the sign of where the number comes from."""
    if current.times is None:
        return "?"
    return SIGNS.get(current.source, "") + times_text(current.times)


def cell_texts(cells: Mapping[Pair, MatrixCell], pair: Pair) -> str:
    """Return a cell in one line, for slides and paper: "4 → 12"."""
    cell = cells.get(pair)
    if cell is None:
        return ""
    ideal = "–" if cell.ideal is None else formats.short_number(cell.ideal)
    return f"{current_text(cell.current)} → {ideal}"


def _inside(
    cell: MatrixCell | None, contacts: Contacts, show: Show, then: MatrixCell | None
) -> str:
    match show:
        case Show.CHANGE:
            return _change(cell, then)
        case Show.CURRENT:
            return "" if cell is None or cell.current.times is None else current_text(cell.current)
        case Show.IDEAL:
            return "" if cell is None or cell.ideal is None else formats.short_number(cell.ideal)
        case Show.GAP:
            return _gap(contacts)
    return _both(cell)


def _both(cell: MatrixCell | None) -> str:
    if cell is None:
        return ""
    now = current_text(cell.current)
    if cell.ideal is None:
        return "" if cell.current.times in {None, ZERO} else now
    return f"{now}{ARROW}<b>{formats.short_number(cell.ideal)}</b>"


def _gap(contacts: Contacts) -> str:
    if contacts.gap > 0:
        return f"{formats.MINUS}{times_text(contacts.gap)}"
    if contacts.over > 0:
        return f"+{times_text(contacts.over)}"
    return "✓" if contacts.ideal > 0 else ""


def _change(cell: MatrixCell | None, then: MatrixCell | None) -> str:
    was, now = _times(then), _times(cell)
    if not was and not now:
        return ""
    before = current_text(then.current) if then else "0"
    after = current_text(cell.current) if cell else "0"
    return f"{before}{ARROW}<b>{after}</b>"


def _moved(cell: MatrixCell | None, then: MatrixCell | None) -> str:
    was, now = _times(then), _times(cell)
    if was == now:
        return ""
    return "more" if now > was else "less"


def _times(cell: MatrixCell | None) -> Decimal:
    return (cell.current.times if cell else None) or ZERO
