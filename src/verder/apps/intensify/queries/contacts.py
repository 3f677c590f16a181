"""Reads of contacts planned and had, and of how often people should meet."""

from collections import Counter
from datetime import date

from django.db.models import Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import ContactMoment, NextStep

Pair = tuple[int, int]  # a position and a colleague


def visible_moments(user: User) -> QuerySet[ContactMoment]:
    """Return the contacts with accounts that the user sees, but for what others keep private."""
    shared = Q(is_private=False) | Q(by=user)
    return ContactMoment.objects.filter(shared, account__in=visible_accounts(user))


def visible_steps(user: User, *, with_dropped: bool = False) -> QuerySet[NextStep]:
    """Return what was promised at accounts that the user sees, private contacts left out."""
    shared = Q(moment=None) | Q(moment__is_private=False) | Q(moment__by=user)
    found = NextStep.objects.filter(shared, account__in=visible_accounts(user))
    return found if with_dropped else found.filter(dropped_on=None)


def counted_contacts(account: Account, *, from_on: date, until_on: date) -> Counter[Pair]:
    """Return how often each pair met in a period: contacts had, mailings to many left out.

    Private contacts count too, for a count tells nothing of what was said.
    """
    rows = (
        ContactMoment.objects.filter(
            account=account, state=MomentState.DONE, on__gte=from_on, on__lt=until_on
        )
        .exclude(channel=Channel.MAILING)
        .exclude(positions=None)
        .exclude(colleagues=None)
        .values_list("positions", "colleagues")
    )
    return Counter((position, colleague) for position, colleague in rows)
