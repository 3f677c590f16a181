"""How a column of days is read, decided from all its different texts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from verder.facts.answers import DateOrder
from verder.facts.values.day_texts import DayText, day_text
from verder.facts.values.number_shapes import is_missing

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = DateOrder
MONTHS = 12


def day_part(cell: str) -> str:
    """Return the day of a cell that may hold a time behind it, or the offset of its zone."""
    before = f"rtrim(left({cell}, strpos({cell}, ':') - 3), ' T+-')"
    return f"CASE WHEN contains({cell}, ':') THEN {before} ELSE {cell} END"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayColumn:
    """The different texts of a column of days, and how often each stands there."""

    texts: Mapping[str, int]
    nonsense: int = 0

    def _read(self) -> Iterator[tuple[str, DayText]]:
        for text in self.texts:
            if (found := day_text(text)) is not None:
                yield text, found

    def evidence(self) -> Counter[DateOrder]:
        """Count the values that show which of two numbers is the day."""
        certain: Counter[DateOrder] = Counter()
        for text, found in self._read():
            if found.is_day_first or found.second <= MONTHS < found.first:
                certain[DAY_FIRST] += self.texts[text]
            elif found.first <= MONTHS < found.second:
                certain[MONTH_FIRST] += self.texts[text]
        return certain

    @property
    def may_begin_with_year(self) -> bool:
        """Whether 25-01-31 may be a day of 2025: its last number changes more than its first."""
        short = [
            found
            for _, found in self._read()
            if found.short_year is not None and not found.is_day_first
        ]
        changes = len({found.short_year for found in short}) > len({each.first for each in short})
        return changes and all(found.of(YEAR_FIRST) for found in short)

    def fitting_orders(self) -> list[DateOrder]:
        """Return the orders in which every text that looks like a day is one."""
        read = [found for _, found in self._read()]
        return [order for order in DateOrder if all(found.of(order) for found in read)]

    @property
    def open_texts(self) -> list[str]:
        """The texts that are another day in the other order."""
        return [
            text for text, found in self._read() if found.of(DAY_FIRST) != found.of(MONTH_FIRST)
        ]

    def order(self) -> DateOrder | None:
        """Return the order that the values show, the most frequent where they disagree."""
        certain = self.evidence()
        return certain.most_common(1)[0][0] if certain else None

    def days(self, order: DateOrder) -> dict[str, date]:
        """Return the day of every text that is one."""
        found = ((text, reading.of(order)) for text, reading in self._read())
        return {text: day for text, day in found if day is not None}

    def engine_format(self, order: DateOrder) -> str | None:
        """Return the one format in which the engine reads every value, None where it cannot."""
        present = {text for text in self.texts if not is_missing(text)}
        read = dict(self._read())
        if self.nonsense or read.keys() != present or any(text != text.strip() for text in present):
            return None
        formats = {found.engine_format for found in read.values()}
        if len(formats) != 1 or len(self.days(order)) != len(present):
            return None
        known = formats.pop()
        day, month = ("%m", "%d") if order is MONTH_FIRST else ("%d", "%m")
        return known and known.replace("%D", day).replace("%M", month)
