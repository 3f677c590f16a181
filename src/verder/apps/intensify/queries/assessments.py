"""Reads of what both sides answered to instruments, and of the surveys that ask."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import Assessment, RelationEnd, Survey
from verder.domain.engines.two_sides import ViewSide

MANY = 500


def assessments_of(account: Account, instrument: str) -> list[Assessment]:
    """Return all that was ever answered of an account, the latest first."""
    rows = Assessment.objects.filter(account=account, instrument=instrument)
    return list(rows.select_related("by", "position__person", "replaces").order_by("-on", "-pk"))


def views_by_account(account_ids: Collection[int], instrument: str) -> dict[int, list[Assessment]]:
    """Return by account all that was ever answered, the latest first."""
    rows = Assessment.objects.filter(instrument=instrument)
    if len(account_ids) <= MANY:
        rows = rows.filter(account__in=account_ids)
    wanted, found = set(account_ids), dict[int, list[Assessment]]()
    for row in rows.order_by("-on", "-pk"):
        if row.account_id in wanted:
            found.setdefault(row.account_id, []).append(row)
    return found


def standing_view(
    account: Account, instrument: str, side: ViewSide, voice: str = ""
) -> Assessment | None:
    """Return what one side, or one voice of it, answered last."""
    return Assessment.objects.filter(
        account=account, instrument=instrument, side=side, voice=voice, replaced_on=None
    ).first()


def relation_end(account: Account) -> RelationEnd | None:
    """Return the notice that was given, if any holds."""
    rows = RelationEnd.objects.filter(account=account, replaced_on=None)
    return rows.select_related("by").first()


def ended_accounts(account_ids: Collection[int]) -> frozenset[int]:
    """Return which of these accounts notice was given to, or by."""
    rows = RelationEnd.objects.filter(replaced_on=None).values_list("account_id", flat=True)
    return frozenset(rows) & frozenset(account_ids)


def surveys_of(account: Account, instrument: str) -> QuerySet[Survey]:
    """Return the surveys about an account, the latest first."""
    rows = Survey.objects.filter(account=account, instrument=instrument)
    return rows.select_related("by", "position__person").order_by("-made_at", "-pk")


def open_survey(fingerprint: str, now: datetime) -> Survey | None:
    """Return the survey of this link while it takes answers."""
    is_open = Q(revoked_at=None, expires_at__gt=now)
    rows = Survey.objects.filter(is_open, fingerprint=fingerprint)
    return rows.select_related("account", "by", "position").first()
