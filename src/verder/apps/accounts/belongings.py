"""What other areas keep of an account: it goes along when accounts merge, and comes back."""

from collections.abc import Iterator, Mapping, Sequence

from django.apps import apps
from django.db.models import Model

from verder.apps.accounts.models import Account

BATCH = 500
BELONGINGS: list[type[Model]] = []


def register_belonging(model: type[Model]) -> None:
    """Name records with an `account` that go where the account goes; two never collide."""
    if model not in BELONGINGS:
        BELONGINGS.append(model)


def move_belongings(keep: Account, gone: Account) -> dict[str, list[int]]:
    """Move all records to the account that stays, and return which they are."""
    moved: dict[str, list[int]] = {}
    for model in BELONGINGS:
        rows = model._default_manager.filter(account=gone)  # noqa: SLF001 - Django's own name
        keys = list(rows.values_list("pk", flat=True))
        if keys:
            rows.update(account=keep)
            moved[model._meta.label] = keys  # noqa: SLF001
    return moved


def give_belongings_back(keep: Account, back: Account, moved: Mapping[str, Sequence[int]]) -> None:
    """Return the records that came with the account, and are still where they came."""
    for label, keys in moved.items():
        records = apps.get_model(label)._default_manager  # noqa: SLF001
        for part in _parts(keys):
            records.filter(pk__in=part, account=keep).update(account=back)


def _parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
