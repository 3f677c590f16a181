"""What changed since the period before: risers, fallers, new, lost, other classes."""

from dataclasses import dataclass
from itertools import islice

from verder.apps.identify.limits import limits_of
from verder.apps.identify.reports.abc import seen_abc
from verder.apps.identify.reports.basis import Basis
from verder.apps.identify.reports.migration import seen_migration
from verder.domain.identify.abc_analysis import CLASSES, Abc, AbcGroup
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.identify.migration import MoveTotals
from verder.domain.identify.movements import Move, Movement
from verder.domain.values.missing import NotComputable

SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassChange:
    """An account that stands in another class than in the period before."""

    account_id: int
    before: AbcGroup
    now: AbcGroup

    @property
    def is_up(self) -> bool:
        """Whether the class is higher now."""
        return CLASSES.index(self.now) < CLASSES.index(self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The largest changes, and how many there were of each kind."""

    risers: tuple[Movement, ...]
    fallers: tuple[Movement, ...]
    new: MoveTotals
    lost: MoveTotals
    reactivated: MoveTotals
    lost_accounts: tuple[Movement, ...]
    class_changes: tuple[ClassChange, ...]  # the largest customers first

    def account_ids(self) -> set[int]:
        """Return every account that is named."""
        moved = (*self.risers, *self.fallers, *self.lost_accounts)
        changed = islice(self.class_changes, SHOWN * 2)
        return {row.account_id for row in moved} | {row.account_id for row in changed}


def changes_of(basis: Basis) -> Changes | NotComputable:
    """Return the changes of the accounts in view, or why there are none."""
    if basis.previous is None:
        return NotComputable("nothing_compared")
    try:
        found = seen_migration(basis)
    except NotComputable as missing:
        return missing
    rows = found.movements
    lost = [row for row in reversed(rows) if row.move is Move.LOST]
    limits = limits_of(AbcLimits)
    return Changes(
        risers=tuple(row for row in rows[:SHOWN] if row.change > 0),
        fallers=tuple(row for row in rows[: -SHOWN - 1 : -1] if row.change < 0),
        new=found.moves[Move.NEW],
        lost=found.moves[Move.LOST],
        reactivated=found.moves[Move.REACTIVATED],
        lost_accounts=tuple(lost[:SHOWN]),
        class_changes=class_changes(
            seen_abc(basis, basis.previous, limits), seen_abc(basis, basis.period, limits)
        ),
    )


def class_changes(before: Abc, now: Abc) -> tuple[ClassChange, ...]:
    """Return the accounts that were and are in a class, and in another one now."""
    was = {row.account_id: row.group for row in before.rows if row.group in CLASSES}
    return tuple(
        ClassChange(account_id=row.account_id, before=was[row.account_id], now=row.group)
        for row in now.rows
        if row.group in CLASSES and was.get(row.account_id, row.group) is not row.group
    )
