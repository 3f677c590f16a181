"""What an article file would do to the products: worked out first, shown, and then done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from verder.apps.accounts.models import ImportedChange, Product
from verder.apps.accounts.outcomes import Remarks, RowChange, RowsPreview, Status, rows_preview
from verder.apps.core.models import User
from verder.apps.core.services.audit import Change, record_many
from verder.facts.findings import Rejected

BATCH = 1000
FIELDS = ("name", "group", "unit_cost")
LENGTHS = {"number": 100, "name": 200, "group": 100}


@dataclass(slots=True, kw_only=True)
class ProductRow:
    """One product of the file as it will be, not saved yet."""

    row: int
    product: Product
    is_new: bool
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductPlan:
    """All products of the file, and what is rejected."""

    rows: Sequence[ProductRow]
    rejected: list[Rejected]

    def preview(self) -> RowsPreview:
        """Return what people see of it."""
        return rows_preview(map(change_of, self.rows), self.rejected, Remarks().notes())


def plan_products(
    rows: Iterable[Mapping[str, Any]], rejected: Sequence[Rejected], source: str
) -> ProductPlan:
    """Compare each row with the product of its number."""
    known = {product.number: product for product in Product.objects.filter(source=source)}
    planned: dict[str, ProductRow] = {}
    refused = list(rejected)
    for row in rows:
        fault = fault_of(row, planned)
        if fault:
            refused.append(fault)
        else:
            planned[row["number"]] = plan_row(row, known.get(row["number"]), source)
    return ProductPlan(rows=list(planned.values()), rejected=refused)


def fault_of(row: Mapping[str, Any], planned: Mapping[str, ProductRow]) -> Rejected | None:
    """Return why a row cannot be kept, if it cannot."""
    if row["number"] in planned:
        return Rejected(row=row["row"], column="", code="product_twice", text=row["number"])
    for name, longest in LENGTHS.items():
        if len(row.get(name) or "") > longest:
            return Rejected(row=row["row"], column=name, code="text_too_long", text=row[name][:200])
    return None


def plan_row(row: Mapping[str, Any], product: Product | None, source: str) -> ProductRow:
    """Set what the row says on the product in memory; an empty cell says nothing."""
    planned = ProductRow(
        row=row["row"],
        product=product or Product(source=source, number=row["number"]),
        is_new=product is None,
    )
    for name in FIELDS:
        value = row.get(name)
        if value not in {None, ""} and getattr(planned.product, name) != value:
            planned.before[name] = getattr(planned.product, name)
            planned.after[name] = value
            setattr(planned.product, name, value)
    return planned


def change_of(row: ProductRow) -> RowChange:
    """Return what people see of one row."""
    changes = {
        name: ("" if row.before[name] is None else str(row.before[name]), str(value))
        for name, value in row.after.items()
    }
    return RowChange(
        row=row.row,
        number=row.product.number,
        name=row.product.name,
        status=Status.NEW if row.is_new else Status.CHANGED if changes else Status.UNCHANGED,
        changes=changes,
    )


def apply_products(plan: ProductPlan, import_id: int, by: User | None) -> None:
    """Write new and changed products; runs in the caller's transaction."""
    written = [row for row in plan.rows if row.is_new or row.after]
    new = [row.product for row in written if row.is_new]
    changed = [row.product for row in written if not row.is_new]
    Product.objects.bulk_create(new, batch_size=BATCH)
    Product.objects.bulk_create(
        changed,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=list(FIELDS),
    )
    ImportedChange.objects.bulk_create(
        (change_to_keep(row, import_id) for row in written), batch_size=BATCH
    )
    record_many(
        by=by,
        changes=[
            Change(
                action="product.imported",
                subject=row.product,
                before=row.before,
                after={**row.after, "import": import_id},
            )
            for row in written
            if not row.is_new
        ],
    )


def change_to_keep(row: ProductRow, import_id: int) -> ImportedChange:
    """Return what an undo needs."""
    return ImportedChange(
        import_id=import_id,
        subject="product",
        subject_id=row.product.pk,
        is_made=row.is_new,
        before=as_text(row.before),
        after=as_text(row.after),
    )


def as_text(values: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the values as JSON holds them."""
    return {name: None if value is None else str(value) for name, value in values.items()}
