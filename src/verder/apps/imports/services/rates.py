"""Exchange rates that are typed in, one at a time."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.core.models import User
from verder.apps.core.rules import may_change_rates
from verder.apps.core.services import bump_revision, record
from verder.apps.core.services.changes import apply_changes
from verder.apps.imports.models import ExchangeRate


@transaction.atomic
def set_rate(*, currency: str, on: date, rate: Decimal, by: User | None) -> ExchangeRate:
    """Say how much of a currency one unit of the own currency is worth on a day."""
    if not may_change_rates(by):
        raise PermissionDenied
    currency = currency.strip().upper()
    found = ExchangeRate.objects.filter(currency=currency, on=on).first()
    kept = found or ExchangeRate(currency=currency, on=on, rate=rate)
    before = {"rate": kept.rate} if found else {}
    apply_changes(kept, {"rate": rate})
    if not found:
        kept.save()
    record(by=by, action="rate.set", subject=kept, before=before, after={"rate": rate})
    bump_revision()
    return kept


@transaction.atomic
def remove_rate(*, rate: ExchangeRate, by: User | None) -> None:
    """Take a rate away; lines that need it are left out of the figures, and counted."""
    if not may_change_rates(by):
        raise PermissionDenied
    record(by=by, action="rate.removed", subject=rate, before={"rate": rate.rate})
    rate.delete()
    bump_revision()
