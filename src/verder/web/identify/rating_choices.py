"""The open rating sheets to which accounts can be added."""

from verder.apps.core.models import User
from verder.apps.core.rules import has_role
from verder.apps.identify.queries.ratings import open_sheets
from verder.apps.identify.rating_rules import ARRANGES_RATINGS, may_make_rating

MOST = 10


def rating_choices(user: User) -> list[tuple[str, str]]:
    """Return the latest open sheets that the user arranges, by key and title."""
    if not may_make_rating(user):
        return []
    sheets = open_sheets(user)
    if not has_role(user, *ARRANGES_RATINGS):
        sheets = sheets.filter(made_by=user)
    return [(str(key), title) for key, title in sheets.values_list("pk", "title")[:MOST]]
