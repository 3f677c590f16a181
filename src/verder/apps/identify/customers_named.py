"""Which account a row of a file means: by its customer number, else by its name."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from verder.apps.accounts.identities import name_words
from verder.apps.accounts.models import Account, AccountNumber
from verder.facts.findings import Rejected


class RowRefused(Exception):  # noqa: N818 - it says what a row lacks
    """A row that cannot be kept: the field it is about, and why."""

    def __init__(self, row: Mapping[str, Any], field: str, *, code: str) -> None:
        super().__init__(code)
        self._row, self._field, self._code = row, field, code

    def told(self, columns: Mapping[str, str]) -> Rejected:
        """Return what people read of it: the column as the file heads it."""
        return Rejected(
            row=self._row["row"],
            column=columns.get(self._field, ""),
            code=self._code,
            text=str(self._row.get(self._field) or ""),
        )


class CustomersNamed:
    """The customers of one source, as its files name them."""

    def __init__(self, source: str) -> None:
        rows = AccountNumber.objects.filter(source=source).select_related("account")
        self._numbers = {row.number: row for row in rows}
        self._names: dict[tuple[str, ...], list[Account]] | None = None

    def account(self, row: Mapping[str, Any]) -> Account:
        """Return the account of a row; raises `RowRefused`."""
        number = self._numbers.get(row.get("customer") or "")
        return number.account if number else self._by_name(row)

    def number(self, row: Mapping[str, Any]) -> AccountNumber:
        """Return the customer number of a row; raises `RowRefused`."""
        if found := self._numbers.get(row.get("customer") or ""):
            return found
        account = self._by_name(row)
        own = [each for each in self._numbers.values() if each.account_id == account.pk]
        if not own:
            raise RowRefused(row, "customer_name", code="customer_without_number")
        return min(own, key=lambda each: each.pk)

    def _by_name(self, row: Mapping[str, Any]) -> Account:
        if row.get("customer"):
            raise RowRefused(row, "customer", code="customer_not_known")
        if not row.get("customer_name"):
            raise RowRefused(row, "customer", code="customer_not_given")
        if self._names is None:
            self._names = defaultdict(list)
            for account in Account.objects.order_by("pk"):
                self._names[name_words(account.name)].append(account)
        found = self._names.get(name_words(row["customer_name"]), [])
        if len(found) != 1:
            code = "customer_name_twice" if found else "customer_not_known"
            raise RowRefused(row, "customer_name", code=code)
        return found[0]
