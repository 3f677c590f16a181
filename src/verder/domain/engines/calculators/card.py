"""The card of a calculator: what it asks, and how the answer is built up.

A card holds keys and formulas; its words stand in a file for each language. Its formulas are
the function: they are calculated, written in words, drawn and sent to Excel from this one place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Final, TypeAlias

from verder.domain.engines.formulas.expressions import Expression, names
from verder.domain.engines.formulas.reading import read_formula

MOST_ROWS: Final = 40
LARGEST: Final = Decimal(10) ** 15


class Unit(StrEnum):
    """What a number counts."""

    MONEY = "money"
    MONEY_EACH = "money_each"  # for one piece
    MONEY_HOUR = "money_hour"
    MONEY_VISIT = "money_visit"
    NUMBER = "number"  # of what its row or its name says
    PIECES = "pieces"
    SHARE = "share"  # 0..1; of what is said in words beside it
    FACTOR = "factor"  # so many times
    DAYS = "days"
    WEEKS = "weeks"
    YEARS = "years"
    HOURS = "hours"
    TIMES_A_YEAR = "times_a_year"
    ACCOUNTS = "accounts"
    VISITS = "visits"
    CONTACTS = "contacts"
    ORDERS = "orders"
    PEOPLE = "people"
    NAME = "name"  # a word that tells one row from another; nothing is calculated with it


class Mark(StrEnum):
    """Where a method comes from: a source itself, its heading, the literature, or ourselves."""

    SOURCE = "SOURCE"
    HEADING = "TOC"
    LITERATURE = "LIT"
    OWN = "REC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A number that is asked for; `least` and `most` are allowed, or just not with `is_open`."""

    key: str
    unit: Unit
    least: Decimal | None = Decimal(0)
    most: Decimal | None = LARGEST
    is_open: bool = False
    is_optional: bool = False  # left empty it counts as nought, and the page says so
    slider: tuple[Decimal, Decimal] | None = None  # where a what-if usually stays

    @property
    def is_word(self) -> bool:
        """Whether it is a word, with which nothing is calculated."""
        return self.unit is Unit.NAME

    def problem(self, value: Decimal) -> str | None:
        """Return why a number cannot be this input, or nothing."""
        if not value.is_finite():
            return "no_number"
        if self.least is not None and value <= self.least and (self.is_open or value < self.least):
            return "above_least" if self.is_open else "from_least"
        if self.most is not None and value >= self.most and (self.is_open or value > self.most):
            return "below_most" if self.is_open else "up_to_most"
        return None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words; the first is taken where nobody chooses."""

    key: str
    options: tuple[str, ...]


Column: TypeAlias = Input | Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Lines of the same kind: products, discounts, costs."""

    key: str
    columns: tuple[Column, ...]
    least: int = 1
    most: int = MOST_ROWS


Asked: TypeAlias = Input | Choice | Rows


@dataclass(frozen=True, slots=True)
class Refusal:
    """A state in which a step has no answer, and the code of the reason."""

    when: str
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """One figure that is worked out; a key with a dot is worked out in each row."""

    key: str
    formula: str
    unit: Unit
    refusals: tuple[Refusal, ...] = ()
    is_result: bool = False  # stands large above the others

    @property
    def expression(self) -> Expression:
        """The formula as a value."""
        return read_formula(self.formula)

    @property
    def rows(self) -> str:
        """The rows that it is worked out in, or nothing."""
        return self.key.partition(".")[0] if "." in self.key else ""


@dataclass(frozen=True, slots=True)
class Check:
    """Two ways to the same figure; they must agree."""

    left: str
    right: str
    unit: Unit = Unit.MONEY


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence for the state that it fits: the first that fits concludes, each of them warns."""

    key: str
    when: str = ""  # always


class BarKind(StrEnum):
    """What a bar of a bridge is."""

    TOTAL = "total"
    CHANGE = "change"  # comes on top, or goes off where it is negative
    LESS = "less"  # goes off


@dataclass(frozen=True, slots=True)
class Bridge:
    """Bars from one total to another, and the kind of each; a column of rows gives one a row."""

    bars: tuple[tuple[str, BarKind], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """How steps move when one input runs between two formulas; `marks` are values of it to name."""

    over: str
    start: str
    end: str
    values: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """Figures that make up a whole, or stand beside each other."""

    values: tuple[str, ...]
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class RowBars:
    """A bar for each row."""

    value: str


Picture: TypeAlias = Bridge | Curve | Parts | RowBars
Given: TypeAlias = Mapping[str, "str | Sequence[Mapping[str, str]]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Numbers with a known answer; the written decimals say how exact it is."""

    given: Given
    expected: Mapping[str, str]
    source: str  # where the answer comes from: "E6", or a publication


