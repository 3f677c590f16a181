"""Reads of saved calculations. Every list starts from those that the user may see."""

from django.db.models import Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.calculate.models import Calculation, OlderAnswer
from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins


def seen_calculations(user: User, *, with_removed: bool = False) -> QuerySet[Calculation]:
    """Return the calculations that the user may see, the latest first."""
    own = Q(account=None, author=user)
    found = Calculation.objects.filter(own | Q(account__in=visible_accounts(user)))
    if not may_see_margins(user):
        found = found.filter(has_margins=False)
    if not with_removed:
        found = found.filter(removed_at=None)
    return found.select_related("account", "author", "before").order_by("-changed_at", "-pk")


def calculations_of(account: Account, user: User) -> QuerySet[Calculation]:
    """Return the calculations kept with an account, as far as the user may see them."""
    return seen_calculations(user).filter(account=account)


def older_answers(calculation: Calculation) -> QuerySet[OlderAnswer]:
    """Return what a calculation said before, the latest first."""
    return calculation.older.select_related("by").order_by("-at", "-pk")
