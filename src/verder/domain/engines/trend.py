"""How both views of an instrument went over time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from verder.domain.engines.instruments import Answers, Instrument
from verder.domain.engines.two_sides import BothSides, ViewSide, both_sides


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldView:
    """What one side answered, from a day on and, where something ended it, until another."""

    side: ViewSide
    answers: Answers
    from_on: date
    until_on: date | None

    def held_on(self, day: date) -> bool:
        """Whether it held at the end of that day."""
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


def sides_on(instrument: Instrument, views: Iterable[HeldView], day: date) -> BothSides:
    """Return both views as they held on a day."""
    held = {view.side: view.answers for view in views if view.held_on(day)}
    return both_sides(instrument, ours=held.get(ViewSide.US), theirs=held.get(ViewSide.CUSTOMER))


def trend(instrument: Instrument, views: Sequence[HeldView]) -> list[tuple[date, BothSides]]:
    """Return both views on each day on which one of them changed, the earliest first."""
    days = {view.from_on for view in views} | {view.until_on for view in views if view.until_on}
    return [(day, sides_on(instrument, views, day)) for day in sorted(days)]
