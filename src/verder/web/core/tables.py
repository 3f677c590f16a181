"""Tables that people search, filter, sort, page, choose columns of, and take along.

A view describes its table once (`TableSpec`) and reads it with the parameters of
the address (`read_table`). Rows are a list of anything or a query set.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.safestring import SafeString

from verder.documents.sheet import Kind, Value
from verder.domain.values.missing import NotComputable
from verder.web.core.rows import ListRows, QueryRows, Rows

Row = TypeVar("Row")
Text = str | Promise
Choice = TypeVar("Choice", bound=tuple[str, Any])
CellValue = Value | NotComputable
OWN_PARAMETERS = ("q", "sort", "page", "columns", "export", "selected")
EXPORTS = ("xlsx", "csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: how its value is found, written, sorted and taken along."""

    key: str
    title: Text
    value: Callable[[Row], CellValue]
    kind: Kind = Kind.TEXT
    order: str = ""  # the field a query set sorts by
    link: Callable[[Row], str] | None = None
    template: str = ""  # draws the cell from `row` and `value`
    draw: Callable[[Row], SafeString] | None = None  # the same, where a template takes too long
    is_shown: bool = True  # until the reader chooses otherwise
    is_sortable: bool = True
    is_exported: bool = True
    is_long: bool = False  # a sentence, which wants room

    @property
    def is_figure(self) -> bool:
        """Whether it stands at the right."""
        return self.kind not in {Kind.TEXT, Kind.DATE, Kind.MONTH, Kind.INSTANT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter(Generic[Row]):
    """A choice that narrows the rows: by `matches` in a list, by `lookup` in a query set.

    `default` is chosen until the reader chooses, also where that is everything.
    """

    key: str
    title: Text
    choices: Sequence[tuple[str, Text]]
    default: str = ""
    matches: Callable[[Row, str], bool] | None = None
    lookup: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec(Generic[Row]):
    """What a table is, apart from what its reader chose.

    `prefix` keeps the parameters of two tables on one page apart; `key` names a
    row when several are selected; `title` is said where the page has no other.
    """

    name: str
    columns: Sequence[Column[Row]]
    title: Text = ""
    sort: str = ""
    search: Callable[[Row], str] | None = None
    search_fields: Sequence[str] = ()
    filters: Sequence[Filter[Row]] = ()
    key: Callable[[Row], object] | None = None
    totals: Callable[[Sequence[Row]], dict[str, CellValue]] | None = None
    page_size: int = 50
    prefix: str = ""
    takes_all: bool = False  # what is done with a selection can be done with all that match

    @property
    def is_selectable(self) -> bool:
        """Whether rows can be selected."""
        return self.key is not None

    @property
    def is_searchable(self) -> bool:
        """Whether there is something to search in."""
        return self.search is not None or bool(self.search_fields)


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a shown column; `address` sorts by it."""

    key: str
    title: Text
    is_figure: bool
    address: str | None
    direction: str | None  # "ascending" or "descending" where the table is sorted by it


@dataclass(frozen=True, slots=True)
class Cell(Generic[Row]):
    """One value on its way to the page."""

    value: CellValue
    column: Column[Row]
    address: str | None


@dataclass(frozen=True, slots=True)
class BodyRow(Generic[Row]):
    """A row of the page."""

    row: Row
    key: str | None
    cells: tuple[Cell[Row], ...]


@dataclass(frozen=True, slots=True)
class ChosenFilter:
    """A filter as the toolbar shows it."""

    name: str
    title: Text
    choices: Sequence[tuple[str, Text]]
    chosen: str


@dataclass(kw_only=True)
class Table(Generic[Row]):
    """A table as this reader asked for it."""

    spec: TableSpec[Row]
    query: QueryDict
    rows: Rows[Row]
    currency: str = "EUR"
    all_rows: Rows[Row] = field(init=False)

    def __post_init__(self) -> None:
        self.all_rows, self.rows = self.rows, self._narrowed(self.rows)

    def parameter(self, name: str) -> str:
        """Return what the address says about this table."""
        return self.query.get(self.spec.prefix + name, "").replace("\x00", "").strip()

    @property
    def id(self) -> str:
        """The name of its place in the page."""
        return f"table-{self.spec.name}"

    @property
    def export(self) -> str | None:
        """What to take it along as, where that was asked."""
        wanted = self.parameter("export")
        return wanted if wanted in EXPORTS else None

    @property
    def search(self) -> str:
        """What was typed in the search field."""
        return self.parameter("q")

    @cached_property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns that are shown: those chosen, or the usual ones."""
        chosen = set(self.query.getlist(self.spec.prefix + "columns"))
        found = tuple(column for column in self.spec.columns if column.key in chosen)
        return found or tuple(column for column in self.spec.columns if column.is_shown)

    @property
    def column_choices(self) -> list[tuple[Column[Row], bool]]:
        """Every column, and whether it is shown."""
        return [(column, column in self.columns) for column in self.spec.columns]

    @cached_property
    def filters(self) -> list[ChosenFilter]:
        """The filters with what was chosen."""
        return [
            ChosenFilter(self.spec.prefix + each.key, each.title, each.choices, self._choice(each))
            for each in self.spec.filters
        ]

    @property
    def is_narrowed(self) -> bool:
        """Whether rows are left out by a search or a filter."""
        return bool(self.search) or any(each.chosen for each in self.filters)

    @cached_property
    def count(self) -> int:
        """How many rows match."""
        return self.rows.count()

    @cached_property
    def all_count(self) -> int:
        """How many rows there are before a search or a filter."""
        return self.all_rows.count() if self.is_narrowed else self.count

    @property
    def page_count(self) -> int:
        """How many pages they fill."""
        return max(1, -(-self.count // self.spec.page_size))

    @property
    def page(self) -> int:
        """The page in view, from 1; a page that is not there is the nearest that is."""
        wanted = self.parameter("page")
        return min(int(wanted[:9]), self.page_count) or 1 if wanted.isdecimal() else 1

    @property
    def first_number(self) -> int:
        """The number of the first row in view."""
        return min(self.count, (self.page - 1) * self.spec.page_size + 1)

    @property
    def last_number(self) -> int:
        """The number of the last row in view."""
        return min(self.count, self.page * self.spec.page_size)

    @property
    def headers(self) -> list[Header]:
        """The heads of the shown columns."""
        return [self._header(column) for column in self.columns]

    @cached_property
    def body(self) -> list[BodyRow[Row]]:
        """The rows in view."""
        start = (self.page - 1) * self.spec.page_size
        return [self._body_row(row) for row in self.rows.slice(start, self.spec.page_size)]

    @cached_property
    def totals(self) -> list[Cell[Row]] | None:
        """The last line, over every row that matches."""
        if self.spec.totals is None or not self.count:
            return None
        found = self.spec.totals(list(self.matching()))
        return [Cell(found.get(column.key), column, None) for column in self.columns]

    def matching(self) -> Iterator[Row]:
        """Yield every row that matches, selected ones only where some are selected."""
        selected = set(self.query.getlist(self.spec.prefix + "selected"))
        if not selected or self.spec.key is None:
            return iter(self.rows.slice(0, self.count))
        key = self.spec.key
        return (row for row in self.rows.slice(0, self.count) if str(key(row)) in selected)

    @property
    def previous_address(self) -> str | None:
        """Where the page before is."""
        return self.address(page=self.page - 1) if self.page > 1 else None

    @property
    def next_address(self) -> str | None:
        """Where the next page is."""
        return self.address(page=self.page + 1) if self.page < self.page_count else None

    @property
    def cleared_address(self) -> str:
        """Where nothing is left out."""
        all_of = {each.key: "" if each.default else None for each in self.spec.filters}
        return self.address(q=None, page=None, **all_of)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Parameters of the address that are not this table's own, and the order of its rows."""
        own = {self.spec.prefix + name for name in OWN_PARAMETERS}
        own |= {each.name for each in self.filters}
        others = [(name, value) for name, values in self.query.lists() for value in values]
        kept = [(name, value) for name, value in others if name not in own]
        sort = self.parameter("sort")
        return kept + ([(self.spec.prefix + "sort", sort)] if sort else [])

    def address(self, **changes: object) -> str:
        """Return the address with these parameters of the table changed; None takes one out."""
        query = self.query.copy()
        query.pop(self.spec.prefix + "export", None)
        query.pop(self.spec.prefix + "selected", None)
        for name, value in changes.items():
            query.pop(self.spec.prefix + name, None)
            if value is not None:
                query[self.spec.prefix + name] = str(value)
        return f"?{query.urlencode()}"

    @property
    def asked(self) -> str:
        """What was asked for, so that an act can find every row of it again."""
        return self.address(page=None).removeprefix("?")

    @property
    def excel_address(self) -> str:
        """Where it can be taken along as Excel."""
        return self.address(export="xlsx")

    @property
    def csv_address(self) -> str:
        """Where it can be taken along as CSV."""
        return self.address(export="csv")

    @property
    def sort(self) -> tuple[Column[Row] | None, bool]:
        """The column it is sorted by, and whether from high to low."""
        for wanted in (self.parameter("sort"), self.spec.sort):
            for column in self.spec.columns:
                if column.is_sortable and wanted in {column.key, f"-{column.key}"}:
                    return column, wanted.startswith("-")
        return None, False

    def _choice(self, each: Filter[Row]) -> str:
        if self.spec.prefix + each.key not in self.query:
            return each.default
        chosen = self.parameter(each.key)
        return chosen if chosen and chosen in {value for value, _title in each.choices} else ""

    def _narrowed(self, rows: Rows[Row]) -> Rows[Row]:
        if self.search and self.spec.is_searchable:
            rows = rows.searched(self.search, self.spec.search, self.spec.search_fields)
        for each in self.spec.filters:
            if chosen := self._choice(each):
                rows = rows.filtered(chosen, each.matches, each.lookup)
        column, is_descending = self.sort
        if column is not None:
            rows = rows.sorted(column.value, column.order or column.key, is_descending)
        return rows

    def _header(self, column: Column[Row]) -> Header:
        by, is_descending = self.sort
        direction = ("descending" if is_descending else "ascending") if by == column else None
        turned = not is_descending if direction else column.is_figure
        address = self.address(sort=f"-{column.key}" if turned else column.key, page=None)
        return Header(
            column.key,
            column.title,
            column.is_figure,
            address if column.is_sortable else None,
            direction,
        )

    def _body_row(self, row: Row) -> BodyRow[Row]:
        cells = tuple(
            Cell(column.value(row), column, column.link(row) if column.link else None)
            for column in self.columns
        )
        key = self.spec.key
        return BodyRow(row, None if key is None else str(key(row)), cells)


def when_needed(find: Callable[[], Sequence[Choice]]) -> Sequence[Choice]:
    """Return choices that are found at the first look at them, and never where nobody looks."""
    return cast(Sequence[Choice], SimpleLazyObject(find))


def read_table(
    spec: TableSpec[Row],
    rows: Sequence[Row] | QuerySet[Any],
    query: QueryDict,
    *,
    currency: str = "EUR",
) -> Table[Row]:
    """Return the table as the parameters of the address ask for it."""
    source: Rows[Row] = QueryRows(rows) if isinstance(rows, QuerySet) else ListRows(rows)
    return Table(spec=spec, query=query, rows=source, currency=currency)


__all__ = [
    "Cell",
    "Column",
    "Filter",
    "Kind",
    "Model",
    "Table",
    "TableSpec",
    "read_table",
    "when_needed",
]
