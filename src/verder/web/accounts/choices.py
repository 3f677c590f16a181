"""Who and what an account can be given to, as the choices of a field."""

from collections.abc import Sequence

from verder.apps.accounts.choices import owners_of, teams_of
from verder.apps.core.models import User
from verder.web.core.tables import when_needed


def owner_choices(user: User) -> Sequence[tuple[str, str]]:
    """Return the account managers to choose from, looked up at the first look at them."""
    return when_needed(
        lambda: [(str(key), name) for key, name in owners_of(user).values_list("pk", "name")]
    )


def team_choices(user: User) -> list[tuple[str, str]]:
    """Return the teams to choose from."""
    return [(str(key), name) for key, name in teams_of(user).values_list("pk", "name")]
