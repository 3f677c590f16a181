"""Reads of what is agreed now: contracts, prices, bonuses."""

from typing import TypeVar

from django.db.models import QuerySet

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.said import Said
from verder.apps.agreements.models import BonusAgreement, Contract
from verder.apps.core.models import User

Row = TypeVar("Row", bound=Said)


def agreements_of(account: Account, kind: type[Row]) -> QuerySet[Row]:
    """Return what is agreed with an account, the latest begun first."""
    rows = kind._default_manager.select_related("by")  # noqa: SLF001 - Django's name
    return rows.filter(account=account, replaced_on=None).order_by("-begins_on", "-pk")


def contracts_of(account: Account) -> QuerySet[Contract]:
    """Return the contracts with an account, with who is reminded of them."""
    return agreements_of(account, Contract).select_related("responsible", "account__owner")


def seen_contracts(user: User) -> QuerySet[Contract]:
    """Return the contracts with the accounts that the user may see."""
    rows = Contract.objects.filter(replaced_on=None, account__in=visible_accounts(user))
    return rows.select_related("account__owner", "responsible").order_by("pk")


def bonuses() -> QuerySet[BonusAgreement]:
    """Return every bonus of the company, with its account."""
    return BonusAgreement.objects.filter(replaced_on=None).select_related("account").order_by("pk")


def recurring_contracts() -> QuerySet[Contract]:
    """Return the contracts of the company that bring revenue as long as they run."""
    rows = Contract.objects.filter(replaced_on=None, is_recurring=True)
    return rows.select_related("account").order_by("pk")
