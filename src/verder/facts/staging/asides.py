"""Rows that stand among the lines but are none: totals, and headers printed again."""

from collections.abc import Sequence

from verder.facts import sql
from verder.facts.findings import Note
from verder.facts.staging.raw_rows import RawRows
from verder.facts.staging.totals import TOTAL

CODES = {TOTAL: "totals_left_aside", "repeated_header": "headers_left_aside"}
NAMED = 10


def set_asides_apart(rows: RawRows, dated_totals: Sequence[int]) -> list[Note]:
    """Take them out of the table `rejects`, and tell how many there are and where.

    `dated_totals` are rows of totals that bear a day, so that nothing rejected them.
    """
    found = {code: _rows_of(rows, code) for code in CODES}
    codes = ", ".join(map(sql.text, CODES))
    rows.engine.execute(f"DELETE FROM rejects WHERE code IN ({codes})")
    found[TOTAL] = sorted([*found[TOTAL], *dated_totals])
    return [
        Note(code=CODES[code], details={"count": len(numbers), "rows": _named(numbers)})
        for code, numbers in found.items()
        if numbers
    ]


def _rows_of(rows: RawRows, code: str) -> list[int]:
    query = f"SELECT row FROM rejects WHERE code = {sql.text(code)} ORDER BY row"
    return [int(row) for (row,) in rows.engine.execute(query).fetchall()]


def _named(numbers: Sequence[int]) -> str:
    more = ["…"] if len(numbers) > NAMED else []
    return ", ".join([*map(str, numbers[:NAMED]), *more])
