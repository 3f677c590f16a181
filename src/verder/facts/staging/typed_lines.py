"""The rows of a file as invoice lines: the view `typed` over the table `raw`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from verder.facts import sql
from verder.facts.findings import Note
from verder.facts.readers.table import FLAW, OVERFLOW
from verder.facts.staging.checks import Check
from verder.facts.staging.computed_amounts import ComputedAmount, computed_amount, discount_notes
from verder.facts.staging.reading import Reading
from verder.facts.staging.totals import PERHAPS, TOTAL, has_total_word, is_mostly_empty
from verder.facts.staging.typed_currencies import currency_notes, typed_currency
from verder.facts.staging.typed_days import LIKE_A_DAY, typed_day
from verder.facts.staging.typed_kinds import credit_signs, credit_stands_positive, typed_kind
from verder.facts.staging.typed_texts import typed_texts
from verder.facts.values.kinds import CREDIT_NOTE

TEXTS = (
    "invoice", "customer", "customer_name", "product", "product_name", "product_group", "unit",
    "salesperson", "region",
)  # fmt: skip
NOTHING = "NULL::VARCHAR"
FLAWS = ("unbalanced_quote", "too_few_cells", "too_many_cells")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLines:
    """The columns of the view, the checks on its rows, and what to tell about the reading.

    `inner` are the expressions over `raw` that the columns use by name, so that
    each is worked out once.
    """

    inner: Mapping[str, str]
    columns: Mapping[str, str]
    join: str
    checks: tuple[Check, ...]
    computed: ComputedAmount | None
    has_own_lines: bool  # the file numbers its lines itself
    notes: list[Note] = field(default_factory=list)

    def create(self, reading: Reading) -> None:
        """Make the view."""
        flaws = [FLAW, OVERFLOW] if reading.rows.has_flaws else []
        cells = [*flaws, *reading.rows.cells]
        inner = ", ".join([*map(_named, self.inner.items()), *(f"raw.{cell}" for cell in cells)])
        columns = ", ".join([*map(_named, self.columns.items()), *cells])
        reading.rows.engine.execute(
            f"CREATE OR REPLACE TEMP VIEW typed AS "
            f"SELECT {columns} FROM (SELECT {inner} FROM raw {self.join})"
        )


def typed_lines(reading: Reading, *, source: str, currency: str) -> TypedLines:
    """Return how each row becomes a line."""
    day = typed_day(reading)
    computed = None if reading.has("amount") else computed_amount(reading)
    read = {
        "read_amount": computed.amount if computed else _number(reading, "amount"),
        "read_quantity": _number(reading, "quantity"),
        "read_cost": _number(reading, "cost"),
    }
    inner = {"file_row": reading.rows.row, "day": day.day, **read}
    signed, notes = _signed(reading, read)
    columns = {
        "row": "file_row",
        "source": sql.text(source),
        "kind": typed_kind(reading, "read_amount"),
        "date": "day",
        **_texts(reading),
        **signed,
        "currency": typed_currency(reading, currency),
    }
    if not reading.has("customer"):
        columns["customer"] = columns["customer_name"]
    columns["line"] = _line(reading, columns["invoice"])
    return TypedLines(
        inner=inner,
        columns=columns,
        join=day.join,
        checks=tuple(_checks(reading)),
        computed=computed,
        has_own_lines=reading.has("line"),
        notes=[
            *reading.notes,
            *notes,
            *(discount_notes(reading) if computed else []),
            *_notes(reading),
            *currency_notes(reading),
        ],
    )


def _named(expression: tuple[str, str]) -> str:
    name, value = expression
    return f"{value} AS {sql.name(name)}"


def _texts(reading: Reading) -> dict[str, str]:
    """Return the texts of a row, null where the file has no column for one."""
    cells = {name: reading.cell(name) for name in TEXTS if reading.has(name)}
    return dict.fromkeys(TEXTS, NOTHING) | typed_texts(reading.rows, cells)


def _number(reading: Reading, name: str) -> str:
    if not reading.has(name):
        return "NULL::BIGINT"
    return reading.numbers[name].ten_thousandths(reading.cell(name))


def _signed(reading: Reading, read: Mapping[str, str]) -> tuple[dict[str, str], list[Note]]:
    """Return amount, quantity and cost, negative on credit notes in whichever way they stand."""
    names = {name: f"read_{name}" for name in ("amount", "quantity", "cost")}
    positive, negative = credit_signs(reading, read["read_amount"])
    if not positive or negative:
        return names, _mixed_credit(reading, positive, negative)
    credit = f"({typed_kind(reading, 'read_amount')}) = '{CREDIT_NOTE}'"
    signed = {
        name: f"CASE WHEN {credit} THEN -{number} ELSE {number} END"
        if credit_stands_positive(reading, read[number])
        else number
        for name, number in names.items()
    }
    return signed, [Note(code="credit_notes_negated", details={"column": reading.header("kind")})]


def _mixed_credit(reading: Reading, positive: int, negative: int) -> list[Note]:
    """Tell of credit notes that stand in both signs: each is kept as it stands."""
    if not positive or not negative:
        return []
    details = {"column": reading.header("kind"), "positive": positive, "negative": negative}
    return [Note(code="credit_notes_of_both_signs", details=details)]


def _line(reading: Reading, invoice: str) -> str:
    """Return the line number: that of the file, else by the order within the invoice."""
    order = f"CAST(row_number() OVER (PARTITION BY {invoice} ORDER BY file_row) AS VARCHAR)"
    if not reading.has("line"):
        has_invoice = reading.has("invoice")
        return f"CASE WHEN {invoice} IS NOT NULL THEN {order} END" if has_invoice else NOTHING
    number = typed_texts(reading.rows, {"line": reading.cell("line")})["line"]
    if not reading.has("invoice"):
        return number
    is_missing = f"{number} IS NULL"
    if not reading.rows.one(f"SELECT count_if({is_missing}) FROM raw")[0]:
        return number
    return f"coalesce({number}, '#' || {order})"


def _checks(reading: Reading) -> list[Check]:
    """Return what may be wrong with a row; the expressions are columns of the view."""
    date = reading.cell("date")
    has_word = has_total_word(reading.rows.cells)
    texts = [reading.cell(name) for name in TEXTS if reading.has(name)]
    is_total = f"{has_word} AND {is_mostly_empty(texts)}"
    is_header = f"trim({date}) = {sql.text(reading.header('date'))}"
    like_a_day = f"regexp_full_match({date}, '{LIKE_A_DAY}')"
    flaws = [_flaw(code, is_total) for code in FLAWS] if reading.rows.has_flaws else []
    checks = [
        *flaws,
        Check(
            wrong="date IS NULL",
            code="not_a_date",
            header=reading.header("date"),
            text=date,
            detail=(
                (f"({is_header})", "repeated_header"),
                (f"({is_total})", TOTAL),
                (has_word, PERHAPS),
                (f"coalesce(trim({date}), '') = ''", "missing_date"),
                (f"({like_a_day})", "date_out_of_range"),
            ),
        ),
    ]
    for name, code in (("kind", "not_a_kind"), ("currency", "not_a_currency")):
        if reading.has(name):
            header = reading.header(name)
            checks.append(
                Check(wrong=f"{name} IS NULL", code=code, header=header, text=reading.cell(name))
            )
    return [*checks, *_number_checks(reading)]


def _flaw(code: str, is_total: str) -> Check:
    total = (f"(date IS NULL AND {is_total})", TOTAL)
    return Check(wrong=f"{FLAW} = {sql.text(code)}", code=code, text=OVERFLOW, detail=(total,))


def _number_checks(reading: Reading) -> list[Check]:
    deciding = ["amount"] if reading.has("amount") else ["quantity", "unit_price", "discount"]
    checks = [
        _number_check(reading, name)
        for name in dict.fromkeys([*deciding, "quantity", "cost"])
        if reading.has(name)
    ]
    header = reading.header("amount") or reading.header("unit_price")
    return [*checks, Check(wrong="amount IS NULL", code="missing_amount", header=header)]


def _number_check(reading: Reading, name: str) -> Check:
    """Refuse a number that cannot be read, or has no room in ten-thousandths."""
    cell, number = reading.cell(name), reading.numbers[name]
    present, digits = number.present(cell), number.digits(cell)
    value = name if name in {"amount", "quantity", "cost"} else f"({number.ten_thousandths(cell)})"
    return Check(
        wrong=f"({value} IS NULL AND {present})",
        code="not_a_number",
        header=reading.header(name),
        text=cell,
        detail=((f"TRY_CAST({digits} AS DOUBLE) IS NOT NULL", "number_too_large"),),
    )


def _notes(reading: Reading) -> list[Note]:
    notes = []
    if not reading.has("invoice"):
        notes.append(Note(code="no_invoice_numbers", details={}))
    elif not reading.has("line"):
        notes.append(Note(code="lines_numbered_by_order", details={}))
    if not reading.has("customer") and reading.has("customer_name"):
        notes.append(
            Note(code="customer_by_name", details={"column": reading.header("customer_name")})
        )
    if not reading.has("customer") and not reading.has("customer_name"):
        notes.append(Note(code="no_customers", details={}))
    return notes
