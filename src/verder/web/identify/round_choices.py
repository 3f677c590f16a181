"""To which rounds of choosing key accounts a user may add accounts."""

from verder.apps.core.models import User
from verder.apps.identify.queries.selection import open_rounds
from verder.apps.identify.rules import may_arrange_round


def round_choices(user: User) -> list[tuple[str, str]]:
    """Return the open rounds that the user arranges, by key and name."""
    return [(str(each.pk), str(each)) for each in open_rounds() if may_arrange_round(user, each)]
