"""A calculation in finished words: what was asked, how the answer is built up, what follows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldInput:
    """An input or a choice, of rows a column, with what it may be."""

    key: str
    label: str
    of: str  # what a share is of
    unit: str  # the word behind the number
    help: str
    limits: tuple[str, ...]  # sentences
    options: tuple[tuple[str, str], ...]  # of a choice: its key, what it is called
    is_optional: bool
    value: str  # with its unit; of a column nothing
    problem: str  # why it cannot be so, or nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStep:
    """A step in words: its formula with names and with numbers, and what came out or why not."""

    key: str
    label: str
    of: str
    formula: str
    filled: str
    value: str
    reason: str  # why there is no value, or nothing
    is_result: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRows:
    """Lines of the same kind: their inputs, the steps in each of them, and the figures."""

    key: str
    label: str
    columns: tuple[ToldInput, ...]
    steps: tuple[ToldStep, ...]
    lines: tuple[tuple[str, ...], ...]  # first the inputs, then the steps

    @property
    def headers(self) -> tuple[str, ...]:
        """What stands above the lines."""
        columns: tuple[ToldInput | ToldStep, ...] = (*self.columns, *self.steps)
        return tuple(f"{each.label} ({each.of})" if each.of else each.label for each in columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCheck:
    """Two ways to the same figure, in words and numbers."""

    left: str
    right: str
    left_value: str
    right_value: str
    is_right: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCalculation:
    """All that a calculation says, in one language."""

    key: str
    language: str
    name: str
    question: str
    recognise: str
    structure: str
    limits: str
    inputs: tuple[ToldInput, ...]
    rows: tuple[ToldRows, ...]
    steps: tuple[ToldStep, ...]
    checks: tuple[ToldCheck, ...]
    conclusion: str
    warnings: tuple[str, ...]
