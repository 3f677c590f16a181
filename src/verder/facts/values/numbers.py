"""How a column of numbers is read, decided from the shapes of all its values."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verder.facts import sql
from verder.facts.answers import DecimalMark
from verder.facts.values.number_shapes import SIGN_OF, NumberShape, is_missing, number_shape

PLACES = 4  # of ten-thousandths
MOST_DIGITS = 14  # that fit with four places behind them, whatever the digits


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberColumn:
    """The shapes of a column of numbers, and how often each stands there."""

    shapes: Mapping[str, int]
    nonsense: int = 0  # further values that are no numbers

    @property
    def read(self) -> dict[str, NumberShape]:
        """How each shape reads, of those that are numbers."""
        found = ((shape, number_shape(shape)) for shape in self.shapes)
        return {shape: reading for shape, reading in found if reading is not None}

    def evidence(self) -> Counter[DecimalMark]:
        """Count the values that show which sign is the decimal mark."""
        certain: Counter[DecimalMark] = Counter()
        for shape, reading in self.read.items():
            if reading.is_certain:
                certain[next(iter(reading.decimals))] += self.shapes[shape]
        return certain

    @property
    def is_open(self) -> bool:
        """Whether some values read either way, and none shows which."""
        return not self.evidence() and any(reading.has_mark for reading in self.read.values())

    @property
    def open_shapes(self) -> list[str]:
        """The shapes that read either way."""
        return [
            shape
            for shape, reading in self.read.items()
            if reading.has_mark and not reading.is_certain
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReading:
    """How the values of a column become numbers."""

    mark: DecimalMark
    column: NumberColumn

    @property
    def fitting(self) -> dict[str, NumberShape]:
        """The shapes that can be read under the mark.

        The minus of an exponent (1E-05) goes unread where other numbers bear theirs
        behind or in brackets: the two cannot be told apart.
        """
        read = {
            shape: reading
            for shape, reading in self.column.read.items()
            if self.mark in reading.decimals
        }
        if not any(reading.negative_by for reading in read.values()):
            return read
        return {
            shape: reading
            for shape, reading in read.items()
            if not (reading.has_exponent and "-" in shape)
        }

    @property
    def decimals(self) -> int:
        """The most decimals that a value has."""
        return max((reading.decimals[self.mark] for reading in self.fitting.values()), default=0)

    @property
    def is_share(self) -> bool:
        """Whether a value bears a per cent sign."""
        return any(reading.is_share for reading in self.fitting.values())

    @property
    def currencies(self) -> frozenset[str]:
        """The signs and codes of currencies that stand beside numbers."""
        return frozenset(filter(None, (shape.currency for shape in self.fitting.values())))

    def present(self, cell: str) -> str:
        """Return the condition that a cell holds a value at all."""
        missing = [shape for shape in self.column.shapes if is_missing(shape)]
        condition = f"{cell} IS NOT NULL"
        return f"({condition} AND {cell} NOT IN {sql.texts(missing)})" if missing else condition

    def digits(self, cell: str) -> str:
        """Return a cell as text that casts to a number; null where it does not fit."""
        text = self._without_round_endings(cell)
        plain = sql.without(text, self._noise())
        if self.mark is DecimalMark.COMMA:
            plain = f"replace({plain}, ',', '.')"
        if negative := self._negative_by():
            signs = " OR ".join(f"contains({text}, {sql.text(sign)})" for sign in negative)
            plain = f"CASE WHEN {signs} THEN '-' || {plain} ELSE {plain} END"
        return self._guarded(cell, plain)

    def ten_thousandths(self, cell: str) -> str:
        """Return a cell as whole ten-thousandths, rounded half-up; null where it has no number."""
        if self._is_even():
            return self._whole(cell)
        digits = self.digits(cell)
        if any(reading.has_exponent for reading in self.fitting.values()):
            return _from_decimal(digits)
        return f"TRY_CAST({digits} || 'e4' AS BIGINT)"

    def _is_even(self) -> bool:
        """Return whether all values have as many decimals, and room for four."""
        fitting = self.fitting
        found = {reading.decimals[self.mark] for reading in fitting.values()}
        return (
            len(found) == 1
            and found <= set(range(PLACES + 1))
            and not any(reading.has_exponent or reading.negative_by for reading in fitting.values())
            and max(shape.count("0") for shape in fitting) <= MOST_DIGITS
        )

    def _whole(self, cell: str) -> str:
        """Return a cell of even decimals: its digits, and the zeros that make them four."""
        text = self._without_round_endings(cell)
        plain = sql.without(text, [*self._noise(), SIGN_OF[self.mark]])
        number = f"TRY_CAST({self._guarded(cell, plain)} AS BIGINT)"
        return f"{number} * {10 ** (PLACES - self.decimals)}"

    def _guarded(self, cell: str, plain: str) -> str:
        """Read only shapes that fit, where the column has others too."""
        known = self.fitting.keys() | {shape for shape in self.column.shapes if is_missing(shape)}
        if not self.column.nonsense and known == self.column.shapes.keys():
            return plain
        shape = f"translate({cell}, '123456789', '000000000')"
        return f"CASE WHEN {shape} IN {sql.texts(self.fitting or [''])} THEN {plain} END"

    def _without_round_endings(self, cell: str) -> str:
        """Return a cell without dashes in the place of cents, lest they be taken for a minus."""
        endings = {reading.round_ending for reading in self.fitting.values()}
        return sql.without(cell, sorted(filter(None, endings), key=lambda each: (-len(each), each)))

    def _noise(self) -> list[str]:
        noise = set[str]()
        for reading in self.fitting.values():
            noise |= reading.noise | reading.thousands[self.mark]
        if negative := self._negative_by():
            noise |= {*negative, "-"}
        return sorted(noise - {SIGN_OF[self.mark]}, key=lambda piece: (-len(piece), piece))

    def _negative_by(self) -> list[str]:
        """Return the signs of negative numbers, where not all are a minus in front."""
        found = frozenset[str]().union(*(shape.negative_by for shape in self.fitting.values()))
        return sorted(found | {"-"}) if found else []


def _from_decimal(digits: str) -> str:
    """Return digits that may have an exponent of their own as whole ten-thousandths."""
    number = f"TRY_CAST({digits} AS DECIMAL(18, 4))"
    return f"CAST(CAST({number} AS DECIMAL(22, 4)) * 10000 AS BIGINT)"


def shared_mark(columns: Iterable[NumberColumn]) -> DecimalMark | None:
    """Return the decimal mark that the columns of a file show, None where they show none.

    Where the values disagree the most frequent mark is taken: the file is mixed,
    and the rows that do not fit are rejected one by one.
    """
    certain = sum((column.evidence() for column in columns), Counter[DecimalMark]())
    return certain.most_common(1)[0][0] if certain else None
