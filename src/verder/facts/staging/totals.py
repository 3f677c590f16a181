"""Rows that hold totals of the lines above them: known by a word, and by what they hold.

A word alone is not enough, as there are customers named "Total …": most of the other
texts of the row are empty too, or its amount is the sum of lines above it.
"""

from collections.abc import Collection
from pathlib import Path

from verder.facts import sql
from verder.facts.parquet import write_parquet
from verder.facts.staging.raw_rows import RawRows

WORDS = (
    r"^\W*((sub|grand|eind|general|generaal|zwischen|sous|gesamt)[- ]?)*"
    r"(totaal|totalen|total|totals|totaux|gesamt|summe|somme|som|sum|tussentelling|saldo)\b"
)
TOTAL, PERHAPS = "totals_row", "perhaps_totals_row"  # of rows without a day
NOBODY = "customer IS NULL AND invoice IS NULL"


def has_total_word(cells: Collection[str]) -> str:
    """Return the condition that the first text of a row is a word for totals."""
    texts = [f"nullif(trim({cell}), '')" for cell in cells]
    return _begins_with_word(f"coalesce({', '.join(texts)}, '')")


def _begins_with_word(text: str) -> str:
    return f"regexp_matches(lower({text}), '{WORDS}')"


def is_mostly_empty(texts: Collection[str]) -> str:
    """Return the condition that half of these cells of a row are empty, or more."""
    filled = [f"(coalesce(trim({cell}), '') <> '')::INTEGER" for cell in texts]
    return f"2 * ({' + '.join(filled) or '0'}) <= {len(texts)}"


def decide_by_sums(rows: RawRows, lines: Path) -> None:
    """Let the rejected rows that are perhaps totals be so where their amount is a sum."""
    if not rows.one(f"SELECT count(*) FROM rejects WHERE code = '{PERHAPS}'")[0]:
        return
    totals = _sums_of(rows, f"FROM rejects WHERE code = '{PERHAPS}'", lines)
    rows.engine.execute(
        f"UPDATE rejects SET code = CASE WHEN row IN {_listed(totals)} THEN '{TOTAL}' "
        "WHEN coalesce(trim(text), '') = '' THEN 'missing_date' ELSE 'not_a_date' END "
        f"WHERE code = '{PERHAPS}'"
    )


def take_dated_totals(rows: RawRows, lines: Path) -> list[int]:
    """Take totals that bear a day out of the lines, and return their rows.

    They name no customer and no invoice, and their amount is a sum of lines above.
    """
    kept = f"read_parquet({sql.text(str(lines))})"
    if not rows.one(f"SELECT count(*) FROM {kept} WHERE {NOBODY}")[0]:
        return []
    word = " OR ".join(f"({_begins_with_word(cell)})" for cell in rows.cells)
    worded = f"FROM typed WHERE {NOBODY} AND date IS NOT NULL AND ({word})"
    totals = _sums_of(rows, worded, lines)
    if totals:
        fresh = lines.with_name("without_totals.parquet")
        others = f"FROM {kept} WHERE row NOT IN {_listed(totals)}"
        write_parquet(rows.engine.sql(others), fresh)
        fresh.replace(lines)
    return totals


def _sums_of(rows: RawRows, candidates: str, lines: Path) -> list[int]:
    """Return which candidates hold the sum of all lines above, or of those since the last one."""
    found = rows.engine.execute(
        f"WITH candidates AS (SELECT row, amount {candidates}), "
        "every AS (SELECT row, amount, false AS is_total "
        f"FROM read_parquet({sql.text(str(lines))}) "
        "WHERE row NOT IN (SELECT row FROM candidates) "
        "UNION ALL SELECT row, amount, true FROM candidates), "
        "summed AS (SELECT *, sum(CASE WHEN is_total THEN 0 ELSE amount END) "
        "OVER (ORDER BY row) AS reached FROM every), "
        "totals AS (SELECT row, amount, reached, "
        "reached - coalesce(lag(reached) OVER (ORDER BY row), 0) AS since "
        "FROM summed WHERE is_total) "
        "SELECT row FROM totals WHERE reached IS NOT NULL AND amount IN (reached, since) "
        "ORDER BY row"
    )
    return [int(row) for (row,) in found.fetchall()]


def _listed(numbers: Collection[int]) -> str:
    return f"({', '.join(map(str, numbers)) or 'NULL'})"
