"""What an import made of accounts, numbers and products goes again with it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db.models import Model

from verder.apps.accounts.models import Account, AccountNumber, ImportedChange, Product
from verder.apps.accounts.services.customer_apply import refresh_all_heads
from verder.apps.core.models import Team, User

BATCH = 500
SUBJECTS: Mapping[str, type[Account | Product]] = {"account": Account, "product": Product}
REFERENCES: Mapping[str, type[Account | User | Team]] = {
    "parent_id": Account,
    "contact_with_id": Account,
    "bill_to_id": Account,
    "owner_id": User,
    "team_id": Team,
}


def undo_changes(import_id: int) -> None:
    """Give every field that the import changed its old value, unless it changed again since."""
    changes = ImportedChange.objects.filter(import_id=import_id, subject__in=SUBJECTS)
    for subject, model in SUBJECTS.items():
        altered = changes.filter(subject=subject, is_made=False).order_by("pk")
        for batch in batched(altered.iterator(chunk_size=BATCH)):
            undo_batch(model, batch)
    made_products = changes.filter(subject="product", is_made=True).values("subject_id")
    Product.objects.filter(pk__in=made_products).delete()
    changes.delete()
    refresh_all_heads()


def batched(changes: Iterable[ImportedChange]) -> Iterator[list[ImportedChange]]:
    """Yield the changes in lists of a size that every database takes."""
    source = iter(changes)
    while batch := list(islice(source, BATCH)):
        yield batch


def undo_batch(model: type[Account | Product], changes: list[ImportedChange]) -> None:
    """Give many records their old values back, and write them at once."""
    subjects: Mapping[int, Model] = model._default_manager.in_bulk(  # noqa: SLF001 - Django's name
        [change.subject_id for change in changes]
    )
    altered: dict[int, Model] = {}
    fields: set[str] = set()
    for change in changes:
        subject = subjects.get(change.subject_id)
        names = restorable(subject, change) if subject else []
        for name in names:
            setattr(subject, name, change.before[name])
        if subject and names:
            altered[change.subject_id] = subject
            fields.update(name.removesuffix("_id") for name in names)
    drop_lost_references(list(altered.values()), fields)
    rows: list[Any] = list(altered.values())
    if rows:
        model._default_manager.bulk_create(  # noqa: SLF001
            rows,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=sorted(fields),
        )


def restorable(subject: Model, change: ImportedChange) -> list[str]:
    """Return the fields that still are as the import left them."""
    return [name for name, after in change.after.items() if as_kept(subject, name) == after]


def as_kept(subject: Model, name: str) -> object:
    """Return a field as JSON holds it."""
    value = getattr(subject, name)
    return value if value is None or isinstance(value, str | int) else str(value)


def drop_lost_references(subjects: list[Model], fields: set[str]) -> None:
    """Empty the fields that name a user, team or account which is gone by now."""
    for name, related in REFERENCES.items():
        if name.removesuffix("_id") in fields:
            named = {getattr(subject, name) for subject in subjects} - {None}
            there = set(related.objects.filter(pk__in=named).values_list("pk", flat=True))
            for subject in subjects:
                if getattr(subject, name) not in there:
                    setattr(subject, name, None)


def remove_made_accounts(import_id: int, needed: Mapping[tuple[str, str], int]) -> int:
    """Remove the accounts that only this import made and nobody touched; return how many.

    `needed` holds the customer numbers that other imports name. An account that one of
    them needs stays, and goes with that import instead.
    """
    made = set(Account.objects.filter(made_by_import=import_id).values_list("pk", flat=True))
    heirs = dict(heirs_of(made, import_id, needed))
    for heir in set(heirs.values()):
        kept = [key for key, other in heirs.items() if other == heir]
        for part in parts(kept):
            Account.objects.filter(pk__in=part).update(made_by_import=heir)
    gone = made - heirs.keys()
    remove_accounts(gone)
    return len(gone)


def heirs_of(
    made: set[int], import_id: int, needed: Mapping[tuple[str, str], int]
) -> Iterable[tuple[int, int]]:
    """Yield the accounts that another import needs, with that import."""
    others = ImportedChange.objects.filter(subject="account").exclude(import_id=import_id)
    for key, other in others.order_by("-import_id").values_list("subject_id", "import_id"):
        if key in made:
            yield key, other
    rows = AccountNumber.objects.filter(account__made_by_import=import_id)
    for key, source, number in rows.values_list("account_id", "source", "number"):
        if (source, number) in needed:
            yield key, needed[source, number]


def remove_accounts(keys: set[int]) -> None:
    """Remove accounts with their numbers, wherever they stand in a group."""
    for part in parts(sorted(keys)):
        Account.objects.filter(head__in=part).update(head=None)
        Account.objects.filter(parent__in=part).update(parent=None)
        AccountNumber.objects.filter(account__in=part).delete()
    for part in parts(sorted(keys)):
        Account.objects.filter(pk__in=part).delete()
    refresh_all_heads()


def parts(keys: list[int]) -> Iterable[list[int]]:
    """Yield the keys in lists that every database takes."""
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
