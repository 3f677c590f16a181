"""The texts of a row, without what programs put around them."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from enum import Enum, auto
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from verder.facts import sql
from verder.facts.readers.text import HARD_SPACE, QUOTE, TAB
from verder.facts.staging.raw_rows import RawRows

CODES = frozenset({"invoice", "line", "customer", "product", "number"})
FORMULA = '^="(.*)"$'  # how spreadsheets keep the zeros of ="0012"
FLOAT = r"^\s*\d+\.0\s*$"  # how programs write a whole number that they took for an amount
BLANKS = (" ", TAB, HARD_SPACE)
POINTED = r"\d\.\d"


class Mark(Enum):
    """What programs put around a text."""

    BLANK = auto()
    FORMULA = auto()
    FLOAT = auto()


Test: TypeAlias = tuple[Mark, Callable[..., Any], str]


def typed_texts(rows: RawRows, cells: Mapping[str, str]) -> dict[str, str]:
    """Return each text of a row, by the cell that it stands in; only what a column has is undone.

    Spaces around a text go, a formula that is nothing but a text becomes that text, and
    numbers of customers, products and invoices lose the “.0” where all that have a
    point have it so.
    """
    if not cells:
        return {}
    marks = _marks(rows, cells)
    return {name: _undone(rows, cell, marks[name]) for name, cell in cells.items()}


def _undone(rows: RawRows, cell: str, marks: AbstractSet[Mark]) -> str:
    """Return a text without what the column was seen to have around it."""
    text = _without_formula(cell) if Mark.FORMULA in marks else cell
    if marks & {Mark.BLANK, Mark.FORMULA}:
        text = f"nullif(trim({text}, '{''.join(BLANKS)}'), '')"
    if Mark.FLOAT in marks and _are_whole(rows, cell):
        text = f"regexp_replace({text}, '\\.0$', '')"
    return text


def _marks(rows: RawRows, cells: Mapping[str, str]) -> dict[str, set[Mark]]:
    """Return what stands around some text of each column."""
    tests = {name: _tests(rows, name) for name in cells}
    found: dict[str, set[Mark]] = {name: set() for name in cells}

    def look(name: str, column: pa.StringArray) -> None:
        for mark, matches, sign in tests[name]:
            if mark not in found[name] and pc.any(matches(column, sign)).as_py():
                found[name].add(mark)

    with ThreadPoolExecutor() as threads:
        for batch in rows.batches(list(cells.values())):
            list(threads.map(look, cells, batch.columns))
    return found


def _tests(rows: RawRows, name: str) -> list[Test]:
    """Return how to look for the marks that the texts of a column may have."""
    blanks = [blank for blank in BLANKS if blank == " " or rows.may_hold(blank)]
    ends = (pc.starts_with, pc.ends_with)
    tests: list[Test] = [(Mark.BLANK, end, blank) for blank in blanks for end in ends]
    if rows.may_hold(QUOTE):
        tests.append((Mark.FORMULA, pc.starts_with, '="'))
    if name in CODES:
        tests.append((Mark.FLOAT, pc.ends_with, ".0"))
    return tests


def _without_formula(cell: str) -> str:
    return f"regexp_replace({cell}, {sql.text(FORMULA)}, '\\1')"


def _are_whole(rows: RawRows, cell: str) -> bool:
    """Return whether every value with a point between digits is a whole number with “.0”."""
    is_other = f"regexp_matches({cell}, '{POINTED}') AND NOT regexp_matches({cell}, '{FLOAT}')"
    return not rows.one(f"SELECT coalesce(bool_or({is_other}), false) FROM raw")[0]
