"""What other areas keep of an account: it goes along when accounts merge, and comes back."""

from collections.abc import Iterator, Mapping, Sequence

from django.apps import apps
from django.db.models import F, Model, QuerySet

from verder.apps.accounts.models import Account

BATCH = 500
ENDED = "ended"
BELONGINGS: dict[type[Model], tuple[str, ...] | None] = {}
ONE_FOR_EACH: dict[type[Model], str] = {}


def register_belonging(
    model: type[Model], *, once: Sequence[str] | None = None, one_for_each: str = ""
) -> None:
    """Name records with an `account` that go where the account goes.

    Two never collide, unless `once` is given: of the records that nothing replaced
    (`replaced_on` is empty) an account has one for these fields. Where both accounts have
    one, that of the account that stays holds, and the other becomes history. Of an
    account that stands at most once in each round, sheet or the like, `one_for_each`
    names that field: where both stand in one, only that of the account that stays does.
    """
    BELONGINGS[model] = None if once is None else tuple(once)
    if one_for_each:
        ONE_FOR_EACH[model] = one_for_each


def move_belongings(keep: Account, gone: Account) -> dict[str, list[int]]:
    """Move all records to the account that stays, and return which they are."""
    moved: dict[str, list[int]] = {}
    for model, once in BELONGINGS.items():
        rows = _movable(model, keep, gone)
        keys = list(rows.values_list("pk", flat=True))
        if not keys:
            continue
        label = model._meta.label  # noqa: SLF001
        if once is not None and (rivals := _rivals(model, once, keep, gone)):
            rows.filter(pk__in=rivals).update(replaced_on=F("on"))
            moved[f"{label}:{ENDED}"] = rivals
        rows.update(account=keep)
        moved[label] = keys
    return moved


def count_belongings(keep: Account, gone: Account) -> dict[str, int]:
    """Return how many records of each kind would go along, by the label of their model."""
    counts = {
        model._meta.label: _movable(model, keep, gone).count()  # noqa: SLF001
        for model in BELONGINGS
    }
    return {label: count for label, count in counts.items() if count}


def give_belongings_back(keep: Account, back: Account, moved: Mapping[str, Sequence[int]]) -> None:
    """Return the records that came with the account, and are still where they came."""
    for name, keys in sorted(moved.items()):  # a record is back before it holds again
        label, _, state = name.partition(":")
        records = apps.get_model(label)._default_manager  # noqa: SLF001
        for part in _parts(keys):
            if state == ENDED:
                records.filter(pk__in=part, account=back).update(replaced_on=None)
            else:
                records.filter(pk__in=part, account=keep).update(account=back)


def _movable(model: type[Model], keep: Account, gone: Account) -> QuerySet[Model]:
    """Return what can go along: all but what would stand twice in one place."""
    records = model._default_manager  # noqa: SLF001 - Django's own name
    rows = records.filter(account=gone)
    if model not in ONE_FOR_EACH:
        return rows
    place = ONE_FOR_EACH[model]
    taken = records.filter(account=keep).values(place)
    return rows.exclude(**{f"{place}__in": taken})


def _rivals(model: type[Model], once: Sequence[str], keep: Account, gone: Account) -> list[int]:
    """Return what holds of the account that goes and may not hold beside what the other has."""
    holding = model._default_manager.filter(replaced_on=None)  # noqa: SLF001
    taken = {tuple(said) for _key, *said in holding.filter(account=keep).values_list("pk", *once)}
    found = holding.filter(account=gone).values_list("pk", *once)
    return [key for key, *said in found if tuple(said) in taken]


def _parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
