"""Reads of reporting lines, and of the ties beside them."""

from collections.abc import Collection

from django.db.models import QuerySet

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import Position, Tie


def managers_of(account: Account) -> dict[int, int | None]:
    """Return to whom every position of an account reports, past and parked ones included."""
    rows = Position.objects.filter(account=account).order_by("pk")
    return dict(rows.values_list("pk", "reports_to"))


def ties_between(positions: Collection[int]) -> QuerySet[Tie]:
    """Return the ties among these positions; ask `may_see_opinions` first."""
    return Tie.objects.filter(first__in=positions, second__in=positions, replaced_on=None).order_by(
        "pk"
    )
