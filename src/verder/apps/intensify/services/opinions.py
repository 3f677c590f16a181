"""Opinions on people: given, given anew, removed, and each of that undone.

The audit trail says that somebody judged, and never what.
"""

from datetime import date
from typing import TypedDict

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.models import Colleague, Opinion, Position
from verder.apps.intensify.rules import may_give_opinions
from verder.domain.agreements.notice import shifted
from verder.domain.intensify.influence import OpinionLimits


class OpinionSaid(TypedDict, total=False):
    """What an opinion says; without a last day it is kept as long as the organisation does."""

    influence: int | None
    attitude: int | None
    wanted_attitude: int | None
    mover: Colleague | None
    motive: str
    evidence: str
    keep_until: date | None


@transaction.atomic
def give_opinion(*, position: Position, said: OpinionSaid, by: User | None, on: date) -> Opinion:
    """Keep how somebody stands, in the place of the opinion before; the same changes nothing."""
    _locked(position.account_id, by)
    earlier = standing_opinion(position)
    content = {**said, "keep_until": said.get("keep_until") or usual_last_day(on)}
    if earlier and all(getattr(earlier, name) == value for name, value in content.items()):
        return earlier
    opinion = Opinion(position=position, by=by, on=on, **content)
    if earlier is not None:
        _end(earlier, max(on, earlier.on))
    opinion.full_clean()
    opinion.save()
    _record(by, "account.opinion_said", position)
    return opinion


@transaction.atomic
def remove_opinion(*, opinion: Opinion, by: User | None, on: date) -> None:
    """Let an opinion hold no longer."""
    position = opinion.position
    _locked(position.account_id, by)
    _end(opinion, max(on, opinion.on))
    _record(by, "account.opinion_removed", position)


@transaction.atomic
def undo_opinion(*, opinion: Opinion, by: User | None) -> None:
    """Undo the latest act on somebody: bring the opinion back, or let the earlier one hold."""
    position = opinion.position
    _locked(position.account_id, by)
    opinion.refresh_from_db()
    if position.opinions.filter(pk__gt=opinion.pk).exists():
        raise Refused("opinion_replaced")
    if opinion.replaced_on is not None:
        _end(opinion, None)
    else:
        earlier = position.opinions.filter(pk__lt=opinion.pk).order_by("-pk").first()
        if earlier is not None and earlier.replaced_on == max(opinion.on, earlier.on):
            _end(earlier, None)
        opinion.delete()
    _record(by, "account.opinion_undone", position)


def purge_opinions(today: date) -> int:
    """Delete the opinions whose time is over, and return how many."""
    gone, _kinds = Opinion.objects.filter(keep_until__lte=today).delete()
    return gone


def standing_opinion(position: Position) -> Opinion | None:
    """Return the opinion that nothing replaced yet."""
    return position.opinions.filter(replaced_on=None).order_by("-pk").first()


def usual_last_day(on: date) -> date:
    """Return until when an opinion of a day is kept."""
    return shifted(on, limits_of(OpinionLimits).keep_months)


def _locked(account_id: int, by: User | None) -> None:
    """Let one at a time judge people of an account, and the account team alone."""
    account = Account.objects.select_for_update().get(pk=account_id)
    if not may_give_opinions(by, account):
        raise PermissionDenied


def _end(opinion: Opinion, on: date | None) -> None:
    opinion.replaced_on = on
    opinion.save(update_fields=["replaced_on"])


def _record(by: User | None, action: str, position: Position) -> None:
    record(by=by, action=action, subject=position.account)
