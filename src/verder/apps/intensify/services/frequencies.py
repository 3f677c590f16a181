"""Cells of the matrix are filled, emptied, taken back, and done again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.intensify.enums import FrequencyKind
from verder.apps.intensify.models import Colleague, Frequency, FrequencyAct, Position
from verder.apps.intensify.models.contacts import MOST_A_YEAR
from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.queries.matrices import standing_acts, standing_frequencies, undone_acts
from verder.apps.intensify.rules import may_edit_people

Times = Decimal | None  # None: nothing is said
ZERO = Decimal(0)
CENT = Decimal("0.01")
BATCH = 500
CHANGED, UNDONE = "account.frequencies_changed", "account.frequencies_undone"


@dataclass(frozen=True, slots=True)
class CellChange:
    """What an act did to one cell."""

    pair: Pair
    kind: FrequencyKind
    before: Times
    after: Times

    def turned(self) -> "CellChange":
        """Return what takes it back."""
        return CellChange(self.pair, self.kind, self.after, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellWish:
    """What a cell should say; None empties it."""

    pair: Pair
    kind: FrequencyKind
    times: Times


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaver:
    """Somebody who left: a position of the customer, or else a colleague."""

    key: int
    is_buyer: bool

    def has(self, pair: Pair) -> bool:
        """Return whether a cell is theirs."""
        return pair[0 if self.is_buyer else 1] == self.key

    def passed_to(self, pair: Pair, heir_id: int) -> Pair:
        """Return the same cell of who takes over."""
        return (heir_id, pair[1]) if self.is_buyer else (pair[0], heir_id)


@transaction.atomic
def set_frequencies(
    *, by: User | None, account: Account, wishes: Iterable[CellWish], today: date
) -> FrequencyAct | None:
    """Say how often pairs meet, or should, as one act; None where that changes nothing."""
    _lock(by, account)
    asked = {(wish.kind, wish.pair): _checked(wish.times) for wish in wishes}
    _check_pairs(account, {pair for _kind, pair in asked})
    before = _standing(account, [pair for _kind, pair in asked])
    changes = [
        CellChange(pair, kind, before.get((kind, pair)), times)
        for (kind, pair), times in asked.items()
        if before.get((kind, pair)) != times
    ]
    if not changes:
        return None
    undone_acts(account, by).delete()
    _write(account, changes, by, today)
    _record(by, account, changes, CHANGED)
    return FrequencyAct.objects.create(
        account=account, changes=[_kept(each) for each in changes], by=by, at=timezone.now()
    )


@transaction.atomic
def undo_frequencies(*, by: User | None, account: Account, today: date) -> FrequencyAct:
    """Take back what the user did last in the matrix of the account."""
    _lock(by, account)
    act = standing_acts(account, by).first()
    if act is None:
        raise Refused("no_frequencies_to_undo")
    changes = [change.turned() for change in changes_of(act)]
    _apply(account, changes, by, today)
    _record(by, account, changes, UNDONE)
    act.undone_at = timezone.now()
    act.save(update_fields=["undone_at"])
    return act


@transaction.atomic
def redo_frequencies(*, by: User | None, account: Account, today: date) -> FrequencyAct:
    """Do again what the user took back last."""
    _lock(by, account)
    act = undone_acts(account, by).first()
    if act is None:
        raise Refused("no_frequencies_to_redo")
    _apply(account, changes_of(act), by, today)
    _record(by, account, changes_of(act), CHANGED)
    act.undone_at = None
    act.save(update_fields=["undone_at"])
    return act


def hand_over_contacts(
    *, by: User | None, account: Account, leaver: Leaver, heir_id: int | None, today: date
) -> FrequencyAct | None:
    """Let somebody take over the cells of who left, or empty them; the larger number stays."""
    standing = _standing(account)
    wishes: dict[tuple[FrequencyKind, Pair], CellWish] = {}
    for (kind, pair), times in standing.items():
        if not leaver.has(pair):
            continue
        wishes[kind, pair] = CellWish(pair=pair, kind=kind, times=None)
        if heir_id is not None:
            taken = leaver.passed_to(pair, heir_id)
            most = max(times, standing.get((kind, taken), ZERO))
            wishes[kind, taken] = CellWish(pair=taken, kind=kind, times=most)
    return set_frequencies(by=by, account=account, wishes=wishes.values(), today=today)


def changes_of(act: FrequencyAct) -> list[CellChange]:
    """Return what an act did, cell by cell."""
    return [
        CellChange((position, colleague), FrequencyKind(kind), _times(before), _times(after))
        for position, colleague, kind, before, after in act.changes
    ]


def _lock(by: User | None, account: Account) -> None:
    if not may_edit_people(by, account):
        raise PermissionDenied
    Account.objects.select_for_update().get(pk=account.pk)


def _checked(times: Times) -> Times:
    if times is None:
        return None
    if not times.is_finite() or not ZERO <= times <= MOST_A_YEAR:
        raise Refused("frequency_out_of_range", most=MOST_A_YEAR)
    return times.quantize(CENT)


def _check_pairs(account: Account, pairs: set[Pair]) -> None:
    positions = {position for position, _colleague in pairs}
    colleagues = {colleague for _position, colleague in pairs}
    known = Position.objects.filter(account=account, pk__in=positions).count()
    is_here = Q(seats__account=account) | Q(frequencies__position__account=account)
    seated = Colleague.objects.filter(is_here, pk__in=colleagues).distinct()
    if known != len(positions) or seated.count() != len(colleagues):
        raise Refused("pair_not_in_matrix")


def _standing(
    account: Account, pairs: Collection[Pair] | None = None
) -> dict[tuple[FrequencyKind, Pair], Decimal]:
    """Return what cells say, of the rows and columns of these pairs or of all."""
    found = standing_frequencies(account, pairs)
    return {
        (FrequencyKind(kind), (position, colleague)): times
        for kind, position, colleague, times in found.values_list(
            "kind", "position", "colleague", "times"
        )
    }


def _apply(account: Account, changes: list[CellChange], by: User | None, today: date) -> None:
    """Write changes whose cells still say what they should."""
    standing = _standing(account, [each.pair for each in changes])
    if any(standing.get((each.kind, each.pair)) != each.before for each in changes):
        raise Refused("frequencies_changed_since")
    _write(account, changes, by, today)


def _write(account: Account, changes: list[CellChange], by: User | None, today: date) -> None:
    """Let new rows take the place of what stood; what was said today leaves no history."""
    asked = {(each.kind, each.pair): each for each in changes}
    rows = standing_frequencies(account, [each.pair for each in changes])
    gone = [
        key
        for key, kind, row, column in rows.values_list("pk", "kind", "position", "colleague")
        if (FrequencyKind(kind), (row, column)) in asked
    ]
    for keys in (gone[start : start + BATCH] for start in range(0, len(gone), BATCH)):
        Frequency.objects.filter(pk__in=keys, on__gte=today).delete()
        Frequency.objects.filter(pk__in=keys).update(replaced_on=today)
    Frequency.objects.bulk_create(
        (
            Frequency(
                position_id=each.pair[0],
                colleague_id=each.pair[1],
                kind=each.kind,
                times=each.after,
                on=today,
                by=by,
            )
            for each in changes
            if each.after is not None
        ),
        batch_size=BATCH,
    )


def _record(by: User | None, account: Account, changes: list[CellChange], action: str) -> None:
    """Put on record how many cells changed, and their sums: the trail holds no names."""
    for kind in FrequencyKind:
        found = [each for each in changes if each.kind == kind]
        if found:
            record(
                by=by,
                action=action,
                subject=account,
                before={"contacts": sum((each.before or ZERO for each in found), ZERO)},
                after={
                    "contacts": sum((each.after or ZERO for each in found), ZERO),
                    "frequency_kind": str(kind),
                    "cells": len(found),
                },
            )


def _kept(change: CellChange) -> list[object]:
    position, colleague = change.pair
    return [position, colleague, str(change.kind), _text(change.before), _text(change.after)]


def _text(times: Times) -> str | None:
    return None if times is None else f"{times:f}"


def _times(text: str | None) -> Times:
    return None if text is None else Decimal(text)
