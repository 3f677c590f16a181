"""Where a table takes its rows from: a list, or the database."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Generic, Protocol, Self, TypeVar

from django.db.models import F, Q, QuerySet

from verder.domain.values.missing import NotComputable

Row = TypeVar("Row")


class Rows(Protocol[Row]):
    """Rows that can be narrowed, ordered and cut."""

    def count(self) -> int:
        """Return how many there are."""
        ...

    def searched(
        self, words: str, text_of: Callable[[Row], str] | None, fields: Sequence[str], /
    ) -> "Rows[Row]":
        """Keep rows that hold every word."""
        ...

    def filtered(
        self, chosen: str, matches: Callable[[Row, str], bool] | None, lookup: str, /
    ) -> "Rows[Row]":
        """Keep rows that match the choice."""
        ...

    def sorted(
        self,
        value: Callable[[Row], object],
        field: str,
        is_descending: bool,  # noqa: FBT001
        /,
    ) -> "Rows[Row]":
        """Order by the value, or by the field."""
        ...

    def slice(self, start: int, length: int, /) -> Iterator[Row]:
        """Return so many rows from a place on."""
        ...


@dataclass(frozen=True, slots=True)
class ListRows(Generic[Row]):
    """Rows that are there already, such as those of a report."""

    rows: Sequence[Row]

    def count(self) -> int:
        """Return how many there are."""
        return len(self.rows)

    def searched(
        self, words: str, text_of: Callable[[Row], str] | None, _fields: Sequence[str]
    ) -> Self:
        """Keep rows whose text holds every word, whatever its capitals."""
        if text_of is None:
            return self
        wanted = words.casefold().split()

        def holds(row: Row) -> bool:
            text = text_of(row).casefold()
            return all(word in text for word in wanted)

        return type(self)([row for row in self.rows if holds(row)])

    def filtered(
        self, chosen: str, matches: Callable[[Row, str], bool] | None, _lookup: str
    ) -> Self:
        """Keep rows that match the choice."""
        if matches is None:
            return self
        return type(self)([row for row in self.rows if matches(row, chosen)])

    def sorted(
        self,
        value: Callable[[Row], object],
        _field: str,
        is_descending: bool,  # noqa: FBT001
    ) -> Self:
        """Order by the value; what has none stands last, and equals keep their order."""
        there = [(order_of(value(row)), row) for row in self.rows]
        known = [pair for pair in there if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=is_descending)
        return type(self)([row for _key, row in known] + [row for key, row in there if key is None])

    def slice(self, start: int, length: int) -> Iterator[Row]:
        """Return so many rows from a place on."""
        return iter(self.rows[start : start + length])


def order_of(value: object) -> Any:  # noqa: ANN401 - whatever can be ordered
    """Return what a value is ordered by, or None where there is nothing to order."""
    if value is None or isinstance(value, NotComputable):
        return None
    return value.casefold() if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class QueryRows(Generic[Row]):
    """Rows that the database finds, orders and cuts."""

    rows: QuerySet[Any]

    def count(self) -> int:
        """Return how many there are."""
        return self.rows.count()

    def searched(
        self, words: str, _text_of: Callable[[Row], str] | None, fields: Sequence[str]
    ) -> Self:
        """Keep rows of which every word stands in one of the fields."""
        found = self
        for word in words.split():
            wanted = reduce(or_, (Q(**{f"{name}__icontains": word}) for name in fields))
            found = found._that(wanted, fields)
        return found

    def filtered(
        self, chosen: str, _matches: Callable[[Row, str], bool] | None, lookup: str
    ) -> Self:
        """Keep rows that match the choice."""
        return self._that(Q(**{lookup: chosen}), [lookup])

    def sorted(
        self,
        _value: Callable[[Row], object],
        field: str,
        is_descending: bool,  # noqa: FBT001
    ) -> Self:
        """Order by the field; what has none stands last, and the key decides between equals."""
        by = F(field)
        order = by.desc(nulls_last=True) if is_descending else by.asc(nulls_last=True)
        return type(self)(self.rows.order_by(order, "pk"))

    def slice(self, start: int, length: int) -> Iterator[Row]:
        """Return so many rows from a place on."""
        return iter(self.rows[start : start + length])

    def _that(self, wanted: Q, fields: Sequence[str]) -> Self:
        """Keep rows that fit, each once, though many of what hangs on one of them may fit."""
        if not any("__" in name for name in fields):
            return type(self)(self.rows.filter(wanted))
        fitting = self.rows.order_by().filter(wanted).values("pk")
        return type(self)(self.rows.filter(pk__in=fitting))
