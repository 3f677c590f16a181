"""What both sides answer to instruments: kept, replaced, taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.accounts.services.said import say, take_away, undo
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services.audit import TERMINAL
from verder.apps.intensify.enums import HeardBy
from verder.apps.intensify.instruments import KnownInstrument
from verder.apps.intensify.models import Assessment, Position, RelationEnd
from verder.apps.intensify.queries.assessments import relation_end, standing_view
from verder.apps.intensify.rules import may_give_view
from verder.domain.engines.two_sides import ViewSide

MOST_EVIDENCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What somebody filled in for one side; items may be left out, then there is no score."""

    answers: Mapping[str, int]
    evidence: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""
    position: Position | None = None  # who of the customer said it
    on: date | None = None  # today, unless it is said


@transaction.atomic
def give_view(
    *, by: User | None, account: Account, instrument: KnownInstrument, side: ViewSide, given: Given
) -> Assessment:
    """Keep how one side sees it: our own judgement, or what the customer said in a talk."""
    if not may_give_view(by, account):
        raise PermissionDenied
    evidence = {item: text.strip() for item, text in given.evidence.items()}
    row = Assessment(
        account=account,
        instrument=instrument.key,
        side=side,
        voice=voice_of(instrument, given.position),
        answers=dict(given.answers),
        evidence={item: text for item, text in evidence.items() if text},
        remark=given.remark.strip(),
        heard_by=HeardBy.JUDGEMENT if side is ViewSide.US else HeardBy.INTERVIEW,
        position=given.position,
        on=given.on or timezone.localdate(),
    )
    return keep_view(by=by, instrument=instrument, row=row)


def voice_of(instrument: KnownInstrument, position: Position | None) -> str:
    """Return what keeps the answers of one person apart where many may answer."""
    if not instrument.has_many_voices:
        return ""
    if position is None:
        raise Refused("voice_unnamed")
    return f"position {position.pk}"


@transaction.atomic
def keep_view(
    *, by: User | None, instrument: KnownInstrument, row: Assessment, actor: str = TERMINAL
) -> Assessment:
    """Check a view and let it take the place of the one that this voice gave before."""
    check_view(instrument, row)
    Account.objects.select_for_update().get(pk=row.account_id)
    before = standing_view(row.account, row.instrument, ViewSide(row.side), row.voice)
    if before is not None and row.on < before.on:
        raise Refused("view_older", on=before.on)
    return say(by=by, row=row, instead_of=before, actor=actor)


def check_view(instrument: KnownInstrument, row: Assessment) -> None:
    """Refuse answers that the instrument does not know, and a view that says nothing."""
    method = instrument.method
    if ViewSide(row.side) not in instrument.sides:
        raise Refused("side_not_asked")
    if not row.answers:
        raise Refused("nothing_answered")
    for item, answer in row.answers.items():
        if not method.is_answer(item, answer):
            raise Refused("answer_unknown")
    texts = (*row.evidence.values(), row.remark)
    if row.evidence.keys() - set(method.items) or any(len(text) > MOST_EVIDENCE for text in texts):
        raise Refused("answer_unknown")


@transaction.atomic
def undo_view(*, by: User | None, row: Assessment) -> None:
    """Undo the latest act on a view: what held before holds again."""
    if not may_give_view(by, row.account):
        raise PermissionDenied
    undo(by=by, row=row)


@transaction.atomic
def end_relation(
    *, by: User | None, account: Account, noticed_on: date, reason: str
) -> RelationEnd:
    """Say that notice was given."""
    row = RelationEnd(account=account, noticed_on=noticed_on, reason=reason.strip())
    return say(by=by, row=row, instead_of=relation_end(account))


@transaction.atomic
def resume_relation(*, by: User | None, row: RelationEnd) -> None:
    """Say that the notice holds no longer."""
    take_away(by=by, row=row)


@transaction.atomic
def undo_relation_end(*, by: User | None, row: RelationEnd) -> None:
    """Undo the latest act on a notice."""
    undo(by=by, row=row)
