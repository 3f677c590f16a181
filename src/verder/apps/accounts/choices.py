"""Who and what an account can be given to."""

from django.db.models import Q, QuerySet

from verder.apps.core.enums import SEES_EVERYTHING, Role
from verder.apps.core.models import Team, User
from verder.apps.core.queries import subtree_ids

OWNERS = (Role.ADMINISTRATOR, Role.CONTROLLER, Role.SALES_MANAGER, Role.ACCOUNT_MANAGER)


def people_of(user: User) -> QuerySet[User]:
    """Return the people whom the user may name: all, or those of the own teams."""
    found = User.objects.filter(is_active=True)
    if user.role not in SEES_EVERYTHING:
        teams = subtree_ids(user.team_id) if user.team_id else set()
        found = found.filter(Q(team__in=teams) | Q(pk=user.pk))
    return found.order_by("name")


def owners_of(user: User) -> QuerySet[User]:
    """Return the people who may be named as account manager."""
    return people_of(user).filter(role__in=OWNERS)


def teams_of(user: User) -> QuerySet[Team]:
    """Return the teams that the user may name."""
    found = Team.objects.all()
    if user.role not in SEES_EVERYTHING:
        found = found.filter(pk__in=subtree_ids(user.team_id) if user.team_id else [])
    return found.order_by("name")
