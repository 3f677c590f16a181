"""A small calculation that uses all that formulas can, and its words."""

from decimal import Decimal
from typing import Any

from verder.documents.calculation.book_words import BookWords, SaidFigure
from verder.documents.calculation.told import (
    ToldCalculation,
    ToldCheck,
    ToldInput,
    ToldRows,
    ToldStep,
)
from verder.domain.engines.calculators.answering import answer
from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Choice,
    Column,
    Example,
    Input,
    Mark,
    Refusal,
    Rows,
    Saying,
    Step,
    Unit,
)

CARD = Calculator(
    key="sample",
    area="calculate",
    concept="E0",
    mark=Mark.OWN,
    asked=(
        Input(key="price", unit=Unit.MONEY_EACH, is_open=True),
        Input(key="extra", unit=Unit.PIECES, least=None, most=None, is_optional=True),
        Choice("base", ("list", "net")),
        Rows(
            key="lines",
            columns=(
                Input(key="name", unit=Unit.NAME),
                Choice("kind", ("sold", "given")),
                Input(key="pieces", unit=Unit.PIECES),
                Input(key="bonus", unit=Unit.PIECES, is_optional=True),
            ),
            most=3,
        ),
    ),
    steps=(
        Step("lines.amount", "if_(lines.kind == 'sold', lines.pieces * price, 0)", Unit.MONEY),
        Step("lines.total", "above(lines.total, 0) + lines.amount", Unit.MONEY),
        Step("lines.tenth", "round_up(lines.pieces / 10)", Unit.PIECES),
        Step("total", "sum(lines.amount)", Unit.MONEY, is_result=True),
        Step(
            "share",
            "largest(lines.amount) / total",
            Unit.SHARE,
            refusals=(Refusal("total == 0 and base != 'net'", "no_total"),),
        ),
        Step("least", "smallest(lines.bonus) + min(extra, 3) - -price", Unit.PIECES),
        Step("growth", "(1 + share) ** 2 - log(count(lines.name))", Unit.FACTOR),
        Step("larger", "max(total, extra + 1)", Unit.MONEY),
    ),
    checks=(Check("total", "sum(lines.amount)"),),
    conclusions=(Saying("dear", "total > 100 or share > 2"), Saying("cheap")),
    warnings=(Saying("given", "base == 'list'"), Saying("always")),
    examples=(Example(given={}, expected={"total": "0"}, source="E0"),),
)
GIVEN: dict[str, Any] = {
    "price": Decimal(10),
    "base": "list",
    "lines": [
        {"name": "Bolts", "kind": "sold", "pieces": Decimal(15)},
        {"name": "Nuts", "kind": "given", "pieces": Decimal(4), "bonus": Decimal(1)},
    ],
}
FOUND = answer(CARD, GIVEN)
WORDS = BookWords(
    calculation="Calculation",
    inputs="Inputs",
    conclusion="Conclusion",
    results="Result",
    steps="Steps",
    check="Check",
    explanation="Explanation",
    fill_in="Fill in the coloured cells.",
    used_rows="Rows filled in",
    choices="Choices",
    right="Right",
    wrong="Wrong",
    currency="€",
    units={unit: f"{unit}s" for unit in Unit},
    reasons={
        code: f"Because of {code}."
        for code in ("input_missing", "rows_missing", "division_by_zero", "no_number", "no_total")
    },
    sayings={
        "dear": (
            "It costs ",
            SaidFigure(key="total", before="€", after=" in all", is_money=True, is_size=True),
            ".",
        ),
        "cheap": (SaidFigure(key="share", before="", after="%", is_share=True),),
        "given": ("By ", SaidFigure(key="base", before="", after="")),
        "always": (),
    },
)


def told_input(key: str, asked: Column) -> ToldInput:
    """Return an input in words."""
    options = asked.options if isinstance(asked, Choice) else ()
    return ToldInput(
        key=key,
        label=key.rpartition(".")[2].capitalize(),
        of="",
        unit="pieces",
        help=f"What {key} is.",
        limits=(f"{key} has a limit.",) if key != "extra" else (),
        options=tuple((option, option.upper()) for option in options),
        is_optional=False,
        value="10",
        problem="",
    )


def told_step(step: Step) -> ToldStep:
    """Return a step in words."""
    return ToldStep(
        key=step.key,
        label=step.key.rpartition(".")[2].capitalize(),
        of="of the total" if step.unit is Unit.SHARE else "",
        formula=step.formula,
        filled="10 × 15",
        value="150",
        reason="",
        is_result=step.is_result,
    )


LINES = ToldRows(
    key="lines",
    label="Lines",
    columns=tuple(told_input(f"lines.{each.key}", each) for each in CARD.rows["lines"].columns),
    steps=tuple(told_step(step) for step in CARD.steps if step.rows),
    lines=(
        ("Bolts", "SOLD", "15", "–", "150", "150", "2"),
        ("Nuts", "GIVEN", "4", "1", "0", "150", "1"),
    ),
)
TOLD = ToldCalculation(
    key="sample",
    language="en",
    name="A sample",
    question="What is it?",
    recognise="By this.",
    structure="So.",
    limits="Not more.",
    inputs=tuple(told_input(each.key, each) for each in CARD.asked if not isinstance(each, Rows)),
    rows=(LINES,),
    steps=tuple(told_step(step) for step in CARD.steps if not step.rows),
    checks=(
        ToldCheck(left="total", right="sum", left_value="150", right_value="150", is_right=True),
    ),
    conclusion="It costs €150.00 in all.",
    warnings=("By LIST", ""),
)
