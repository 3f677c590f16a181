"""When the plan does not fit the hours: the changes that lose least value (OR-Tools)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, Final

from verder.domain.intensify.fitting_options import (
    ZERO,
    FittingLimits,
    Option,
    PlanItem,
    Remedy,
    Room,
    best_first,
    loss_of,
    options_of,
)

MINUTES: Final = 60
CENTS: Final = 100
STRATEGIES: Final = 8  # ways of searching that the solver tries side by side
# Breaks ties: of what loses the same, the smaller change.
FUSS: Final[Mapping[Remedy, int]] = {
    Remedy.KEEP: 0,
    Remedy.MOVE: 1,
    Remedy.HAND_OVER: 4,
    Remedy.DROP: 8,
}
FUSS_A_CENT: Final = 16
Chosen = list[Option]


@dataclass(frozen=True, slots=True, kw_only=True)
class FittingStep:
    """One change that is proposed, and what it loses."""

    item: PlanItem
    option: Option
    loss: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """A proposal that makes the plan fit.

    `gap_share` is how much more value another proposal could keep at most, as the solver
    proved; 0 means that none is better. `over` are the hours too many before any change, by
    colleague and month; `still_over` those that appointments alone take, which nothing solves.
    """

    steps: tuple[FittingStep, ...]
    over: Mapping[tuple[int, date], Decimal]
    still_over: Mapping[tuple[int, date], Decimal]
    gap_share: Decimal

    @property
    def loss(self) -> Decimal:
        """The value that all changes together lose."""
        return sum((step.loss for step in self.steps), ZERO)


def fit_plan(items: Sequence[PlanItem], room: Room, limits: FittingLimits | None = None) -> Fitting:
    """Return which contacts to drop, move or hand over, so that the hours are enough.

    The proposal keeps the most value: each change loses a part of what the contact is worth,
    and what brings least for an hour goes first. Appointments stay. Nothing is proposed for a
    plan that fits.
    """
    limits = limits or FittingLimits()
    over = excess(items, room)
    if not over:
        return Fitting(steps=(), over={}, still_over={}, gap_share=ZERO)
    left = {key: max(ZERO, hours) for key, hours in _beside_fixed(items, room).items()}
    movable = [item for item in items if not item.is_fixed]
    chosen, gap_share = _solved(movable, left, limits)
    steps = [
        FittingStep(item=item, option=option, loss=loss_of(item, option, limits))
        for item, option in zip(movable, chosen, strict=True)
        if option.remedy is not Remedy.KEEP
    ]
    return Fitting(
        steps=tuple(sorted(steps, key=lambda step: (step.item.value_per_hour, step.item.key))),
        over=over,
        still_over=excess([item for item in items if item.is_fixed], room),
        gap_share=gap_share,
    )


def excess(items: Sequence[PlanItem], room: Room) -> dict[tuple[int, date], Decimal]:
    """Return the hours too many of each colleague in each month, where there are any."""
    needed = hours_needed(items)
    found = {key: hours - room.get(key, ZERO) for key, hours in needed.items()}
    return {key: hours for key, hours in sorted(found.items()) if hours > 0}


def hours_needed(items: Sequence[PlanItem]) -> dict[tuple[int, date], Decimal]:
    """Return the hours that the plan takes of each colleague in each month."""
    needed: defaultdict[tuple[int, date], Decimal] = defaultdict(Decimal)
    for item in items:
        needed[item.colleague_id, item.month] += item.hours
    return dict(needed)


def _beside_fixed(items: Sequence[PlanItem], room: Room) -> dict[tuple[int, date], Decimal]:
    taken = hours_needed([item for item in items if item.is_fixed])
    return {key: hours - taken.get(key, ZERO) for key, hours in room.items()}


def _solved(items: Sequence[PlanItem], room: Room, limits: FittingLimits) -> tuple[Chosen, Decimal]:
    """Return the option of each item, and the gap to what could be proved at best.

    The solver begins with the obvious plan and improves it until nothing better is possible
    or its time is up.
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415 - half a second, only when asked

    model = cp_model.CpModel()
    options = [list(options_of(item, room, limits)) for item in items]
    taken = [[model.new_bool_var("") for _option in some] for some in options]
    begin = best_first(items, room, limits)
    loads: defaultdict[tuple[int, date], list[Any]] = defaultdict(list)
    losses: list[Any] = []
    for item, some, switches, first in zip(items, options, taken, begin, strict=True):
        model.add_exactly_one(switches)
        minutes = _whole(item.hours * MINUTES, ROUND_CEILING)
        for option, switch in zip(some, switches, strict=True):
            model.add_hint(switch, value=option == first)
            losses.append(_weight(item, option, limits) * switch)
            if option.remedy is not Remedy.DROP:
                loads[option.colleague_id, option.month].append(minutes * switch)
    for key, parts in loads.items():
        model.add(sum(parts) <= _whole(room.get(key, ZERO) * MINUTES, ROUND_FLOOR))
    model.minimize(sum(losses))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = float(limits.seconds)
    solver.parameters.num_workers = STRATEGIES
    solver.parameters.interleave_search = True  # in turns, so that each run is the same
    if solver.solve(model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return begin, Decimal(1)
    chosen = [
        next(option for option, switch in zip(some, switches, strict=True) if solver.value(switch))
        for some, switches in zip(options, taken, strict=True)
    ]
    most = sum(_weight(item, some[-1], limits) for item, some in zip(items, options, strict=True))
    return chosen, _gap(most - solver.objective_value, most - solver.best_objective_bound)


def _weight(item: PlanItem, option: Option, limits: FittingLimits) -> int:
    """Return what an option loses as the solver counts: cents, and a little for the fuss."""
    fuss = FUSS[option.remedy] + max(0, option.months_apart - 1)
    cents = _whole(loss_of(item, option, limits) * CENTS, ROUND_FLOOR)
    return cents * FUSS_A_CENT + fuss


def _whole(number: Decimal, rounding: str) -> int:
    return int(number.to_integral_value(rounding))


def _gap(kept: Any, imaginable: Any) -> Decimal:  # noqa: ANN401 - the solver's own numbers
    """Return how much more might be kept, as a share of what is kept."""
    if kept <= 0:
        return ZERO
    return max(ZERO, Decimal(round(imaginable)) / Decimal(round(kept)) - 1)
