"""Figures of very many accounts as bare columns, from which those of one are read at once.

A company of 100,000 accounts has millions of months; as values of Python they would
fill the memory. Money stays in whole ten-thousandths until an account is asked for.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Self, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from verder.domain.values.money import from_ten_thousandths as money
from verder.domain.values.money import to_ten_thousandths as whole
from verder.domain.values.period import Period
from verder.facts.rows import GroupTotals

Whole: TypeAlias = NDArray[np.int64]
GROUP_COLUMNS = ["product_group", "revenue", "cost", "costed_revenue"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MonthlyRevenue:
    """The net revenue of each account in each month of a period; nothing bought is nothing."""

    months: tuple[date, ...]
    account_ids: Whole  # in their order
    amounts: Whole  # a row an account, a column a month

    @classmethod
    def of_table(cls, table: pa.Table, period: Period) -> Self:
        """Return the answer of `months_by_account` as a square."""
        months = tuple(period.months())
        account_ids, rows = np.unique(_whole(table, "account_id"), return_inverse=True)
        asked = table["month"].cast(pa.date32()).to_numpy().astype("datetime64[M]").astype(int)
        columns = asked - np.datetime64(months[0], "M").astype(int)
        amounts = np.zeros((len(account_ids), len(months)), dtype=np.int64)
        amounts[rows, columns] = _whole(table, "revenue")
        return cls(months=months, account_ids=account_ids, amounts=amounts)

    def less(self, taken: Mapping[tuple[int, date], Decimal]) -> Self:
        """Return the revenue less what is taken off months of accounts that have lines."""
        amounts = self.amounts.copy()
        columns = {month: column for column, month in enumerate(self.months)}
        for (account_id, month), amount in taken.items():
            row, column = self._row_of(account_id), columns.get(month)
            if row is not None and column is not None:
                amounts[row, column] -= whole(amount)
        return replace(self, amounts=amounts)

    def of(self, account_id: int) -> dict[date, Decimal]:
        """Return the revenue of one account by month; nothing where it has no lines at all."""
        row = self._row_of(account_id)
        return {} if row is None else self._by_month(self.amounts[row])

    def together(self, account_ids: Collection[int] | None = None) -> dict[date, Decimal]:
        """Return the revenue of these accounts by month, or of all of them."""
        chosen = self.amounts
        if account_ids is not None:
            chosen = chosen[np.isin(self.account_ids, np.fromiter(account_ids, np.int64))]
        return self._by_month(chosen.sum(axis=0))

    def _row_of(self, account_id: int) -> int | None:
        row = int(np.searchsorted(self.account_ids, account_id))
        is_there = row < len(self.account_ids) and self.account_ids[row] == account_id
        return row if is_there else None

    def _by_month(self, amounts: Whole) -> dict[date, Decimal]:
        return dict(zip(self.months, map(money, amounts.tolist()), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GroupFigures:
    """What each account bought of each product group, the rows of an account together."""

    account_ids: Whole  # of each row, in their order
    table: pa.Table

    @classmethod
    def of_table(cls, table: pa.Table) -> Self:
        """Return the answer of `groups_by_account`, its names written once each."""
        names = table["product_group"].combine_chunks().dictionary_encode()
        place = table.schema.get_field_index("product_group")
        packed = table.set_column(place, "product_group", names).combine_chunks()
        return cls(account_ids=_whole(packed, "account_id"), table=packed)

    def of(self, account_id: int) -> list[GroupTotals]:
        """Return the rows of one account, lines without a group last."""
        start, end = np.searchsorted(self.account_ids, [account_id, account_id + 1]).tolist()
        found = self.table.slice(start, end - start).select(GROUP_COLUMNS).to_pydict()
        return [
            GroupTotals(
                account_id=account_id,
                product_group=name,
                revenue=money(revenue),
                cost=money(cost),
                costed_revenue=money(costed_revenue),
            )
            for name, revenue, cost, costed_revenue in zip(*found.values(), strict=True)
        ]


def _whole(table: pa.Table, name: str) -> Whole:
    found: Whole = table[name].to_numpy().astype(np.int64)
    return found
