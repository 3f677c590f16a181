"""Rows that stand among the lines but are none: totals, and headers printed again."""

from verder.facts import sql
from verder.facts.findings import Note
from verder.facts.staging.raw_rows import RawRows

CODES = {"totals_row": "totals_left_aside", "repeated_header": "headers_left_aside"}
NAMED = 10


def set_asides_apart(rows: RawRows) -> list[Note]:
    """Take them out of the table `rejects`, and tell how many there are and where."""
    found = {code: _rows_of(rows, code) for code in CODES}
    codes = ", ".join(map(sql.text, CODES))
    rows.engine.execute(f"DELETE FROM rejects WHERE code IN ({codes})")
    return [
        Note(code=CODES[code], details={"count": len(numbers), "rows": _named(numbers)})
        for code, numbers in found.items()
        if numbers
    ]


def _rows_of(rows: RawRows, code: str) -> list[int]:
    query = f"SELECT row FROM rejects WHERE code = {sql.text(code)} ORDER BY row"
    return [int(row) for (row,) in rows.engine.execute(query).fetchall()]


def _named(numbers: list[int]) -> str:
    more = ["…"] if len(numbers) > NAMED else []
    return ", ".join([*map(str, numbers[:NAMED]), *more])
