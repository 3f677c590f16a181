"""Customer numbers of the bookkeeping: each belongs to one account, and may move."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.accounts.rules import may_arrange
from verder.apps.accounts.services.editing import touch
from verder.apps.core.models import User
from verder.apps.core.services import bump_revision, record


@transaction.atomic
def add_number(*, account: Account, source: str, number: str, by: User | None) -> AccountNumber:
    """Say that a customer number, new to us, is this account's."""
    if not may_arrange(by, account):
        raise PermissionDenied
    added = AccountNumber(account=account, source=source.strip(), number=number.strip())
    added.full_clean()
    added.save()
    touch(account)
    record(
        by=by,
        action="account.number_added",
        subject=account,
        after={"source": added.source, "number": added.number},
    )
    bump_revision()
    return added


@transaction.atomic
def move_number(*, number: AccountNumber, account: Account, by: User | None) -> AccountNumber:
    """Move a customer number, and so all its invoice lines, to another account."""
    before = number.account
    if not may_arrange(by, before, account):
        raise PermissionDenied
    if before == account:
        return number
    number.account = account
    number.full_clean()
    number.save(update_fields=["account"])
    touch(before, account)
    record(
        by=by,
        action="account.number_moved",
        subject=account,
        before={"number": f"{number.source} {number.number}", "account": before},
        after={"number": f"{number.source} {number.number}", "account": account},
    )
    bump_revision()
    return number
