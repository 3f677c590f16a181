"""A debtor file, as worked out, goes into the records; and out of them again."""

from collections.abc import Mapping
from typing import Any

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, AccountNumber, ImportedChange
from verder.apps.accounts.services.customer_plan import CustomerPlan, CustomerRow
from verder.apps.core.models import User
from verder.apps.core.services.audit import Change, record_many

BATCH = 1000
FIELDS = (
    *("name", "owner_id", "team_id", "sector", "region", "street", "postcode", "city", "country"),
    *("vat_number", "kvk_number"),
)


def apply_customers(plan: CustomerPlan, import_id: int, by: User | None) -> None:
    """Write new and changed accounts, numbers and groups; runs in the caller's transaction."""
    new = [row for row in plan.rows if row.is_new]
    make_accounts([*(row.account for row in new), *plan.groups.made], import_id)
    numbers = [
        AccountNumber(account=row.account, source=plan.source, number=row.number) for row in new
    ]
    AccountNumber.objects.bulk_create(numbers, batch_size=BATCH)
    changed = {id(row.account): row.account for row in plan.rows if row.after and not row.is_new}
    for row in plan.rows:
        if row.number in plan.groups.parents:
            hang_on(row, Relation.LEGAL, plan.groups.parents[row.number])
            changed[id(row.account)] = row.account
        for relation, found in plan.relations.items():
            if row.number in found.targets:
                hang_on(row, relation, found.targets[row.number])
                changed[id(row.account)] = row.account
    save_accounts(list(changed.values()))
    refresh_all_heads()
    keep_changes(plan, import_id, by)


def make_accounts(accounts: list[Account], import_id: int) -> None:
    """Add accounts in bulk; they get their keys."""
    for account in accounts:
        account.made_by_import = import_id
    Account.objects.bulk_create(accounts, batch_size=BATCH)


def hang_on(row: CustomerRow, relation: Relation, to: Account | None) -> None:
    """Hang the account of the row on another one, and remember on what it hung."""
    name = f"{relation.value}_id"
    row.before[name], row.after[name] = getattr(row.account, name), to.pk if to else None
    setattr(row.account, relation.value, to)


def save_accounts(accounts: list[Account]) -> None:
    """Save many changed accounts; writing them anew is far quicker than updating one by one."""
    fields = [name.removesuffix("_id") for name in FIELDS]
    Account.objects.bulk_create(
        accounts,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*fields, *Relation],
    )


def refresh_all_heads() -> None:
    """Set the head of every account from its parents, and save those that differ."""
    rows = Account.objects.exclude(parent=None, head=None).values_list("pk", "parent_id", "head_id")
    above = {key: parent for key, parent, _ in rows}
    wrong: dict[int | None, list[int]] = {}
    for key, _, head in rows:
        top = top_in(above, key)
        if head != (None if top == key else top):
            wrong.setdefault(None if top == key else top, []).append(key)
    for new_head, keys in wrong.items():
        for start in range(0, len(keys), BATCH):
            Account.objects.filter(pk__in=keys[start : start + BATCH]).update(head=new_head)


def top_in(above: Mapping[int, int | None], key: int) -> int:
    """Return the top of the tree above a key."""
    while (parent := above.get(key)) is not None:
        key = parent
    return key


def keep_changes(plan: CustomerPlan, import_id: int, by: User | None) -> None:
    """Keep what it takes to undo the import, and put the changes on record."""
    merged: dict[int, ImportedChange] = {}
    for row in plan.rows:
        if row.is_new or row.after:
            change = merged.setdefault(row.account.pk, fresh_change(row, import_id))
            change.before = {**row.before, **change.before}
            change.after = {**change.after, **row.after}
    for head in plan.groups.made:
        merged[head.pk] = ImportedChange(
            import_id=import_id, subject="account", subject_id=head.pk, is_made=True
        )
    ImportedChange.objects.bulk_create(merged.values(), batch_size=BATCH)
    record_many(by=by, changes=audit_lines(plan, import_id))


def fresh_change(row: CustomerRow, import_id: int) -> ImportedChange:
    """Return the record of what the import does to the account of a row."""
    return ImportedChange(
        import_id=import_id, subject="account", subject_id=row.account.pk, is_made=row.is_new
    )


def audit_lines(plan: CustomerPlan, import_id: int) -> list[Change]:
    """Return a line of the trail for every account that changed."""
    return [
        Change(
            action="account.imported",
            subject=row.account,
            before=without_keys(row.before),
            after={**without_keys(row.after), "import": import_id},
        )
        for row in plan.rows
        if row.after and not row.is_new
    ]


def without_keys(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values under the names that people know."""
    return {name.removesuffix("_id"): value for name, value in values.items()}
