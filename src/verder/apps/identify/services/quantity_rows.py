"""Quantities of cost drivers from a file: worked out first, shown, and then done; and undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from verder.apps.accounts.outcomes import Remarks, RowChange, RowsPreview, Status, rows_preview
from verder.apps.core.models import User
from verder.apps.identify.customers_named import RowRefused
from verder.apps.identify.driver_rows import DriverRows, QuantityRow
from verder.apps.identify.enums import StatedBy
from verder.apps.identify.models import DriverQuantity
from verder.apps.identify.services.quantities import (
    Said,
    current_quantities,
    remove_quantities,
    write_quantities,
)
from verder.apps.imports.models import Import
from verder.domain.values.period import Period
from verder.facts.findings import Rejected
from verder.facts.staging.typed_rows import RowsRead

MONTH = 7  # the signs of 2025-03


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityPlan:
    """All quantities of the file, and what is rejected."""

    rows: Sequence[QuantityRow]
    rejected: list[Rejected]

    def preview(self) -> RowsPreview:
        """Return what people see of it."""
        return rows_preview(map(_change_of, self.rows), self.rejected, Remarks().notes())


def _change_of(row: QuantityRow) -> RowChange:
    before = "" if row.before is None else f"{row.before.normalize():f}"
    after = f"{row.quantity.normalize():f}"
    return RowChange(
        row=row.row,
        number=row.number,
        name=f"{row.account.name}, {_days(row.period)}",
        status=row.status,
        changes={} if row.status == Status.UNCHANGED else {str(row.driver): (before, after)},
    )


def _days(period: Period) -> str:
    """Return a period without words: 2025, 2025-03, 2025-01 – 2025-03."""
    first, last = period.start_on.isoformat()[:MONTH], period.last_on.isoformat()[:MONTH]
    if first == last:
        return first
    is_year = first.endswith("-01") and last.endswith("-12") and first[:4] == last[:4]
    return first[:4] if is_year else f"{first} – {last}"


def plan_quantities(import_: Import, read: RowsRead) -> QuantityPlan:
    """Compare each quantity with what holds; times that are listed one by one are counted."""
    reader = DriverRows(import_.source)
    planned: dict[tuple[int, int, Period], QuantityRow] = {}
    refused = list(read.rejected)
    for row in read.rows:
        try:
            for found in reader.quantities(row):
                if found.key in planned:
                    planned[found.key].quantity += found.quantity
                else:
                    planned[found.key] = found
        except RowRefused as refusal:
            refused.append(refusal.told(read.inspection.columns))
    _compare(list(planned.values()))
    return QuantityPlan(rows=list(planned.values()), rejected=refused)


def _compare(rows: Sequence[QuantityRow]) -> None:
    holding = current_quantities({row.account.pk for row in rows})
    for row in rows:
        days = (row.period.start_on, row.period.end_on)
        held = holding.get((row.account.pk, row.driver.pk, *days))
        row.before = held.quantity if held else None


def apply_quantities(plan: QuantityPlan, import_id: int, by: User | None) -> None:
    """Write new and changed quantities; runs in the caller's transaction."""
    said = [
        Said(account=row.account, driver=row.driver, period=row.period, quantity=row.quantity)
        for row in plan.rows
    ]
    write_quantities(
        said, by=by, at=timezone.now(), stated_by=StatedBy.IMPORTED, import_id=import_id
    )


def undo_imported_quantities(import_id: int) -> None:
    """Take back what the import said: what held before it holds again."""
    rows = DriverQuantity.objects.filter(import_id=import_id)
    remove_quantities(list(rows.select_related("account", "driver")))
