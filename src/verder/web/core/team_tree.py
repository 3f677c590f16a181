"""Teams in the order of their tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verder.apps.core.models import Team


@dataclass(frozen=True, slots=True)
class Branch:
    """A team and what stands below it."""

    team: Team
    below: tuple["Branch", ...]


def tree_of(teams: Iterable[Team]) -> tuple[Branch, ...]:
    """Return the teams that stand at the top, each with those below it."""
    children: dict[int | None, list[Team]] = {}
    for team in teams:
        children.setdefault(team.parent_id, []).append(team)

    def branches(parent_id: int | None) -> Iterator[Branch]:
        for team in children.get(parent_id, []):
            yield Branch(team, tuple(branches(team.pk)))

    return tuple(branches(None))
