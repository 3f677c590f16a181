"""Groups: legal entities under their holding, and how they move through the tree."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, RelationChange
from verder.apps.accounts.rules import may_arrange
from verder.apps.accounts.services.relations import hang, relate
from verder.apps.core.models import User
from verder.apps.core.services.organisation import locked_organisation


def put_under(*, account: Account, parent: Account, by: User | None) -> RelationChange | None:
    """Make the account part of the parent's group, with all that stands below it."""
    return relate(account=account, relation=Relation.LEGAL, to=parent, by=by)


def take_out(*, account: Account, by: User | None) -> RelationChange | None:
    """Let the account stand on its own, with all that stands below it."""
    return relate(account=account, relation=Relation.LEGAL, to=None, by=by)


@transaction.atomic
def move_account(
    *, account: Account, to: Account | None, by: User | None, is_alone: bool = False
) -> list[RelationChange]:
    """Hang the account elsewhere in a group, or on its own, and return what changed.

    All that stands below it comes along, unless it moves alone: then those close up
    to the account above it.
    """
    if not may_arrange(by, account, *([to] if to else [])):
        raise PermissionDenied
    locked_organisation()
    account.refresh_from_db()
    changes: list[RelationChange | None] = []
    if is_alone:
        children = account.children.order_by("pk")
        changes += [hang(child, Relation.LEGAL, account.parent, by) for child in children]
    changes.append(hang(account, Relation.LEGAL, to, by))
    return [change for change in changes if change is not None]
