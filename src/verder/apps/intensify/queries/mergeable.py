"""Reads of whom the user may make one person: an editor of every employer of both."""

from collections.abc import Collection, Iterable, Iterator

from verder.apps.core.models import User
from verder.apps.core.rules import EDITS_ACCOUNTS, has_role, may_see_everything
from verder.apps.intensify.models import Person, Position
from verder.apps.intensify.queries.known_people import editable_accounts

PART = 500


def mergeable_people(user: User | None, people: Collection[int]) -> set[int]:
    """Return who of these people work and worked only where the user edits who works there.

    Merging moves what others see, and nobody moves what they do not see.
    """
    if user is None:
        return set(people)
    editable = editable_accounts(user).values("pk")
    found: set[int] = set()
    for part in parts_of(people):
        rows = Position.objects.filter(person__in=part)
        here = set(rows.filter(account__in=editable).values_list("person", flat=True))
        hidden = set(rows.exclude(account__in=editable).values_list("person", flat=True))
        homeless = set(part) - here - hidden
        found |= {key for key in here if key is not None} - hidden
        if may_see_everything(user) and has_role(user, *EDITS_ACCOUNTS):
            found |= homeless
    return found


def parts_of(keys: Iterable[int]) -> Iterator[list[int]]:
    """Yield keys in parts that one question to a database may name."""
    rows = sorted(keys)
    for start in range(0, len(rows), PART):
        yield rows[start : start + PART]


def same_place(keep: Person, place: Position) -> Position | None:
    """Return where somebody stands at the same account, if both places are of now."""
    if place.ended_on is not None:
        return None
    rows = list(keep.positions.filter(account=place.account_id, ended_on=None).order_by("pk"))
    alike = (row for row in rows if row.function == place.function)
    return next(alike, rows[0] if rows else None)
