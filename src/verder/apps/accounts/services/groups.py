"""Groups: legal entities under their holding; `head` is kept right for the whole tree."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_arrange
from verder.apps.accounts.services.editing import touch
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import bump_revision, record
from verder.apps.core.services.organisation import locked_organisation


@transaction.atomic
def put_under(*, account: Account, parent: Account, by: User | None) -> Account:
    """Make the account part of the parent's group, with all that stands below it."""
    if not may_arrange(by, account, parent):
        raise PermissionDenied
    locked_organisation()
    if parent.pk in descendant_ids(account.pk):
        raise Refused("account_below_itself", account=account.name, parent=parent.name)
    return move(account, parent, by)


@transaction.atomic
def take_out(*, account: Account, by: User | None) -> Account:
    """Let the account stand on its own, with all that stands below it."""
    if not may_arrange(by, account):
        raise PermissionDenied
    locked_organisation()
    return move(account, None, by)


def move(account: Account, parent: Account | None, by: User | None) -> Account:
    """Hang the account elsewhere in the tree and put that on record."""
    before = account.parent
    if before == parent:
        return account
    account.parent = parent
    account.save(update_fields=["parent"])
    refresh_heads(account.pk)
    account.refresh_from_db()
    touch(account, *([parent] if parent else []))
    record(
        by=by,
        action="account.grouped",
        subject=account,
        before={"parent": before},
        after={"parent": parent},
    )
    bump_revision()
    return account


def refresh_heads(account_id: int) -> None:
    """Set the head of everything in the part of the tree that hangs below this account."""
    top = top_of(account_id)
    below = descendant_ids(account_id)
    Account.objects.filter(pk__in=below - {top}).update(head=top)
    Account.objects.filter(pk=top).update(head=None)


def top_of(account_id: int) -> int:
    """Return the top of the tree in which the account stands."""
    top = account_id
    while parent := Account.objects.values_list("parent_id", flat=True).get(pk=top):
        top = parent
    return top


def descendant_ids(account_id: int) -> set[int]:
    """Return the account and all below it, level by level."""
    found, level = {account_id}, {account_id}
    while level:
        children = Account.objects.filter(parent__in=level).values_list("pk", flat=True)
        level = set(children) - found
        found |= level
    return found
