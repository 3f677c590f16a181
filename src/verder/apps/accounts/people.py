"""Which user or team a text of a file means."""

from collections.abc import Iterable
from dataclasses import dataclass

from verder.apps.core.models import Team, User


def key_of(text: str) -> str:
    """Return the text as it is compared: without capitals and needless spaces.

    >>> key_of("  Jan  de Vries ")
    'jan de vries'
    """
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Active users and teams by every text that names exactly one of them."""

    users: dict[str, int]
    teams: dict[str, int]

    def user_id(self, text: str | None) -> int | None:
        """Return the user whose name, address or name on invoices this is."""
        return self.users.get(key_of(text)) if text else None

    def team_id(self, text: str | None) -> int | None:
        """Return the team of this name."""
        return self.teams.get(key_of(text)) if text else None


def known_people() -> People:
    """Return who can be named in a file."""
    users = User.objects.filter(is_active=True)
    return People(
        users=by_name((user.pk, names_of(user)) for user in users),
        teams=by_name((team.pk, {team.name}) for team in Team.objects.all()),
    )


def names_of(user: User) -> set[str]:
    """Return all texts that mean this user."""
    return {user.name, user.email, *map(str, user.salesperson_names)}


def by_name(named: Iterable[tuple[int, set[str]]]) -> dict[str, int]:
    """Return the keys by name; a name that two of them bear means nobody."""
    found: dict[str, set[int]] = {}
    for key, names in named:
        for name in names:
            found.setdefault(key_of(name), set()).add(key)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}
