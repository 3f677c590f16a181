"""Exchange rates from a file: worked out first, shown, and then done; and undone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from verder.apps.accounts.models import ImportedChange
from verder.apps.accounts.outcomes import Remarks, RowChange, RowsPreview, Status, rows_preview
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.imports.models import ExchangeRate
from verder.facts.findings import Rejected

BATCH = 1000
PLACES = Decimal(1).scaleb(-8)
LARGEST = Decimal(10) ** 10


@dataclass(slots=True, kw_only=True)
class RateRow:
    """One rate of the file, and the one it takes the place of."""

    row: int
    rate: ExchangeRate
    before: Decimal | None

    @property
    def status(self) -> Status:
        """What the row does."""
        if self.before is None:
            return Status.NEW
        return Status.UNCHANGED if self.before == self.rate.rate else Status.CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePlan:
    """All rates of the file, and what is rejected."""

    rows: Sequence[RateRow]
    rejected: list[Rejected]

    def preview(self) -> RowsPreview:
        """Return what people see of it."""
        return rows_preview(map(change_of, self.rows), self.rejected, Remarks().notes())


def change_of(row: RateRow) -> RowChange:
    """Return what people see of one row."""
    before = "" if row.before is None else str(row.before)
    is_same = row.status == Status.UNCHANGED
    return RowChange(
        row=row.row,
        number=row.rate.currency,
        name=row.rate.on.isoformat(),
        status=row.status,
        changes={} if is_same else {"rate": (before, str(row.rate.rate))},
    )


def plan_rates(
    rows: Iterable[Mapping[str, Any]], rejected: Sequence[Rejected], *, base: str, own: str
) -> RatePlan:
    """Compare each rate with the one of its day; `base` is the currency the file is about."""
    known = {(rate.currency, rate.on): rate for rate in ExchangeRate.objects.iterator()}
    refused = list(rejected)
    read = {(row["currency"], row["date"]): row for row in rows}
    planned: list[RateRow] = []
    for (currency, on), row in read.items():
        value = rate_of(row, read, base=base, own=own)
        name = base if currency == own and base != own else currency
        if value is None:
            text = str(row["rate"])
            refused.append(
                Rejected(row=row["row"], column="rate", code="rate_unreadable", text=text)
            )
        elif name != own:
            planned.append(plan_row(row["row"], known.get((name, on)), name, on, value))
    return RatePlan(rows=planned, rejected=refused)


def plan_row(
    row: int, found: ExchangeRate | None, currency: str, on: date, value: Decimal
) -> RateRow:
    """Set the rate in memory."""
    before = found.rate if found else None
    rate = found or ExchangeRate(currency=currency, on=on)
    rate.rate = value
    return RateRow(row=row, rate=rate, before=before)


def rate_of(
    row: Mapping[str, Any],
    read: Mapping[tuple[str, date], Mapping[str, Any]],
    *,
    base: str,
    own: str,
) -> Decimal | None:
    """Return the units for one unit of the own currency, by way of the file's own base."""
    value = decimal_of(row["rate"])
    if base == own or value is None:
        return value
    of_own = decimal_of(read.get((own, row["date"]), {}).get("rate"))
    if of_own is None:
        return None
    units = Decimal(1) / of_own if row["currency"] == own else value / of_own
    return units.quantize(PLACES)


def decimal_of(text: object) -> Decimal | None:
    """Return a rate that can be: more than nothing, with a comma or a point."""
    try:
        value = Decimal(str(text).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value.quantize(PLACES) if value.is_finite() and 0 < value < LARGEST else None


def apply_rates(plan: RatePlan, import_id: int, by: User | None) -> None:
    """Write new and changed rates; runs in the caller's transaction."""
    written = [row for row in plan.rows if row.status != Status.UNCHANGED]
    ExchangeRate.objects.bulk_create(
        (row.rate for row in written),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["currency", "on"],
        update_fields=["rate"],
    )
    keys = {(rate.currency, rate.on): rate.pk for rate in ExchangeRate.objects.iterator()}
    ImportedChange.objects.bulk_create(
        (
            ImportedChange(
                import_id=import_id,
                subject="rate",
                subject_id=keys[row.rate.currency, row.rate.on],
                is_made=row.before is None,
                before={"rate": str(row.before)},
                after={"rate": str(row.rate.rate)},
            )
            for row in written
        ),
        batch_size=BATCH,
    )
    record(
        by=by, action="rates.imported", subject=f"import:{import_id}", after={"rates": len(written)}
    )


def undo_rates(import_id: int) -> None:
    """Give the rates that the import set their old values, unless they changed again since."""
    changes = ImportedChange.objects.filter(import_id=import_id, subject="rate")
    for change in changes:
        rate = ExchangeRate.objects.filter(pk=change.subject_id).first()
        if rate is None or rate.rate != Decimal(change.after["rate"]):
            continue
        if change.is_made:
            rate.delete()
        else:
            rate.rate = Decimal(change.before["rate"])
            rate.save(update_fields=["rate"])
    changes.delete()
