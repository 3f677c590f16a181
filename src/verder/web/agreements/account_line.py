"""What the page of an account says of contracts that need somebody now."""

from collections.abc import Iterator
from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.agreements.models import Contract
from verder.apps.agreements.queries import contracts_of
from verder.apps.identify.limits import limits_of
from verder.domain.agreements.notice import ReminderLimits
from verder.web.agreements.words import term_words


def contract_reminders(account: Account, today: date) -> list[tuple[Contract, str]]:
    """Return the contracts whose next day is near, each with what to know of it."""
    return list(_near(account, today, limits_of(ReminderLimits).days_ahead))


def _near(account: Account, today: date, days: int) -> Iterator[tuple[Contract, str]]:
    for contract in contracts_of(account):
        standing = contract.standing(today)
        if standing.is_near(today, days):
            yield contract, term_words(contract, standing, today)
