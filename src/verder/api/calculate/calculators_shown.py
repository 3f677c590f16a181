"""Calculators and what comes out of them, as programs get them."""

from pydantic import Field

from verder.api.values import Shown, Why
from verder.domain.engines.calculators.card import Mark, Unit


class CalculatorShown(Shown):
    """By what a calculator is known, and the question that it answers."""

    key: str = Field(examples=["price_change"])
    concept: str = Field(examples=["E6"])
    name: str
    question: str


class CalculatorOptionShown(Shown):
    """One answer to a question of choice."""

    key: str
    label: str


class CalculatorInputShown(Shown):
    """What is asked for: its unit and limits, or its options; `of` says what a share is of."""

    key: str
    label: str
    of: str
    help: str
    unit: Unit
    is_optional: bool
    least: str | None = None
    most: str | None = None
    is_open: bool = Field(default=False, description="The limits themselves are not allowed.")
    allowed: list[str] = Field(default_factory=list, description="The limits as sentences.")
    options: list[CalculatorOptionShown] = Field(default_factory=list)


class CalculatorRowsShown(Shown):
    """Lines of the same kind, and what is asked for in each."""

    key: str
    label: str
    least: int
    most: int
    columns: list[CalculatorInputShown]


class CalculatorStepShown(Shown):
    """A step with its formula in words; a key with a dot is worked out in each row."""

    key: str
    label: str
    of: str
    unit: Unit
    formula: str
    is_result: bool


class CalculatorExampleShown(Shown):
    """Inputs with a known answer."""

    source: str
    inputs: dict[str, str | list[dict[str, str]]]
    expected: dict[str, str]


class WholeCalculatorShown(CalculatorShown):
    """A calculator: what it asks, how it answers, and examples."""

    mark: Mark
    recognise: str
    structure: str
    limits: str
    inputs: list[CalculatorInputShown]
    rows: list[CalculatorRowsShown]
    steps: list[CalculatorStepShown]
    examples: list[CalculatorExampleShown]


class CalculatedFigureShown(Shown):
    """An exact decimal as text, a word or an option; without an answer null and the reason."""

    value: str | None = Field(examples=["13333.33"])
    missing: Why | None


class CalculatedCheckShown(Shown):
    """Two ways to the same figure; `is_right` is null where one of them has no answer."""

    left: CalculatedFigureShown
    right: CalculatedFigureShown
    is_right: bool | None


class CalculatedProblemShown(Shown):
    """Why an input cannot be as it is; of rows the field is "rows.place.column"."""

    field: str
    code: str
    sentence: str


class CalculatedShown(Shown):
    """A whole answer: inputs and steps by key, in rows a list, and what follows in sentences."""

    calculator: str
    figures: dict[str, CalculatedFigureShown]
    rows: dict[str, list[dict[str, CalculatedFigureShown]]]
    problems: list[CalculatedProblemShown]
    checks: list[CalculatedCheckShown]
    conclusion: str | None
    warnings: list[str]


class SolvedShown(Shown):
    """The input that was found, and the whole answer with it."""

    input: str
    value: str
    answer: CalculatedShown


class TakenShown(Shown):
    """A number of a question, and the input that it was taken for; a share is 0..1."""

    text: str
    input: str
    label: str
    value: str


class SuggestedShown(Shown):
    """A calculator that may be meant, and the words that gave it away."""

    key: str
    name: str
    question: str
    because: list[str]
    taken: list[TakenShown]
    left: list[str] = Field(description="Numbers that were taken for nothing.")


class RecognisedShown(Shown):
    """At most three calculators, the likeliest first, and words that told nothing."""

    suggestions: list[SuggestedShown]
    unknown: list[str]
