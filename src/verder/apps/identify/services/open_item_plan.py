"""What a file of open items and payments would do: worked out first, shown, and then done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from verder.apps.accounts.models import AccountNumber
from verder.apps.accounts.outcomes import Remarks, RowChange, RowsPreview, Status, rows_preview
from verder.apps.core.queries import organisation
from verder.apps.identify.customers_named import CustomersNamed, RowRefused
from verder.apps.identify.models import OpenItem
from verder.apps.imports.exchange import Exchange
from verder.apps.imports.models import Import
from verder.apps.imports.queries import rates
from verder.facts.findings import Rejected
from verder.facts.staging.typed_rows import RowsRead

FIELDS = ("invoiced_on", "due_on", "paid_on", "amount")
COLUMNS = {
    "invoiced_on": "date",
    "due_on": "due_date",
    "paid_on": "paid_date",
    "amount": "amount",
}
Key = tuple[int, str, date | None, Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """An item of the file as it will be, not saved yet, and what of it changes."""

    row: int
    item: OpenItem
    is_new: bool
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def status(self) -> Status:
        """What the row does."""
        if self.is_new:
            return Status.NEW
        return Status.CHANGED if self.after else Status.UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPlan:
    """All items of the file, those that a list of open ones lacks by now, and what is rejected."""

    rows: Sequence[ItemRow]
    closed: Sequence[ItemRow]
    rejected: list[Rejected]

    def preview(self) -> RowsPreview:
        """Return what people see of it."""
        remarks = Remarks()
        for row in self.closed:
            remarks.add("open_items_closed", str(row.item))
        return rows_preview(map(_change_of, self.rows), self.rejected, remarks.notes())


def _change_of(row: ItemRow) -> RowChange:
    told = {name: getattr(row.item, name) for name in FIELDS} if row.is_new else row.after
    return RowChange(
        row=row.row,
        number=row.item.number.number,
        name=f"{row.item.number.account.name}, {row.item.invoice or row.item.invoiced_on}",
        status=row.status,
        changes={
            COLUMNS[name]: (_text(row.before.get(name)), _text(value))
            for name, value in told.items()
            if value is not None
        },
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def plan_items(import_: Import, read: RowsRead) -> ItemPlan:
    """Compare each item with the one of its invoice.

    A file without any payment is a list of what is open: an item of the same source that
    it lacks was paid since.
    """
    own = organisation().currency
    customers, exchange = CustomersNamed(import_.source), Exchange(own, rates())
    items = OpenItem.objects.filter(number__source=import_.source)
    known = {_key(each): each for each in items.select_related("number__account")}
    planned: dict[Key, ItemRow] = {}
    refused = list(read.rejected)
    for told in read.rows:
        row = dict(told)
        try:
            row["amount"] = _own_amount(row, own, exchange)
            found = _planned(row, customers.number(row), known)
            _check_once(row, _key(found.item), planned)
        except RowRefused as refusal:
            refused.append(refusal.told(read.inspection.columns))
        else:
            planned[_key(found.item)] = found
    closed = _closed(planned, known, read.rows)
    return ItemPlan(rows=list(planned.values()), closed=closed, rejected=refused)


def _key(item: OpenItem) -> Key:
    """Return by what an item is known again: its invoice, else its day and amount."""
    if item.invoice:
        return item.number_id, item.invoice, None, None
    return item.number_id, "", item.invoiced_on, item.amount


def _check_once(row: Mapping[str, Any], key: Key, planned: Mapping[Key, ItemRow]) -> None:
    if key in planned:
        raise RowRefused(row, "invoice", code="open_item_twice")


def _own_amount(row: Mapping[str, Any], own: str, exchange: Exchange) -> Decimal | None:
    """Return the amount in the own currency, at the rate of the day of the invoice."""
    amount: Decimal | None = row.get("amount")
    if amount is None:
        return None
    found = exchange.own_amount(amount, row.get("currency") or own, row["date"])
    if found is None:
        raise RowRefused(row, "currency", code="open_item_currency")
    return found


def _planned(
    row: Mapping[str, Any], number: AccountNumber, known: Mapping[Key, OpenItem]
) -> ItemRow:
    fresh = OpenItem(
        number=number,
        invoice=(row.get("invoice") or "")[:100],
        **{name: row.get(column) for name, column in COLUMNS.items()},
    )
    held = known.get(_key(fresh))
    item = held or fresh
    before, after = {}, {}
    for name in FIELDS:
        value = getattr(fresh, name)
        if value is not None and getattr(item, name) != value:
            before[name], after[name] = getattr(item, name), value
            setattr(item, name, value)
    return ItemRow(row=row["row"], item=item, is_new=held is None, before=before, after=after)


def _closed(
    planned: Mapping[Key, ItemRow], known: Mapping[Key, OpenItem], rows: Iterable[Mapping[str, Any]]
) -> list[ItemRow]:
    """Return the items that were open and are not in this list any more: paid by its last day."""
    found = list(rows)
    if not planned or any(row.get("paid_date") for row in found):
        return []
    last_on = max(row.item.invoiced_on for row in planned.values())
    return list(_paid(planned, known, last_on))


def _paid(
    planned: Mapping[Key, ItemRow], known: Mapping[Key, OpenItem], last_on: date
) -> Iterator[ItemRow]:
    for key, item in known.items():
        if key not in planned and item.paid_on is None and item.invoiced_on <= last_on:
            item.paid_on = last_on
            yield ItemRow(
                row=0, item=item, is_new=False, before={"paid_on": None}, after={"paid_on": last_on}
            )