@dataclass(frozen=True, kw_only=True)
class Calculator:
    """A card. Raises ValueError where its formulas name what it does not have."""

    key: str
    area: str
    concept: str  # the number in the reference of the method
    mark: Mark
    asked: tuple[Asked, ...]
    steps: tuple[Step, ...]
    checks: tuple[Check, ...] = ()
    conclusions: tuple[Saying, ...] = ()
    warnings: tuple[Saying, ...] = ()
    pictures: tuple[Picture, ...] = ()
    examples: tuple[Example, ...]

    def __post_init__(self) -> None:
        keys = [*self.asked_keys, *(step.key for step in self.steps)]
        if len(set(keys)) != len(keys) or not self.results or not self.examples:
            raise ValueError(f"{self.key} needs a result, an example, and each key once.")
        known = set(self.asked_keys)
        for step in self.steps:
            texts = (step.formula, *(refusal.when for refusal in step.refusals))
            self._must_know(texts, known | {step.key}, step.key)
            known.add(step.key)
        self._must_know(self._later_formulas(), known, self.key)
        for picture in self.pictures:
            if isinstance(picture, Curve) and self._strange_marks(picture):
                raise ValueError(f"{self.key} marks on {picture.over!r} what it does not count.")

    def _later_formulas(self) -> Iterator[str]:
        for check in self.checks:
            yield from (check.left, check.right)
        yield from (each.when for each in (*self.conclusions, *self.warnings) if each.when)
        for picture in self.pictures:
            match picture:
                case Bridge(bars):
                    yield from (key for key, _kind in bars)
                case Curve():
                    yield from (picture.over, picture.start, picture.end)
                    yield from (*picture.values, *picture.marks)
                case Parts(values):
                    yield from values
                case _:
                    yield picture.value

    def _strange_marks(self, curve: Curve) -> bool:
        counted = self.unit_of(curve.over)
        return any(self.unit_of(mark) is not counted for mark in curve.marks)

    def _must_know(self, texts: Iterable[str], known: set[str], where: str) -> None:
        for text in texts:
            missing = set(names(read_formula(text))) - known
            if missing:
                raise ValueError(f"{where} of {self.key} names {sorted(missing)} before they are.")

    @cached_property
    def inputs(self) -> Mapping[str, Column]:
        """Every single input and choice, and those of rows as "rows.column"."""
        found: dict[str, Column] = {}
        for asked in self.asked:
            if isinstance(asked, Rows):
                found |= {f"{asked.key}.{column.key}": column for column in asked.columns}
            else:
                found[asked.key] = asked
        return found

    @property
    def asked_keys(self) -> tuple[str, ...]:
        """The keys of what is asked."""
        return tuple(self.inputs)

    @cached_property
    def rows(self) -> Mapping[str, Rows]:
        """The rows that are asked for."""
        return {asked.key: asked for asked in self.asked if isinstance(asked, Rows)}

    @cached_property
    def steps_by_key(self) -> Mapping[str, Step]:
        """Every step."""
        return {step.key: step for step in self.steps}

    @property
    def results(self) -> tuple[Step, ...]:
        """The steps that answer the question."""
        return tuple(step for step in self.steps if step.is_result)

    def steps_to(self, key: str) -> tuple[Step, ...]:
        """Return what is worked out on the way to a step, and the step itself."""
        wanted, found = {key}, list[Step]()
        for step in reversed(self.steps):
            if step.key in wanted:
                found.append(step)
                wanted.update(names(step.expression))
                wanted.update(
                    name for each in step.refusals for name in names(read_formula(each.when))
                )
        return tuple(reversed(found))

    def unit_of(self, key: str) -> Unit:
        """Return what an input or a step counts; a choice is a name."""
        if key in self.steps_by_key:
            return self.steps_by_key[key].unit
        asked = self.inputs[key]
        return asked.unit if isinstance(asked, Input) else Unit.NAME
