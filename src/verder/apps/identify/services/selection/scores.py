"""Scores that people give, and take back."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.identify.criterion_texts import name_of
from verder.apps.identify.models import SelectionCriterion, SelectionEntry, SelectionScore
from verder.apps.identify.rules import may_score
from verder.apps.identify.services.selection.keeping import locked_round, remember, snapshot
from verder.domain.identify.score_classes import SCORES, classes_of, score_of
from verder.domain.values.money import round_half_up

PLACES = 6


@transaction.atomic
def set_score(
    *,
    by: User | None,
    entry: SelectionEntry,
    criterion: SelectionCriterion,
    score: int | None = None,
    value: Decimal | None = None,
    evidence: str | None = None,
) -> SelectionScore:
    """Score an account on a criterion: 1 to 5, or a value whose class gives the score.

    Evidence that is not given stays as it was.
    """
    round_ = locked_round(entry.round_id)
    if not may_score(by, entry.account, round_):
        raise PermissionDenied
    current = _current(entry, criterion)
    before = snapshot([current]) if current.pk else []
    was = _told(current, criterion) if current.pk else {}
    value = None if value is None else round_half_up(value, PLACES)
    current.score, current.value = _score(criterion, score, value), value
    if evidence is not None:
        current.evidence = evidence.strip()
    now = _told(current, criterion)
    if was == now and current.by_id == (by.pk if by else None):
        return current
    current.by, current.at = by, timezone.now()
    current.full_clean()
    current.save()
    remember(
        by=by,
        round_=round_,
        action="selection.scored",
        account=entry.account,
        about=name_of(criterion),
        before=before,
        made=[] if before else [current],
        needs=[entry, criterion],
        told=(was, now),
    )
    return current


@transaction.atomic
def clear_score(*, by: User | None, entry: SelectionEntry, criterion: SelectionCriterion) -> None:
    """Take away what people scored; the figures fill in again where they can."""
    round_ = locked_round(entry.round_id)
    if not may_score(by, entry.account, round_):
        raise PermissionDenied
    current = SelectionScore.objects.filter(entry=entry, criterion=criterion).first()
    if current is None:
        return
    remember(
        by=by,
        round_=round_,
        action="selection.score_cleared",
        account=entry.account,
        about=name_of(criterion),
        before=snapshot([current]),
        needs=[entry, criterion],
        told=(_told(current, criterion), {}),
    )
    current.delete()


def _current(entry: SelectionEntry, criterion: SelectionCriterion) -> SelectionScore:
    """Return the score as it is, or a new one; of one and the same round."""
    if entry.round_id != criterion.round_id:
        raise Refused("selection_changed_since")
    found = SelectionScore.objects.filter(entry=entry, criterion=criterion).first()
    return found or SelectionScore(entry=entry, criterion=criterion)


def _score(criterion: SelectionCriterion, score: int | None, value: Decimal | None) -> int:
    if value is not None and criterion.limits:
        return score_of(value, classes_of([Decimal(limit) for limit in criterion.limits]))
    if score is None or score not in SCORES:
        raise Refused("selection_score_outside")
    return score


def _told(score: SelectionScore, criterion: SelectionCriterion) -> dict[str, object]:
    found: dict[str, object] = {"criterion": name_of(criterion), "score": score.score}
    if score.value is not None:
        found["value"] = score.value
    if score.evidence:
        found["evidence"] = score.evidence
    return found
