"""What can be done with a planned contact when the hours are not there, and what that loses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

Room = Mapping[tuple[int, date], Decimal]  # hours of a colleague in a month
ZERO: Final = Decimal(0)


class Remedy(StrEnum):
    """What a proposal does with a contact."""

    KEEP = "keep"
    MOVE = "move"
    HAND_OVER = "hand_over"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """A planned contact: whose hours it takes, when, how many, and what it is worth.

    `deputies` are the colleagues who could do it instead. What is fixed (an appointment with
    an hour) stays where it is.
    """

    key: int
    colleague_id: int
    month: date
    hours: Decimal
    value: Decimal
    deputies: tuple[int, ...] = ()
    is_fixed: bool = False

    @property
    def value_per_hour(self) -> Decimal:
        """What an hour of it brings; without hours it costs nothing to keep."""
        return self.value / self.hours if self.hours else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class FittingLimits:
    """How far a contact may move, and which part of its value moving and handing over lose."""

    months_apart: int = 2
    move_share: Decimal = Decimal("0.02")  # for each month
    hand_over_share: Decimal = Decimal("0.10")
    seconds: Decimal = Decimal(10)

    def __post_init__(self) -> None:
        if self.months_apart < 0 or self.seconds <= 0:
            raise ValueError("A plan moves within months, and takes some time.")
        if not (0 <= self.move_share <= 1 and 0 <= self.hand_over_share <= 1):
            raise ValueError("A loss is a share of the value.")


@dataclass(frozen=True, slots=True)
class Option:
    """One way to do a contact, or not to."""

    remedy: Remedy
    colleague_id: int
    month: date
    months_apart: int = 0


def options_of(item: PlanItem, room: Room, limits: FittingLimits) -> Iterator[Option]:
    """Yield every way that is open: as it is, another month, a colleague with room, not at all."""
    yield Option(Remedy.KEEP, item.colleague_id, item.month)
    if item.is_fixed:
        return
    for colleague_id, month in sorted(room):
        apart = months_between(item.month, month)
        if colleague_id == item.colleague_id and 0 < apart <= limits.months_apart:
            yield Option(Remedy.MOVE, colleague_id, month, apart)
        elif colleague_id in item.deputies and colleague_id != item.colleague_id and apart == 0:
            yield Option(Remedy.HAND_OVER, colleague_id, month)
    yield Option(Remedy.DROP, item.colleague_id, item.month)


def loss_of(item: PlanItem, option: Option, limits: FittingLimits) -> Decimal:
    """Return the value that a way of doing it loses."""
    match option.remedy:
        case Remedy.KEEP:
            return ZERO
        case Remedy.MOVE:
            return item.value * min(Decimal(1), limits.move_share * option.months_apart)
        case Remedy.HAND_OVER:
            return item.value * limits.hand_over_share
        case _:  # dropped
            return item.value


def months_between(first: date, second: date) -> int:
    """Return how many months lie between two, whichever comes first."""
    return abs((second.year - first.year) * 12 + second.month - first.month)


def best_first(items: Sequence[PlanItem], room: Room, limits: FittingLimits) -> list[Option]:
    """Return a plan that fits, made in the obvious way: what brings most for an hour comes first.

    Each takes the way that loses least of those for which there is still room.
    """
    left = dict(room)
    found: dict[int, Option] = {}
    for item in sorted(items, key=lambda each: (-each.value_per_hour, each.key)):
        open_ = [
            option
            for option in options_of(item, room, limits)
            if option.remedy is Remedy.DROP
            or left.get((option.colleague_id, option.month), ZERO) >= item.hours
        ]
        option = min(open_, key=lambda each: loss_of(item, each, limits))
        if option.remedy is not Remedy.DROP:
            left[option.colleague_id, option.month] -= item.hours
        found[item.key] = option
    return [found[item.key] for item in items]
