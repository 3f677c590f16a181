"""Two accounts that are one customer: merge them, part them again, or say they are not."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.belongings import give_belongings_back, move_belongings
from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, AccountNumber, LookAlikeRefused, MergeRecord
from verder.apps.accounts.rules import may_arrange
from verder.apps.accounts.services.editing import touch
from verder.apps.accounts.services.merged_relations import (
    give_relations_back,
    hung_on,
    is_there,
    move_relations,
)
from verder.apps.accounts.services.relations import refresh_heads
from verder.apps.accounts.services.snapshots import account_of, snapshot
from verder.apps.accounts.tree import above, is_free_to_hang
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import bump_revision, record
from verder.apps.core.services.organisation import locked_organisation

FILLED = (
    *("owner_id", "team_id", "sector", "region", "street", "postcode", "city", "country"),
    *("vat_number", "kvk_number"),
)


@transaction.atomic
def merge_accounts(*, keep: Account, gone: Account, by: User | None) -> MergeRecord:
    """Let one account go up in the other: numbers, entities, people and missing fields."""
    if not may_arrange(by, keep, gone):
        raise PermissionDenied
    if keep == gone:
        raise Refused("merge_with_itself", account=keep.name)
    locked_organisation()
    merge = MergeRecord(kept=keep, gone_name=gone.name, by=by, merged_at=timezone.now())
    merge.gone, merge.moved = snapshot(gone), move_everything(keep, gone)
    merge.save()
    record(
        by=by,
        action="account.merged",
        subject=keep,
        before={"gone": merge.gone},
        after={"merge": merge.pk, **merge.moved},
    )
    gone.delete()
    refresh_heads(keep.pk)
    keep.refresh_from_db()
    bump_revision()
    return merge


def move_everything(keep: Account, gone: Account) -> dict[str, Any]:
    """Move all that hangs on one account to the other, and return what that was."""
    touch(keep)
    numbers = list(gone.numbers.values_list("pk", flat=True))
    AccountNumber.objects.filter(pk__in=numbers).update(account=keep)
    parent_before = keep.parent_id
    if gone.pk in above(keep.pk):  # the kept one takes the place of the other
        Account.objects.filter(pk=keep.pk).update(parent=gone.parent)
    children = list(gone.children.exclude(pk=keep.pk).values_list("pk", flat=True))
    Account.objects.filter(pk__in=children).update(parent=keep)
    Account.objects.filter(head=gone).update(head=None)
    refresh_heads(keep.pk)
    members = gone.members.exclude(pk__in=keep.members.values("pk"))
    joined = list(members.values_list("pk", flat=True))
    keep.members.add(*joined)
    moved: dict[str, Any] = {"numbers": numbers, "children": children, "members": joined}
    moved["relations"] = move_relations(keep, gone)
    moved["merges"] = list(gone.merges.values_list("pk", flat=True))
    MergeRecord.objects.filter(pk__in=moved["merges"]).update(kept=keep)
    moved["belongings"] = move_belongings(keep, gone)
    moved["parent_after"] = hung_on(keep.pk, Relation.LEGAL)
    return {**moved, "parent_before": parent_before, "filled": fill(keep, gone)}


def fill(keep: Account, gone: Account) -> dict[str, object]:
    """Fill what the kept account does not say with what the other one says."""
    filled = {
        name: getattr(gone, name)
        for name in FILLED
        if not getattr(keep, name) and getattr(gone, name)
    }
    Account.objects.filter(pk=keep.pk).update(**filled)
    return filled


@transaction.atomic
def undo_merge(*, merge: MergeRecord, by: User | None) -> Account:
    """Bring the account back that went, with all that came from it and is still there."""
    keep = merge.kept
    if not may_arrange(by, keep):
        raise PermissionDenied
    locked_organisation()
    merge.refresh_from_db()
    if merge.undone_at is not None:
        raise Refused("merge_undone", account=merge.gone_name)
    back = account_of(merge.gone)
    give_back(keep, back, merge.moved)
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    record(by=by, action="account.merge_undone", subject=keep, after={"back": back})
    bump_revision()
    return back


def give_back(keep: Account, back: Account, moved: dict[str, Any]) -> None:
    """Return numbers, entities, people and fields to the account that came back."""
    keep.numbers.filter(pk__in=moved["numbers"]).update(account=back)
    children = keep.children.filter(pk__in=moved["children"]).exclude(pk__in=list(above(back.pk)))
    Account.objects.filter(pk__in=list(children.values_list("pk", flat=True))).update(parent=back)
    MergeRecord.objects.filter(pk__in=moved.get("merges", []), kept=keep).update(kept=back)
    give_relations_back(keep, back, moved.get("relations", {}))
    give_belongings_back(keep, back, moved.get("belongings", {}))
    if hung_on(keep.pk, Relation.LEGAL) == moved.get("parent_after", keep.parent_id):
        put_back_under(keep, moved["parent_before"])
    for changed in (keep.pk, back.pk):
        refresh_heads(changed)
    keep.members.remove(*User.objects.filter(pk__in=moved["members"]))
    keep.refresh_from_db()
    for name, value in moved["filled"].items():
        if getattr(keep, name) == value:
            setattr(keep, name, None if name.endswith("_id") else "")
    keep.save()
    back.refresh_from_db()


def put_back_under(keep: Account, parent_before: int | None) -> None:
    """Hang the kept account where it hung, if that is there and not below it by now."""
    if is_there(parent_before) and is_free_to_hang(keep.pk, parent_before, Relation.LEGAL):
        Account.objects.filter(pk=keep.pk).update(parent=parent_before)


@transaction.atomic
def refuse_look_alike(*, first: Account, second: Account, by: User | None) -> None:
    """Say that two accounts that look alike are not the same; they are proposed no more."""
    if not may_arrange(by, first, second):
        raise PermissionDenied
    first, second = sorted((first, second), key=lambda account: account.pk)
    _, is_new = LookAlikeRefused.objects.get_or_create(first=first, second=second)
    if is_new:
        record(
            by=by,
            action="account.look_alike_refused",
            subject=first,
            after={"not_the_same_as": second},
        )
