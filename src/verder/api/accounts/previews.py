"""What a move or a merge of accounts would do; nothing does yet."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from ninja import Query, Router

from verder.api.accounts.previews_shown import (
    MergePreviewShown,
    MoveAsked,
    MovePreviewShown,
    PairAsked,
)
from verder.api.authentication import Caller
from verder.api.records import seen_account
from verder.api.values import Key
from verder.apps.accounts.rules import may_arrange
from verder.apps.identify.reports.group_move import NamedEffect, move_preview
from verder.apps.identify.reports.merge_preview import merge_preview

router = Router(tags=["accounts"])


@router.get("/{int:account_id}/move-preview", response=MovePreviewShown, operation_id="previewMove")
def preview_move(request: Caller, account_id: Key, asked: Query[MoveAsked]) -> dict[str, Any]:
    """Return what happens when an account hangs in another group, or stands on its own."""
    account = seen_account(request.user, account_id)
    to = None if asked.to is None else seen_account(request.user, asked.to)
    if not may_arrange(request.user, account):
        raise PermissionDenied
    found = move_preview(user=request.user, account=account, to=to, is_alone=asked.is_alone)
    return {
        "is_possible": found.is_possible,
        "moving": found.moving,
        "effects": _effects(found.effects),
        "sight": found.sight,
    }


@router.get("/merge-preview", response=MergePreviewShown, operation_id="previewMerge")
def preview_merge(request: Caller, asked: Query[PairAsked]) -> dict[str, Any]:
    """Return what comes along when one account goes up in the other."""
    if asked.keep == asked.gone:
        raise ValidationError({"gone": _("An account cannot be merged with itself.")})
    keep, gone = (seen_account(request.user, key) for key in (asked.keep, asked.gone))
    if not may_arrange(request.user, keep, gone):
        raise PermissionDenied
    found = merge_preview(user=request.user, keep=keep, gone=gone)
    return {
        "moving": found.moving,
        "members": found.members,
        "belongings": found.belongings,
        "related": found.related,
        "effects": _effects(found.effects),
        "sight": found.sight,
    }


def _effects(effects: Sequence[NamedEffect]) -> list[dict[str, Any]]:
    return [{"name": each.name, **asdict(each.effect)} for each in effects]
