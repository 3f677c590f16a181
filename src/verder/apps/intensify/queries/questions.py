"""Reads of open questions: who has which role in the buying team of an account."""

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import NextStep
from verder.domain.intensify.roles import DmuRole


def questions_of(account: Account) -> dict[DmuRole, NextStep]:
    """Return the promise that waits to find out who has a role, the first one of each role."""
    rows = NextStep.objects.filter(account=account, done_on=None, dropped_on=None)
    found: dict[DmuRole, NextStep] = {}
    for step in rows.exclude(asks_role="").select_related("owner").order_by("pk"):
        found.setdefault(DmuRole(step.asks_role), step)
    return found
