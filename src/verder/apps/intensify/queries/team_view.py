"""Reads for whoever leads a team: whose work is in view, and what of it is late."""

from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.core.queries import subtree_ids
from verder.apps.core.rules import may_see_everything
from verder.apps.intensify.models import Colleague, NextStep
from verder.apps.intensify.queries.contacts import visible_steps
from verder.apps.intensify.queries.plans import overdue_moments
from verder.apps.intensify.queries.teams import visible_seats


def accounts_in_view(user: User | None) -> QuerySet[Account]:
    """Return the accounts that the user sees; the terminal sees all."""
    return Account.objects.all() if user is None else visible_accounts(user)


def team_in_view(user: User | None, on: date) -> QuerySet[Colleague]:
    """Return the colleagues of the user's teams and of the accounts that the user sees.

    Who left is there for as long as a seat of theirs waits for somebody else.
    """
    seated = visible_seats(user, on).values("colleague")
    works_here = Q(ended_on=None) | Q(ended_on__gt=on) | Q(pk__in=seated)
    found = Colleague.objects.filter(works_here)
    if user is None or may_see_everything(user):
        return found
    led = Q(user__team__in=subtree_ids(user.team_id)) if user.team_id else Q()
    return found.filter(Q(pk__in=seated) | Q(user=user) | led)


def users_without_colleague(user: User, on: date) -> QuerySet[User]:
    """Return who looks after accounts in view and is not kept as a colleague yet."""
    owners = accounts_in_view(user).exclude(owner=None).values("owner")
    known = team_in_view(user, on).exclude(user=None).values("user")
    return User.objects.filter(pk__in=owners, is_active=True, colleague=None).exclude(pk__in=known)


def late_contacts(user: User | None, on: date) -> QuerySet[Any]:
    """Return overdue contacts in view, each once for everybody who goes, or who arranges it."""
    return (
        overdue_moments(user, on).annotate(whose=Coalesce(F("colleagues"), F("owner"))).order_by()
    )


def late_promises(user: User | None, on: date) -> QuerySet[Any]:
    """Return what should have been done before today, with whose it is."""
    steps = NextStep.objects.filter(dropped_on=None) if user is None else visible_steps(user)
    late = steps.filter(done_on=None, due_on__lt=on)
    return late.annotate(whose=Coalesce(F("owner"), F("by__colleague"))).order_by()
