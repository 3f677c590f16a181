"""Which rows become lines: those without a fault that are not known yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verder.facts import sql
from verder.facts.findings import Note
from verder.facts.known import KnownLines
from verder.facts.parquet import write_parquet
from verder.facts.staging.asides import set_asides_apart
from verder.facts.staging.checks import first_code, first_header, first_text, no_fault
from verder.facts.staging.faultless import is_faultless
from verder.facts.staging.raw_rows import RawRows
from verder.facts.staging.reading import Reading
from verder.facts.staging.totals import decide_by_sums, take_dated_totals
from verder.facts.staging.typed_lines import TypedLines
from verder.facts.staging.writing import write_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Where the lines lie, and how many rows of the file went which way.

    `lines_path` holds the kept lines, `known_path` those that are known already
    (None where there are none); rejected rows stand in the table `rejects`. Totals
    and headers printed again are no rows; `notes` tell of them.
    """

    lines_path: Path
    known_path: Path | None
    kept: int
    known: int
    rejected: int
    notes: tuple[Note, ...]


def judge(
    reading: Reading, typed: TypedLines, *, known: KnownLines, import_id: int, folder: Path
) -> Judged:
    """Write the lines that can be kept, and set the other rows apart."""
    rows = reading.rows
    lines_path = folder / "lines.parquet"
    where = "" if is_faultless(reading) else f" WHERE {no_fault(typed.checks)}"
    good = write_lines(rows, typed, where=where, import_id=import_id, path=lines_path)
    dated_totals = take_dated_totals(rows, lines_path) if good else []
    good -= len(dated_totals)
    has_others = good < rows.count()
    notes = _set_others_apart(rows, typed, lines_path, dated_totals) if has_others else []
    rejected = int(rows.one("SELECT count(*) FROM rejects")[0]) if has_others else 0
    known_path = folder / "known.parquet"
    repeated = _split_known(rows, known, lines_path, known_path) if good and known.paths else 0
    return Judged(
        lines_path=lines_path,
        known_path=known_path if repeated else None,
        kept=good - repeated,
        known=repeated,
        rejected=rejected,
        notes=tuple(notes),
    )


def _set_others_apart(
    rows: RawRows, typed: TypedLines, lines_path: Path, dated_totals: Sequence[int]
) -> list[Note]:
    """Make the table `rejects`, and leave out of it what is no row; tell of that."""
    _set_rejects_apart(rows, typed)
    decide_by_sums(rows, lines_path)
    return set_asides_apart(rows, dated_totals)


def _set_rejects_apart(rows: RawRows, typed: TypedLines) -> None:
    """Make the table `rejects` of the rows with a fault; rows without any text are no rows."""
    cells = ", ".join(rows.cells)
    filled = " OR ".join(f"trim({cell}) <> ''" for cell in rows.cells)
    overflow = "overflow" if rows.has_flaws else "NULL::VARCHAR AS overflow"
    amount = "CASE WHEN flaw IS NULL THEN amount END" if rows.has_flaws else "amount"
    rows.engine.execute(
        f"CREATE OR REPLACE TEMP TABLE rejects AS SELECT row, line, currency, "
        f"{amount} AS amount, {first_code(typed.checks)} AS code, "
        f"{first_header(typed.checks)} AS header, {first_text(typed.checks)} AS text, "
        f"{overflow}, {cells} FROM typed WHERE NOT ({no_fault(typed.checks)}) AND ({filled})"
    )


def _split_known(rows: RawRows, known: KnownLines, path: Path, known_path: Path) -> int:
    """Move the lines that the visible imports of the same source have already; return how many."""
    files = "[" + ", ".join(sql.text(str(each)) for each in known.paths) + "]"
    imports = ", ".join(str(each) for each in known.import_ids) or "NULL"
    rows.engine.execute(
        f"CREATE OR REPLACE TEMP TABLE known AS SELECT DISTINCT invoice, line "
        f"FROM read_parquet({files}) WHERE source = {sql.text(known.source)} "
        f"AND import_id IN ({imports}) AND invoice IS NOT NULL AND line IS NOT NULL"
    )
    here = f"read_parquet({sql.text(str(path))})"
    same = "EXISTS (FROM known WHERE known.invoice = here.invoice AND known.line = here.line)"
    repeated = write_parquet(rows.engine.sql(f"FROM {here} AS here WHERE {same}"), known_path)
    if repeated:
        fresh = path.with_name("fresh.parquet")
        write_parquet(rows.engine.sql(f"FROM {here} AS here WHERE NOT {same}"), fresh)
        fresh.replace(path)
    return repeated
