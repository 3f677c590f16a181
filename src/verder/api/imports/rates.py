"""Exchange rates: what is known, and giving one."""

from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from ninja import Query, Router
from pydantic import StringConstraints

from verder.api.authentication import Caller
from verder.api.imports.given import ExchangeRateGiven, RatesGone
from verder.api.imports.shown import ExchangeRateShown
from verder.api.pages import Page, PageAsked
from verder.apps.core.models import User
from verder.apps.core.rules import may_change_rates
from verder.apps.imports.models import ExchangeRate
from verder.apps.imports.services import remove_rate, set_rate

router = Router(tags=["imports"])
Currency = Annotated[str, StringConstraints(pattern=r"^([A-Za-z]{3})?$")]


@router.get("", response=Page[ExchangeRateShown], operation_id="listExchangeRates")
def list_rates(request: Caller, page: Query[PageAsked], currency: Currency = "") -> dict[str, Any]:
    """List the exchange rates by currency, the latest first."""
    _check(request.user)
    found = ExchangeRate.objects.order_by("currency", "-on", "pk")
    return page.of_records(found.filter(currency=currency.upper()) if currency else found)


@router.put("", response=ExchangeRateShown, operation_id="setExchangeRate")
def give_rate(request: Caller, given: ExchangeRateGiven) -> ExchangeRate:
    """Say how much of a currency one unit of the own currency is worth on a day."""
    return set_rate(by=request.user, **given.model_dump())


@router.post("/removals", response={204: None}, operation_id="removeExchangeRates")
@transaction.atomic
def take_rates_away(request: Caller, given: RatesGone) -> None:
    """Take rates away; lines that need them are left out of the figures, and counted."""
    _check(request.user)
    found = list(ExchangeRate.objects.filter(pk__in=given.rates))
    if len(found) != len(set(given.rates)):
        raise Http404
    for rate in found:
        remove_rate(rate=rate, by=request.user)


def _check(user: User) -> None:
    if not may_change_rates(user):
        raise PermissionDenied
