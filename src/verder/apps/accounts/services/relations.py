"""On which other accounts an account hangs, and how such a change is taken back."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, RelationChange
from verder.apps.accounts.rules import may_relate
from verder.apps.accounts.services.editing import touch
from verder.apps.accounts.tree import account_of_key, descendant_ids, is_free_to_hang, top_of
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import bump_revision, record
from verder.apps.core.services.organisation import locked_organisation

CIRCLES = {
    Relation.LEGAL: "account_below_itself",
    Relation.CONTACT: "contact_in_circle",
    Relation.BILLING: "bill_in_circle",
}


@transaction.atomic
def relate(
    *, account: Account, relation: Relation, to: Account | None, by: User | None
) -> RelationChange | None:
    """Hang the account on another one, or on none; None where it hangs there already.

    By the legal relation all that stands below the account comes along.
    """
    if not may_relate(by, relation, account, *([to] if to else [])):
        raise PermissionDenied
    locked_organisation()
    account.refresh_from_db()
    return hang(account, relation, to, by)


def hang(
    account: Account, relation: Relation, to: Account | None, by: User | None
) -> RelationChange | None:
    """Change one relation of an account, and put that on record; the caller asked who may."""
    before: Account | None = getattr(account, relation.value)
    if before == to:
        return None
    set_relation(account, relation, to)
    change = RelationChange.objects.create(
        subject_id=account.pk,
        relation=relation,
        before_id=before.pk if before else None,
        after_id=to.pk if to else None,
        by=by,
        changed_at=timezone.now(),
    )
    record(
        by=by,
        action="account.grouped" if relation is Relation.LEGAL else "account.related",
        subject=account,
        before={relation.value: before},
        after={relation.value: to, "change": change.pk},
    )
    return change


def set_relation(account: Account, relation: Relation, to: Account | None) -> None:
    """Hang the account elsewhere, unless that makes a circle."""
    if to is not None and not is_free_to_hang(account.pk, to.pk, relation):
        raise Refused(CIRCLES[relation], account=account.name, parent=to.name)
    setattr(account, relation.value, to)
    account.save(update_fields=[relation.value])
    touch(account, *([to] if to else []))
    if relation is Relation.LEGAL:
        refresh_heads(account.pk)
        account.refresh_from_db()
        bump_revision()


def refresh_heads(account_id: int) -> None:
    """Set the head of everything in the part of the tree that hangs below this account."""
    top = top_of(account_id)
    below = descendant_ids(account_id)
    Account.objects.filter(pk__in=below - {top}).update(head=top)
    Account.objects.filter(pk=top).update(head=None)


@transaction.atomic
def undo_relations(*, changes: Collection[RelationChange], by: User | None) -> None:
    """Hang accounts back where they hung before one act, the last change first."""
    locked_organisation()
    for change in sorted(changes, key=lambda one: one.pk, reverse=True):
        undo_relation(change, by)


def undo_relation(change: RelationChange, by: User | None) -> None:
    """Take one change back, as long as nobody changed that relation since."""
    change.refresh_from_db()
    relation = Relation(change.relation)
    account, before = account_of_key(change.subject_id), account_of_key(change.before_id)
    if account is None or (before is None and change.before_id is not None):
        raise Refused("relation_account_gone")
    if not may_relate(by, relation, account):
        raise PermissionDenied
    after_id: int | None = getattr(account, f"{relation.value}_id")
    if change.undone_at is not None or after_id != change.after_id:
        raise Refused("relation_changed_since", account=account.name)
    after = getattr(account, relation.value)
    set_relation(account, relation, before)
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_at"])
    record(
        by=by,
        action="account.relation_undone",
        subject=account,
        before={relation.value: after},
        after={relation.value: before},
    )
