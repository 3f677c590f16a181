"""What moves when two contacts become one person."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from verder.apps.core.models import User
from verder.apps.intensify.merged_details import filled_by
from verder.apps.intensify.models import (
    Frequency,
    Opinion,
    Person,
    Position,
    PositionRole,
    Reach,
    Survey,
    Tie,
)
from verder.apps.intensify.queries.contacts import visible_moments, visible_steps
from verder.apps.intensify.queries.mergeable import same_place
from verder.apps.intensify.rules import may_see_opinions


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedPlace:
    """Two places at one account that become one."""

    keep: Position
    gone: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleMergePreview:
    """All that comes from the one who goes; `counts` go by the name of what is counted."""

    keep: Person
    gone: Person
    filled: dict[str, Any]
    reaches: tuple[Reach, ...]  # that the one who stays does not have
    places: tuple[Position, ...]  # that move as they are
    joined: tuple[JoinedPlace, ...]
    counts: dict[str, int]


def people_merge_preview(
    *, user: User, keep: Person, gone: Person, are_places_one: bool = True
) -> PeopleMergePreview:
    """Return what would happen; of judgements only what the user may see is counted."""
    known = set(keep.reaches.values_list("kind", "value"))
    rows = list(gone.positions.select_related("account").order_by("pk"))
    pairs = [(row, same_place(keep, row) if are_places_one else None) for row in rows]
    return PeopleMergePreview(
        keep=keep,
        gone=gone,
        filled=filled_by(keep, gone),
        reaches=tuple(
            each for each in gone.reaches.order_by("pk") if (each.kind, each.value) not in known
        ),
        places=tuple(row for row, same in pairs if same is None),
        joined=tuple(JoinedPlace(keep=same, gone=row) for row, same in pairs if same is not None),
        counts={name: count for name, count in _counts(user, rows) if count},
    )


def _counts(user: User, places: Sequence[Position]) -> Iterator[tuple[str, int]]:
    """Yield how many there are of each kind that hangs on the places."""
    yield "roles", PositionRole.objects.filter(position__in=places).count()
    yield "contacts", visible_moments(user).filter(positions__in=places).distinct().count()
    yield "promises", visible_steps(user).filter(position__in=places).count()
    yield "frequencies", Frequency.objects.filter(position__in=places, replaced_on=None).count()
    yield "surveys", Survey.objects.filter(position__in=places).count()
    seen = [row for row in places if may_see_opinions(user, row.account)]
    yield "opinions", Opinion.objects.filter(position__in=seen).count()
    yield "ties", Tie.objects.filter(Q(first__in=seen) | Q(second__in=seen)).count()


def likely_stays(people: Collection[int]) -> int:
    """Return who of them is known best: by most contacts and details, and then the longest."""
    weights = weights_of(people)
    return min(people, key=lambda key: (-weights.get(key, 0), key))


def weights_of(people: Collection[int]) -> dict[int, int]:
    """Return how much hangs on each of these people."""
    rows = Person.objects.filter(pk__in=people).annotate(
        met=Count("positions__moments", distinct=True), reached=Count("reaches", distinct=True)
    )
    return {
        row.pk: 4 * row.met + row.reached + bool(row.given_name) + bool(row.verified_on)
        for row in rows
    }
