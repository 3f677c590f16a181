"""What an import made of accounts, numbers and products goes again with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from verder.apps.accounts.models import Account, AccountNumber, ImportedChange, Product
from verder.apps.accounts.services.customer_apply import refresh_all_heads

BATCH = 500
SUBJECTS: Mapping[str, type[Account | Product]] = {"account": Account, "product": Product}


def undo_changes(import_id: int) -> None:
    """Give every field that the import changed its old value, unless it changed again since."""
    changes = ImportedChange.objects.filter(import_id=import_id, subject__in=SUBJECTS)
    for change in changes.filter(is_made=False).iterator(chunk_size=BATCH):
        undo_change(change)
    made_products = changes.filter(subject="product", is_made=True).values("subject_id")
    Product.objects.filter(pk__in=made_products).delete()
    changes.delete()
    refresh_all_heads()


def undo_change(change: ImportedChange) -> None:
    """Give one record its old values back."""
    subject = SUBJECTS[change.subject].objects.filter(pk=change.subject_id).first()
    if subject is None:
        return
    names = [name for name, after in change.after.items() if as_kept(subject, name) == after]
    for name in names:
        setattr(subject, name, restored(subject, name, change.before[name]))
    if names:
        subject.save(update_fields=[name.removesuffix("_id") for name in names])


def as_kept(subject: Model, name: str) -> object:
    """Return a field as JSON holds it."""
    value = getattr(subject, name)
    return value if value is None or isinstance(value, str | int) else str(value)


def restored(subject: Model, name: str, value: Any) -> Any:  # noqa: ANN401 - of any field
    """Return the old value, or None where the record that it names is gone."""
    if not name.endswith("_id") or value is None:
        return value
    field = subject._meta.get_field(name.removesuffix("_id"))  # noqa: SLF001 - Django's own name
    related = field.related_model
    assert isinstance(related, type)  # noqa: S101 - a foreign key has one
    return value if related._default_manager.filter(pk=value).exists() else None  # noqa: SLF001


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
