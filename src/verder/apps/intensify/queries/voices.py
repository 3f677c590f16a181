"""Reads of what many people of customers answered, and of how many were asked."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import Assessment, Survey
from verder.domain.engines.two_sides import ViewSide


@dataclass(frozen=True, slots=True)
class Response:
    """How many were asked by a link, and how many of those answered."""

    asked: int = 0
    answered: int = 0


def answers_since(
    accounts: QuerySet[Account], instrument: str, from_on: date
) -> dict[int, list[Assessment]]:
    """Return by account what its people answered from a day on, the latest first."""
    rows = Assessment.objects.filter(
        account__in=accounts, instrument=instrument, side=ViewSide.CUSTOMER, on__gte=from_on
    )
    found: dict[int, list[Assessment]] = defaultdict(list)
    for row in rows.select_related("position__person", "by").order_by("-on", "-pk"):
        found[row.account_id].append(row)
    return found


def responses_since(
    accounts: QuerySet[Account], instrument: str, from_on: date
) -> dict[int, Response]:
    """Return by account how many were asked from a day on; who was withdrawn was not asked."""
    rows = Survey.objects.filter(
        account__in=accounts, instrument=instrument, made_at__date__gte=from_on
    ).exclude(Q(revoked_at__isnull=False) & Q(answered_at=None))
    asked, answered = Counter[int](), Counter[int]()
    for account, answered_at in rows.values_list("account", "answered_at"):
        asked[account] += 1
        answered[account] += answered_at is not None
    return {account: Response(count, answered[account]) for account, count in asked.items()}
