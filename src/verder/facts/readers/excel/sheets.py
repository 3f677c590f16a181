"""What a workbook holds, whatever program wrote it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

CellValue: TypeAlias = str | float | bool | date | datetime | time | timedelta
Row: TypeAlias = Sequence[CellValue]
Place: TypeAlias = tuple[int, int]  # row and column, from 0


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells shown as one, both corners included; the value stands in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetScan:
    """What stands in a sheet beside its values."""

    texts: Mapping[Place, str] = field(default_factory=dict)  # errors, formulas without result
    hidden_rows: int = 0
    rows: int = 0  # up to the last cell with a value
    columns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet; its rows begin at the first row and column, and can be walked again."""

    name: str
    rows: Callable[[], Iterator[Row]]
    merges: tuple[Merge, ...] = ()
    texts: Mapping[Place, str] = field(default_factory=dict)
    hidden_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """The sheets that can hold a table, and a way to read one of them."""

    visible: tuple[str, ...]
    hidden: tuple[str, ...]
    sheet: Callable[[str], Sheet]
