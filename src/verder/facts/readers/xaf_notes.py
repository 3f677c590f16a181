"""What the user should know about an audit file: what was taken, and what does not add up."""

from collections.abc import Iterator
from decimal import Decimal

from verder.facts.findings import Note
from verder.facts.readers.ubl_amounts import plain
from verder.facts.readers.xaf_accounts import ChosenAccounts
from verder.facts.readers.xaf_survey import Balance, Survey

TOTALS = {"linesCount": "count", "totalDebit": "debit", "totalCredit": "credit"}


def notes_of(found: Survey, chosen: ChosenAccounts) -> tuple[Note, ...]:
    """Return the notes about an audit file."""
    return (*_accounts(chosen), *_balance(found.balance), *_cost(found, chosen))


def _accounts(chosen: ChosenAccounts) -> Iterator[Note]:
    revenue = [account.label for account in chosen.revenue.values()]
    yield Note(code=f"revenue_accounts_by_{chosen.by}", details={"accounts": revenue})
    if chosen.cost:
        cost = [account.label for account in chosen.cost.values()]
        yield Note(code="cost_accounts", details={"accounts": cost})


def _balance(balance: Balance) -> Iterator[Note]:
    if balance.unbalanced_count or balance.debit != balance.credit:
        details = {
            "difference": plain(balance.debit - balance.credit),
            "count": balance.unbalanced_count,
            "transactions": list(balance.unbalanced),
        }
        yield Note(code="unbalanced", details=details)
    if balance.unreadable:
        yield Note(code="bookings_unreadable", details={"count": balance.unreadable})
    counted = (Decimal(balance.lines), balance.debit, balance.credit)
    for (name, word), found in zip(TOTALS.items(), counted, strict=True):
        stated = balance.stated.get(name, found)
        if stated != found:
            details = {"stated": plain(stated), "found": plain(found)}
            yield Note(code=f"stated_{word}_differs", details=details)


def _cost(found: Survey, chosen: ChosenAccounts) -> Iterator[Note]:
    if apart := found.unattached_cost(chosen):
        yield Note(code="cost_without_revenue", details={"amount": plain(apart)})
