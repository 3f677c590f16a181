"""Every act on an open round: locked, remembered so that it can be undone, and on record."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core import serializers
from django.db import models
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.core.services.audit import words_of
from verder.apps.identify.models import SelectionChange, SelectionRound


def locked_round(round_id: int) -> SelectionRound:
    """Return the round for this transaction alone, refused where it is closed."""
    found = SelectionRound.objects.select_for_update(of=("self",)).select_related("team")
    round_ = found.get(pk=round_id)
    if not round_.is_open:
        raise Refused("selection_closed", round=str(round_))
    return round_


def snapshot(rows: Iterable[models.Model]) -> list[dict[str, Any]]:
    """Return rows as they can be put back."""
    found: list[dict[str, Any]] = json.loads(serializers.serialize("json", rows))
    return found


def remember(  # noqa: PLR0913 - what it takes to undo an act and to tell of it
    *,
    by: User | None,
    round_: SelectionRound,
    action: str,
    account: Account | None = None,
    about: str = "",
    before: Iterable[dict[str, Any]] = (),
    made: Iterable[models.Model] = (),
    needs: Iterable[models.Model] = (),
    told: tuple[Mapping[str, object], Mapping[str, object]] = ({}, {}),
) -> SelectionChange:
    """Keep what an act changed, and write its line of the audit trail."""
    was, now = told
    record(by=by, action=action, subject=account or round_, before=was, after=now)
    return SelectionChange.objects.create(
        round=round_,
        account=account,
        action=action,
        about=about[:200],
        before=list(before),
        made=[words_of(row) for row in made],
        needs=[words_of(row) for row in needs],
        by=by,
        at=timezone.now(),
    )
