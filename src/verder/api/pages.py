"""Lists in pages: never more than a bounded number of rows, never a needless distance."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Any, Generic, Protocol, Self, TypeVar

from django.db.models import Model, QuerySet
from pydantic import Field

from verder.api.values import Given, Shown

Row = TypeVar("Row")
Record = TypeVar("Record", bound=Model)
USUAL, MOST, FURTHEST = 50, 200, 10_000_000


class OfAccount(Protocol):
    """A row of an account."""

    @property
    def account_id(self) -> int:
        """Which account."""


class AccountRow(Shown):
    """A row of a report about one account, with its name."""

    account_id: int
    name: str

    @classmethod
    def all_of(cls, rows: Iterable[OfAccount], names: Mapping[int, str]) -> list[Self]:
        """Return the rows of a report with the names of their accounts."""
        others = cls.model_fields.keys() - {"name"}
        return [
            cls.model_validate(
                {"name": names.get(row.account_id, "")}
                | {field: getattr(row, field) for field in others}
            )
            for row in rows
        ]


class PageAsked(Given):
    """Which part of a list is asked for."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="How many rows at most.")] = USUAL
    offset: Annotated[
        int, Field(ge=0, le=FURTHEST, description="How many rows to leave out first.")
    ] = 0

    def of(self, rows: Sequence[Row]) -> dict[str, Any]:
        """Return this part of rows that are all there already."""
        return self.told(self.part(rows), len(rows))

    def of_accounts(
        self, kind: type[AccountRow], rows: Sequence[OfAccount], names: Mapping[int, str]
    ) -> dict[str, Any]:
        """Return this part of rows of accounts, each with the name of its account."""
        return self.told(kind.all_of(self.part(rows), names), len(rows))

    def part(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return the rows of this part."""
        return rows[self.offset : self.offset + self.limit]

    def of_records(self, found: "QuerySet[Record]") -> dict[str, Any]:
        """Return this part of what the database has."""
        return self.told(found[self.offset : self.offset + self.limit], found.count())

    def of_keys(
        self, keys: Sequence[int], rows: Callable[[Sequence[int]], Sequence[Row]]
    ) -> dict[str, Any]:
        """Return this part of records of which so far only the keys are known."""
        return self.told(rows(self.part(keys)), len(keys))

    def told(self, items: Iterable[object], total: int) -> dict[str, Any]:
        """Return these rows as this part of so many."""
        return {
            "items": list(items),
            "total": total,
            "limit": self.limit,
            "offset": self.offset,
            "next_offset": (self.offset + self.limit if self.offset + self.limit < total else None),
        }


class Page(Shown, Generic[Row]):
    """A part of a list; `next_offset` is null on the last one."""

    items: list[Row]
    total: int
    limit: int
    offset: int
    next_offset: int | None
