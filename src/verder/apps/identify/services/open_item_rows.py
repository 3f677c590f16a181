"""Open items and payments of a file go into the records, and out of them again."""

from datetime import date
from decimal import Decimal

from verder.apps.accounts.models import ImportedChange
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.identify.models import OpenItem
from verder.apps.identify.services.open_item_plan import FIELDS, ItemPlan

BATCH = 1000
SUBJECT = "open_item"


def apply_items(plan: ItemPlan, import_id: int, by: User | None) -> None:
    """Write new and changed items; runs in the caller's transaction."""
    new = [row.item for row in plan.rows if row.is_new]
    changed = [row for row in (*plan.rows, *plan.closed) if row.after and not row.is_new]
    for item in new:
        item.import_id = import_id
    OpenItem.objects.bulk_create(new, batch_size=BATCH)
    OpenItem.objects.bulk_update([row.item for row in changed], FIELDS, batch_size=BATCH)
    ImportedChange.objects.bulk_create(
        (
            ImportedChange(
                import_id=import_id,
                subject=SUBJECT,
                subject_id=row.item.pk,
                before={name: _kept(value) for name, value in row.before.items()},
                after={name: _kept(value) for name, value in row.after.items()},
            )
            for row in changed
        ),
        batch_size=BATCH,
    )
    told = {"items": len(new), "changed": len(changed)}
    record(by=by, action="open_items.imported", subject=f"import:{import_id}", after=told)


def _kept(value: object) -> str | None:
    return None if value is None else str(value)


def undo_items(import_id: int) -> None:
    """Remove the items of the import, and give those that it changed their old values.

    A field that changed again since stays as it is.
    """
    OpenItem.objects.filter(import_id=import_id).delete()
    changes = ImportedChange.objects.filter(import_id=import_id, subject=SUBJECT)
    by_item = {change.subject_id: change for change in changes}
    kept = OpenItem.objects.iterator(chunk_size=BATCH)
    items = [item for item in kept if item.pk in by_item]
    for item in items:
        change = by_item[item.pk]
        for name, after in change.after.items():
            if getattr(item, name) == _value(name, after):
                setattr(item, name, _value(name, change.before[name]))
    OpenItem.objects.bulk_update(items, FIELDS, batch_size=BATCH)
    changes.delete()


def _value(name: str, text: str | None) -> date | Decimal | None:
    if text is None:
        return None
    return (
        Decimal(text).quantize(Decimal("0.0001")) if name == "amount" else date.fromisoformat(text)
    )
