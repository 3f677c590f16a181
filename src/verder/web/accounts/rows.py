"""The rows of the account list: found and sorted over all, read a page at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Self

from verder.apps.identify.reports.account_list import (
    AccountRow,
    ListBasis,
    account_count,
    account_ids,
    account_rows,
)
from verder.apps.identify.reports.account_wish import AccountWish, Sort

AT_ONCE = 500
NOBODY = "none"


class AccountRows:
    """Accounts that fit a wish; only those that are shown are read."""

    def __init__(self, basis: ListBasis, wish: AccountWish) -> None:
        self.basis = basis
        self.wish = wish

    @cached_property
    def ids(self) -> list[int]:
        """The accounts in their order."""
        return account_ids(self.basis, self.wish)

    def count(self) -> int:
        """Return how many there are; what a search finds is read anyway, and found once."""
        is_read = "ids" in vars(self) or self.wish.search
        return len(self.ids) if is_read else account_count(self.basis, self.wish)

    def searched(
        self, words: str, _text_of: Callable[[AccountRow], str] | None, _fields: Sequence[str]
    ) -> Self:
        """Keep accounts that the words find."""
        return self._with(search=words)

    def filtered(
        self, chosen: str, _matches: Callable[[AccountRow, str], bool] | None, lookup: str
    ) -> Self:
        """Keep accounts of a class, an owner, or a decision."""
        if lookup == "group":
            return self._with(group=chosen)
        if lookup == "decision":
            return self._with(decision=chosen)
        if chosen == NOBODY:
            return self._with(is_without_owner=True)
        return self._with(owner_id=int(chosen))

    def sorted(
        self,
        _value: Callable[[AccountRow], object],
        field: str,
        is_descending: bool,  # noqa: FBT001
    ) -> Self:
        """Order by a column."""
        return self._with(sort=Sort(field), is_descending=is_descending)

    def slice(self, start: int, length: int) -> Iterator[AccountRow]:
        """Yield so many rows from a place on, read in parts."""
        end = min(start + length, len(self.ids))
        for first in range(start, end, AT_ONCE):
            part = self.ids[first : min(first + AT_ONCE, end)]
            yield from account_rows(self.basis, part, has_trend=length <= AT_ONCE)

    def _with(self, **changes: object) -> Self:
        return type(self)(self.basis, replace(self.wish, **changes))  # type: ignore[arg-type]
