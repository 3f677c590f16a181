"""How firm a choice is: each weight a little heavier and lighter, and who then falls out."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.identify.selection import Candidate, Selection, Weights, select
from verder.domain.identify.weighted_score import ENOUGH_WEIGHT

STEP: Final = Decimal("0.20")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """The choice with one weight moved: who drops out, and who comes in instead."""

    criterion_id: int
    change_share: Decimal  # +0.20 or −0.20
    weight_share: Decimal  # of the moved weight in all weight, after renormalising
    dropped: tuple[int, ...]
    entered: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """All variations of one choice."""

    base: Selection
    variations: tuple[Variation, ...]

    @property
    def is_firm(self) -> bool:
        """Whether no variation changes who is chosen."""
        return not any(each.dropped or each.entered for each in self.variations)

    def times_chosen(self, account_id: int) -> int:
        """Return in how many variations the account is above the line or on it."""
        is_chosen = account_id in self.base.in_reach
        if is_chosen:
            return sum(1 for each in self.variations if account_id not in each.dropped)
        return sum(1 for each in self.variations if account_id in each.entered)


def sensitivity(
    candidates: Iterable[Candidate],
    weights: Weights,
    capacity: int,
    *,
    step: Decimal = STEP,
    minimum_weight_share: Decimal = ENOUGH_WEIGHT,
) -> Sensitivity:
    """Move each weight up and down by the step, and choose anew.

    The other weights stay, so that all together are renormalised by Σw. An account on the
    line counts as chosen. Source: our own (REC).
    """
    rows = tuple(candidates)
    base = select(rows, weights, capacity, minimum_weight_share)
    variations = []
    for criterion_id in weights:
        for change in (step, -step):
            moved = {**weights, criterion_id: weights[criterion_id] * (1 + change)}
            found = select(rows, moved, capacity, minimum_weight_share)
            variations.append(_variation(base, found, criterion_id, change))
    return Sensitivity(base=base, variations=tuple(variations))


def _variation(base: Selection, found: Selection, criterion_id: int, change: Decimal) -> Variation:
    whole = sum(found.weights.values(), Decimal(0))
    return Variation(
        criterion_id=criterion_id,
        change_share=change,
        weight_share=found.weights[criterion_id] / whole if whole else Decimal(0),
        dropped=_in_order(base, base.in_reach - found.in_reach),
        entered=_in_order(found, found.in_reach - base.in_reach),
    )


def _in_order(selection: Selection, account_ids: frozenset[int]) -> tuple[int, ...]:
    return tuple(row.account_id for row in selection.rows if row.account_id in account_ids)
