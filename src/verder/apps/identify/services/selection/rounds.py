"""Rounds: begin one, with the criteria of the last; say how many accounts; close it."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import Team, User
from verder.apps.core.services import record
from verder.apps.identify import figures
from verder.apps.identify.models import SelectionCriterion, SelectionEntry, SelectionRound
from verder.apps.identify.rules import may_arrange_round, may_make_round
from verder.apps.identify.selection_choices import RoundState
from verder.apps.identify.services.selection.keeping import locked_round, remember, snapshot
from verder.content.selection import default_criteria
from verder.domain.values.period import Period


@transaction.atomic
def make_round(
    *,
    by: User | None,
    year: int,
    team: Team | None,
    period: Period,
    capacity: int,
    previous: SelectionRound | None = None,
    is_demo: bool = False,
) -> SelectionRound:
    """Begin a round with the criteria and accounts of the one before, or the default criteria."""
    if not may_make_round(by, team):
        raise PermissionDenied
    round_ = SelectionRound(
        year=year,
        team=team,
        start_on=period.start_on,
        end_on=period.end_on,
        capacity=capacity,
        previous=previous,
        is_demo=is_demo,
        made_by=by,
        made_at=timezone.now(),
    )
    round_.full_clean()
    round_.save()
    if previous is None:
        SelectionCriterion.objects.bulk_create(_default_set(round_))
    else:
        SelectionCriterion.objects.bulk_create(_copies(previous, round_))
        accounts = previous.entries.order_by("pk").values_list("account_id", flat=True)
        SelectionEntry.objects.bulk_create(
            SelectionEntry(round=round_, account_id=key) for key in accounts
        )
    after = {"year": year, "team": team, "capacity": capacity, "previous": previous}
    record(by=by, action="selection.round_made", subject=round_, after=after)
    return round_


@transaction.atomic
def begin_round(*, by: User | None, year: int, team: Team | None, capacity: int) -> SelectionRound:
    """Begin a round on the usual period, after the latest one of the team that is closed."""
    closed = SelectionRound.objects.filter(team=team, state=RoundState.CLOSED)
    return make_round(
        by=by,
        year=year,
        team=team,
        period=figures.default_period(),
        capacity=capacity,
        previous=closed.order_by("-year", "-pk").first(),
    )


@transaction.atomic
def change_round(
    *, by: User | None, round_: SelectionRound, capacity: int, is_scored_by_managers: bool
) -> SelectionRound:
    """Say how many key accounts there is room for, and who scores."""
    current = locked_round(round_.pk)
    if not may_arrange_round(by, current):
        raise PermissionDenied
    wanted = {"capacity": capacity, "is_scored_by_managers": is_scored_by_managers}
    was = {name: getattr(current, name) for name in wanted}
    if was == wanted:
        return current
    before = snapshot([current])
    current.capacity, current.is_scored_by_managers = capacity, is_scored_by_managers
    current.full_clean()
    current.save()
    remember(
        by=by,
        round_=current,
        action="selection.round_changed",
        before=before,
        told=(was, wanted),
    )
    return current


@transaction.atomic
def remove_round(*, by: User | None, round_: SelectionRound) -> None:
    """Remove a round that was begun by mistake: open, and without any decision."""
    current = locked_round(round_.pk)
    if not may_arrange_round(by, current):
        raise PermissionDenied
    if current.entries.exclude(decision="").exists():
        raise Refused("selection_has_decisions", round=str(current))
    record(
        by=by,
        action="selection.round_removed",
        subject=current,
        before={"year": current.year, "accounts": current.entries.count()},
    )
    current.delete()


def _default_set(round_: SelectionRound) -> Iterable[SelectionCriterion]:
    for position, each in enumerate(default_criteria()):
        criterion = SelectionCriterion(
            round=round_,
            position=position,
            key=each.key,
            limits=list(each.limits),
            weight=each.weight,
        )
        if each.filled_by:
            criterion.filled_by = each.filled_by
        yield criterion


def _copies(previous: SelectionRound, round_: SelectionRound) -> Iterable[SelectionCriterion]:
    for each in previous.criteria.order_by("position", "pk"):
        yield SelectionCriterion(
            round=round_,
            position=each.position,
            key=each.key,
            name=each.name,
            indicator=each.indicator,
            words=each.words,
            limits=each.limits,
            weight=each.weight,
            filled_by=each.filled_by,
            copied_from=each,
        )
