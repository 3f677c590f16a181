"""What an import of a file would do, told before it is done."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.domain.values.period import is_month_complete
from verder.facts import sql
from verder.facts.findings import Preview, Rejected, Tally
from verder.facts.lines import LINE_SCHEMA
from verder.facts.staging.judging import Judged
from verder.facts.staging.raw_rows import RawRows
from verder.facts.staging.tallies import (
    NOTHING,
    months_of,
    sums_of,
    tally,
    tally_of_rejects,
    together,
)
from verder.facts.staging.typed_lines import TypedLines
from verder.facts.values.kinds import CREDIT_NOTE

SAMPLE = 100
TELLING = ("invoice", "line", "product", "amount")
UNLIKE = {"import_id", "row"}  # columns in which equal lines differ


@dataclass(frozen=True, slots=True)
class _Lines:
    customers: int
    first_on: date | None
    last_on: date | None
    without_cost: int
    repeated: int


def preview_of(rows: RawRows, typed: TypedLines, judged: Judged) -> Preview:
    """Return the preview; read = kept + rejected + known, in rows and in money."""
    kept = sums_of(rows, judged.lines_path)
    known = tally(sums_of(rows, judged.known_path)) if judged.known_path else NOTHING
    unread = rows.table.rejected
    rejected = together(
        [
            tally_of_rejects(rows) if judged.rejected else NOTHING,
            Tally(rows=len(unread), amounts={}, unknown=len(unread)),
        ]
    )
    lines = _lines(rows, typed, judged)
    computed, rounded, rounding = _rounding(rows, typed, judged)
    return Preview(
        read=together([tally(kept), rejected, known]),
        kept=tally(kept),
        rejected=rejected,
        known=known,
        without_customer=tally(each for each in kept if not each.has_customer),
        credit_notes=tally(each for each in kept if each.kind == CREDIT_NOTE),
        repeated=lines.repeated,
        customers=lines.customers,
        first_on=lines.first_on,
        last_on=lines.last_on,
        is_last_month_partial=lines.last_on is not None and not is_month_complete(lines.last_on),
        months=months_of(kept),
        rejected_by_code=_by_code(rows, judged),
        rejected_sample=_sample(rows, judged),
        computed_amounts=computed,
        rounded_amounts=rounded,
        rounding_total=rounding,
        lines_without_cost=lines.without_cost,
        notes=(*typed.notes, *judged.notes),
    )


def _lines(rows: RawRows, typed: TypedLines, judged: Judged) -> _Lines:
    found = rows.one(
        "SELECT count(DISTINCT customer), min(date), max(date), count(*) - count(cost) "
        f"FROM read_parquet({sql.text(str(judged.lines_path))})"
    )
    customers, first_on, last_on, without_cost = found
    repeated = _repeated(rows, typed, judged)
    return _Lines(customers, first_on, last_on, without_cost, repeated)


def _repeated(rows: RawRows, typed: TypedLines, judged: Judged) -> int:
    """Count the lines that equal an earlier one; few columns tell mostly that there are none."""
    unlike = UNLIKE if typed.has_own_lines else {*UNLIKE, "line"}
    alike = [name for name in LINE_SCHEMA.names if name not in unlike]
    telling = [name for name in TELLING if name not in unlike]
    return _equal(rows, telling, judged) and _equal(rows, alike, judged)


def _equal(rows: RawRows, columns: list[str], judged: Judged) -> int:
    listed = ", ".join(map(sql.name, columns))
    query = f"SELECT count(*) - count(DISTINCT hash({listed})) FROM "
    return int(rows.one(f"{query} read_parquet({sql.text(str(judged.lines_path))})")[0])


def _rounding(rows: RawRows, typed: TypedLines, judged: Judged) -> tuple[int, int, Decimal]:
    """Return how many amounts were computed, how many of them rounded, and what that makes."""
    computed = typed.computed
    if computed is None:
        return 0, 0, Decimal(0)
    if not computed.may_round:
        return judged.kept, 0, Decimal(0)
    kept = f"SELECT row FROM read_parquet({sql.text(str(judged.lines_path))})"
    rounded, total = rows.one(
        f"SELECT count_if(rounding <> 0), coalesce(sum(rounding), 0)::HUGEINT FROM "
        f"(SELECT {computed.rounding} AS rounding FROM typed WHERE row IN ({kept}))"
    )
    return judged.kept, rounded, computed.as_money(total)


def _by_code(rows: RawRows, judged: Judged) -> dict[str, int]:
    counts = Counter(each.code for each in rows.table.rejected)
    if judged.rejected:
        query = "SELECT code, count(*) FROM rejects GROUP BY code"
        counts.update(dict(rows.engine.execute(query).fetchall()))
    return dict(sorted(counts.items()))


def _sample(rows: RawRows, judged: Judged) -> tuple[Rejected, ...]:
    found = rows.table.rejected[:SAMPLE]
    if judged.rejected:
        query = f"SELECT row, header, code, text FROM rejects ORDER BY row LIMIT {SAMPLE}"
        found = found + [
            Rejected(row=row, column=header or "", code=code, text=text or "")
            for row, header, code, text in rows.engine.execute(query).fetchall()
        ]
    return tuple(sorted(found, key=lambda each: each.row)[:SAMPLE])
