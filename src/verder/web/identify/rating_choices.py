"""Where accounts can go: to an open rating sheet, and from its order into a selection."""

from verder.apps.core.models import User
from verder.apps.core.rules import has_role
from verder.apps.identify.models import SelectionRound
from verder.apps.identify.queries.ratings import open_sheets
from verder.apps.identify.rules.ratings import ARRANGES_RATINGS, may_make_rating
from verder.apps.identify.rules.selection import may_arrange_round
from verder.apps.identify.selection_choices import RoundState

MOST = 10


def rating_choices(user: User) -> list[tuple[str, str]]:
    """Return the latest open sheets that the user arranges, by key and title."""
    if not may_make_rating(user):
        return []
    sheets = open_sheets(user)
    if not has_role(user, *ARRANGES_RATINGS):
        sheets = sheets.filter(made_by=user)
    return [(str(key), title) for key, title in sheets.values_list("pk", "title")[:MOST]]


def round_choices(user: User) -> list[tuple[int, str]]:
    """Return the latest open rounds of the selection that the user arranges, by key and title."""
    rounds = SelectionRound.objects.filter(state=RoundState.OPEN).select_related("team")
    latest = rounds.order_by("-year", "-pk")[:MOST]
    return [(each.pk, str(each)) for each in latest if may_arrange_round(user, each)]
