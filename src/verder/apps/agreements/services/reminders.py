"""People are reminded by mail of the last day for notice, once for each such day."""

import logging
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from verder.apps.accounts.rules import may_see_account
from verder.apps.agreements.models import Contract
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.domain.agreements.notice import ReminderLimits, TermStanding, TermState

Send = Callable[[User, Contract, TermStanding], None]
logger = logging.getLogger(__name__)


def due_contracts(today: date, limits: ReminderLimits) -> Iterator[tuple[Contract, TermStanding]]:
    """Yield the contracts whose notice date is near and of which nobody was told yet."""
    rows = Contract.objects.filter(replaced_on=None, ends_on__isnull=False)
    for contract in rows.select_related("account__owner", "responsible").order_by("pk"):
        standing = contract.standing(today)
        is_open = standing.state in {TermState.RUNNING, TermState.NOT_BEGUN}
        if (
            is_open
            and standing.notice_on is not None
            and standing.notice_on <= today + timedelta(days=limits.days_ahead)
            and standing.notice_on != contract.reminded_of
        ):
            yield contract, standing


def remind(*, today: date, limits: ReminderLimits, send: Send) -> int:
    """Send a mail for each contract that is due, and return how many.

    The contract is marked first, so that two workers never both send; what could not be
    sent is tried again later.
    """
    if not limits.is_mailed:
        return 0
    return sum(
        _reminded(contract, standing, send) for contract, standing in due_contracts(today, limits)
    )


def _reminded(contract: Contract, standing: TermStanding, send: Send) -> bool:
    person = reader_of(contract)
    if person is None:
        return False
    before = contract.reminded_of
    same = Contract.objects.filter(pk=contract.pk, reminded_of=before, replaced_on=None)
    if not same.update(reminded_of=standing.notice_on):
        return False
    try:
        send(person, contract, standing)
    except OSError:
        Contract.objects.filter(pk=contract.pk).update(reminded_of=before)
        logger.warning("The reminder of contract %s could not be sent", contract.pk)
        return False
    record(
        by=None,
        action="account.contract_reminded",
        subject=contract.account,
        after={"title": contract.title, "notice_on": standing.notice_on, "to": person.email},
    )
    return True


def reader_of(contract: Contract) -> User | None:
    """Return who is reminded: who is responsible, or else the account manager.

    Somebody who left, or may not see the account any more, is not told of it.
    """
    people = (contract.responsible, contract.account.owner)
    return next(
        (
            person
            for person in people
            if person and person.is_active and may_see_account(person, contract.account)
        ),
        None,
    )
