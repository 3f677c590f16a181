"""Who may see, fill in and arrange rating sheets. `None` stands for the terminal."""

from verder.apps.core.enums import SEES_EVERYTHING, Role
from verder.apps.core.models import User
from verder.apps.core.rules import has_role, may_see_margins
from verder.apps.identify.models import Rater, RatingSheet
from verder.apps.identify.queries.ratings import hidden_count, visible_sheets
from verder.apps.identify.rating_choices import OF_MARGINS

ARRANGES_RATINGS = frozenset({*SEES_EVERYTHING, Role.SALES_MANAGER})
MAKES_RATINGS = frozenset({*ARRANGES_RATINGS, Role.ACCOUNT_MANAGER})


def may_make_rating(user: User | None) -> bool:
    """Return whether the user starts a rating sheet."""
    return has_role(user, *MAKES_RATINGS)


def may_see_rating(user: User | None, sheet: RatingSheet) -> bool:
    """Return whether the sheet is among those that the user sees."""
    return user is None or visible_sheets(user).filter(pk=sheet.pk).exists()


def may_arrange_rating(user: User | None, sheet: RatingSheet) -> bool:
    """Return whether the user sets criteria, accounts and people of a sheet, and closes it.

    Only who sees every account of it, for accounts are compared with all others.
    """
    if user is None:
        return True
    is_own = sheet.made_by_id == user.pk or has_role(user, *ARRANGES_RATINGS)
    return is_own and may_make_rating(user) and _sees_all_of(user, sheet)


def may_rate(user: User | None, sheet: RatingSheet, rater: Rater | None) -> bool:
    """Return whether the user fills in the sheet of this rater, or the one of all together.

    People without an account of their own are helped by who arranges the sheet.
    """
    if user is None:
        return True
    if rater is not None and rater.user_id is not None:
        return rater.user_id == user.pk and _sees_all_of(user, sheet)
    if rater is None and not sheet.is_apart:
        takes_part = sheet.raters.filter(user=user).exists()
        return (takes_part and _sees_all_of(user, sheet)) or may_arrange_rating(user, sheet)
    return may_arrange_rating(user, sheet)


def may_see_rater(user: User, sheet: RatingSheet, rater: Rater | None) -> bool:
    """Return whether the user sees the sheet of this rater: the own one, or who arranges it all."""
    return rater is None or rater.user_id == user.pk or may_arrange_rating(user, sheet)


def may_fill(user: User | None, source: str) -> bool:
    """Return whether the user sees the facts that fill a criterion."""
    return source not in OF_MARGINS or may_see_margins(user)


def _sees_all_of(user: User, sheet: RatingSheet) -> bool:
    return may_see_rating(user, sheet) and not hidden_count(user, sheet)
