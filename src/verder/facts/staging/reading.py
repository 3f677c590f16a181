"""How a file reads: its columns, its decimal mark, the order in its dates; and what is open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from verder.facts.answers import Answers, DateOrder, DecimalMark
from verder.facts.columns.contents import contents_of
from verder.facts.columns.recognition import Recognition, canonical, recognise
from verder.facts.fields import Layout, Value
from verder.facts.findings import Inspection, Note, Question
from verder.facts.staging.column_values import day_columns, number_columns
from verder.facts.staging.evidence import fitting_mark
from verder.facts.staging.raw_rows import RawRows, cell
from verder.facts.values.days import DayColumn
from verder.facts.values.numbers import NumberColumn, NumberReading, shared_mark

NUMBERS = frozenset({Value.AMOUNT, Value.QUANTITY, Value.SHARE})
FACTORS = {"unit_price", "discount"}
SAMPLE = 8
EXAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file with everything that is decided about it."""

    rows: RawRows
    layout: Layout
    columns: Mapping[str, int]
    numbers: Mapping[str, NumberReading]
    days: Mapping[str, DayColumn]
    order: DateOrder
    inspection: Inspection
    notes: tuple[Note, ...] = field(default=())

    def has(self, name: str) -> bool:
        """Return whether the file has a column for the field."""
        return name in self.columns

    def cell(self, name: str) -> str:
        """Return the column of a field."""
        return cell(self.columns[name])

    def header(self, name: str) -> str:
        """Return the header of a field, empty where it has no column."""
        return self.rows.table.headers[self.columns[name]] if self.has(name) else ""


def reading_of(rows: RawRows, *, layout: Layout, answers: Answers, file: str) -> Reading:
    """Decide how a file reads from its headers, all its values, and the answers."""
    found = _recognised(rows, layout, answers, file)
    values = {each.name: each.value for each in layout.fields}
    typed = {name: at for name, at in found.columns.items() if values[name] in NUMBERS}
    dated = {name: at for name, at in found.columns.items() if values[name] is Value.DATE}
    numbers, days = _numbers(rows, typed), day_columns(rows, dated)
    mark, mark_questions = _mark(rows, typed, numbers, answers)
    order, order_questions = _order(rows, days, answers)
    missing = _missing(rows, layout, found.columns)
    questions = (
        *rows.table.questions,
        *found.questions,
        *missing,
        *mark_questions,
        *order_questions,
    )
    return Reading(
        rows=rows,
        layout=layout,
        columns=found.columns,
        numbers={name: NumberReading(mark=mark, column=column) for name, column in numbers.items()},
        days=days,
        order=order or DateOrder.DAY_FIRST,
        inspection=_inspection(rows, found, questions, order=order, mark=mark),
        notes=(*rows.table.notes, *found.notes),
    )


def _recognised(rows: RawRows, layout: Layout, answers: Answers, file: str) -> Recognition:
    if rows.table.is_canonical:
        return canonical(layout, rows.table.headers)
    columns = zip(*rows.sample(), strict=True)
    contents = [contents_of(cells) for cells in columns] or [contents_of(())] * rows.width
    return recognise(
        layout=layout, headers=rows.table.headers, contents=contents, answers=answers, file=file
    )


def _numbers(rows: RawRows, places: Mapping[str, int]) -> dict[str, NumberColumn]:
    """Count the numbers; price and discount only where the amount does not say it all."""
    if "amount" not in places:
        return number_columns(rows, places)
    needed = {name: at for name, at in places.items() if name not in FACTORS}
    found = number_columns(rows, needed)
    if shared_mark(found.values()) or not any(column.is_open for column in found.values()):
        return found
    return found | number_columns(rows, {name: places[name] for name in places.keys() & FACTORS})


def _mark(
    rows: RawRows,
    places: Mapping[str, int],
    columns: Mapping[str, NumberColumn],
    answers: Answers,
) -> tuple[DecimalMark, tuple[Question, ...]]:
    """Return the decimal mark of the file, and a question where it is open."""
    if rows.table.is_canonical:
        return DecimalMark.POINT, ()
    mark = answers.decimal or shared_mark(columns.values())
    open_columns = [name for name, column in columns.items() if column.is_open]
    if mark or not open_columns:
        return mark or DecimalMark.POINT, ()
    mark = fitting_mark(rows, places, columns)
    if mark:
        return mark, ()
    examples = _examples(rows, places[open_columns[0]], columns[open_columns[0]])
    return DecimalMark.POINT, (
        Question(
            about="decimal",
            code="ambiguous_decimal",
            options=tuple(each.value for each in DecimalMark),
            examples=examples,
        ),
    )


def _examples(rows: RawRows, at: int, column: NumberColumn) -> tuple[str, ...]:
    one, marked = cell(at), "[.,]"
    query = (
        f"SELECT DISTINCT {one} FROM raw WHERE regexp_matches({one}, '{marked}') "
        f"ORDER BY {one} LIMIT {EXAMPLES}"
    )
    return tuple(text for (text,) in rows.engine.execute(query).fetchall() if column.open_shapes)


def _order(
    rows: RawRows, days: Mapping[str, DayColumn], answers: Answers
) -> tuple[DateOrder | None, tuple[Question, ...]]:
    """Return the order of day, month and year, and a question where it is open."""
    if rows.table.is_canonical:
        return None, ()
    if answers.dates:
        return answers.dates, ()
    year_first = next((column for column in days.values() if column.may_begin_with_year), None)
    if year_first is not None:
        orders = year_first.fitting_orders()
        return (orders[0], ()) if len(orders) == 1 else (None, (_asked(orders, year_first.texts),))
    open_texts = [text for column in days.values() for text in column.open_texts]
    found = [order for column in days.values() if (order := column.order())]
    if found or not open_texts:
        return (found[0] if found else None), ()
    return None, (_asked([DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST], open_texts),)


def _asked(orders: Iterable[DateOrder], texts: Iterable[str]) -> Question:
    return Question(
        about="dates",
        code="ambiguous_dates",
        options=tuple(order.value for order in orders),
        examples=tuple(islice(texts, EXAMPLES)),
    )


def _missing(rows: RawRows, layout: Layout, columns: Mapping[str, int]) -> tuple[Question, ...]:
    """Ask for the fields without which no row can be kept."""
    missing = [one.name for one in layout.fields if one.is_required and one.name not in columns]
    if layout.name == "lines" and not _has_amount(columns):
        missing.append("amount")
    return tuple(
        Question(about=f"columns.{name}", code="missing_column", options=rows.table.headers)
        for name in missing
    )


def _has_amount(columns: Mapping[str, int]) -> bool:
    return "amount" in columns or {"quantity", "unit_price"} <= columns.keys()


def _inspection(
    rows: RawRows,
    found: Recognition,
    questions: tuple[Question, ...],
    *,
    order: DateOrder | None,
    mark: DecimalMark,
) -> Inspection:
    table = rows.table
    return Inspection(
        reader=table.reader,
        package=table.package,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheet=table.sheet,
        sheets=table.sheets,
        header_row=table.header_row,
        headers=table.headers,
        columns={name: table.headers[at] for name, at in found.columns.items()},
        sample=tuple(tuple(text or "" for text in row) for row in rows.first(SAMPLE)),
        dates=order.value if order else None,
        decimal=mark.value,
        questions=questions,
        notes=(*table.notes, *found.notes),
    )
