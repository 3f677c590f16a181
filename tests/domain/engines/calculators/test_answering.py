"""Cards are sound, and answer as far as they can."""

from dataclasses import replace
from decimal import Decimal

import pytest

from verder.domain.calculate.calculators.price_change import CALCULATOR
from verder.domain.engines.calculators.answering import Asked, answer, values
from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Calculator,
    Check,
    Choice,
    Curve,
    Example,
    Input,
    Mark,
    Parts,
    Refusal,
    RowBars,
    Rows,
    Saying,
    Step,
    Unit,
)
from verder.domain.engines.calculators.solving import solve
from verder.domain.engines.formulas.reading import read_formula
from verder.domain.values.missing import NotComputable

CARD = Calculator(
    key="invoice",
    area="calculate",
    concept="E0",
    mark=Mark.OWN,
    asked=(
        Input(key="price", unit=Unit.MONEY, is_open=True),
        Input(key="discount", unit=Unit.SHARE, most=Decimal(1), is_optional=True),
        Choice("base", ("list", "running")),
        Rows(
            key="lines",
            columns=(Input(key="name", unit=Unit.NAME), Input(key="pieces", unit=Unit.PIECES)),
        ),
    ),
    steps=(
        Step("lines.amount", "lines.pieces * price", Unit.MONEY),
        Step("total", "sum(lines.amount)", Unit.MONEY),
        Step(
            "net",
            "if_(base == 'list', total * (1 - discount), total)",
            Unit.MONEY,
            refusals=(Refusal("total > 1000", "too_much"),),
            is_result=True,
        ),
        Step("boxes", "round_up(price / 10)", Unit.PIECES),
    ),
    checks=(Check("net + total * discount", "total"),),
    conclusions=(Saying("dear", "net > 100"), Saying("cheap")),
    warnings=(Saying("no_discount", "discount == 0"), Saying("half", "discount >= 0.5")),
    pictures=(
        Bridge((("total", BarKind.TOTAL), ("net", BarKind.TOTAL))),
        Curve(over="price", start="0", end="2 * price", values=("net",)),
        Parts(("total", "net")),
        RowBars("lines.amount"),
    ),
    examples=(Example(given={"price": "5"}, expected={}, source="E0"),),
)
SLIDING = Input(
    key="discount",
    unit=Unit.SHARE,
    most=Decimal(1),
    slider=(Decimal(0), Decimal("0.3")),
    is_optional=True,
)
GIVEN: Asked = {
    "price": Decimal(5),
    "discount": Decimal("0.1"),
    "lines": [{"name": "a", "pieces": Decimal(3)}, {"name": "b", "pieces": Decimal(7)}],
}


def test_each_step_is_worked_out_also_in_rows() -> None:
    found = answer(CARD, GIVEN)
    assert [row["amount"] for row in found.rows["lines"]] == [15, 35]
    assert [found.number("total"), found.number("net")] == [Decimal(50), Decimal(45)]
    assert [line.is_right for line in found.checks] == [True]
    assert (found.conclusion, found.warnings) == (Saying("cheap"), ())
    assert values(found)["base"] == "list"


def test_what_is_missing_keeps_open_what_needs_it() -> None:
    found = answer(CARD, {"price": Decimal(5)})
    assert found.value("boxes") == 1
    assert found.value("net") == NotComputable("rows_missing")
    assert [line.is_right for line in found.checks] == [None]
    assert found.conclusion == Saying("cheap")
    with pytest.raises(NotComputable, match="rows_missing"):
        found.number("net")
    with pytest.raises(NotComputable, match="no_number"):
        found.number("base")
    assert found.value("unheard of") == NotComputable("input_missing")
    assert "net" not in values(found)


def test_an_optional_input_left_empty_is_nought_and_said_to_be() -> None:
    found = answer(CARD, {**GIVEN, "discount": None})
    assert found.number("net") == Decimal(50)
    assert found.warnings == (Saying("no_discount", "discount == 0"),)


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("price", Decimal(0), "above_least"),
        ("price", Decimal(10) ** 15, "below_most"),
        ("price", Decimal("NaN"), "no_number"),
        ("discount", Decimal("-0.1"), "from_least"),
        ("discount", Decimal("1.1"), "up_to_most"),
        ("base", "other", "no_option"),
    ],
)
def test_an_input_outside_its_limits_is_told_where_it_stands(
    key: str, value: Decimal | str, problem: str
) -> None:
    found = answer(CARD, {**GIVEN, key: value})
    assert found.problems == {key: problem}
    assert isinstance(found.value("net"), NotComputable) is (key != "base")


def test_a_row_says_its_own_problems() -> None:
    lines: list[dict[str, Decimal | str | None]] = [{"name": "a", "pieces": Decimal(-1)}, {}]
    found = answer(CARD, {**GIVEN, "lines": lines})
    assert found.problems == {"lines.0.pieces": "from_least"}
    reasons = [row["amount"] for row in found.rows["lines"]]
    assert reasons == [NotComputable("input_impossible"), NotComputable("input_missing")]


def test_a_step_that_cannot_be_says_why() -> None:
    assert answer(CARD, {**GIVEN, "price": Decimal(500)}).value("net") == NotComputable("too_much")


@pytest.mark.parametrize(
    "change",
    [
        {"steps": (Step("net", "unheard_of", Unit.MONEY, is_result=True),)},
        {"steps": (Step("net", "total", Unit.MONEY, is_result=True), CARD.steps[1])},
        {"steps": CARD.steps[:2]},
        {"steps": (*CARD.steps, CARD.steps[0])},
        {"examples": ()},
        {"checks": (Check("net", "unheard_of"),)},
        {"conclusions": (Saying("x", "unheard_of > 0"),)},
        {"pictures": (RowBars("lines.unheard_of"),)},
        {"pictures": (Curve(over="discount", start="0", end="1", values=(), marks=("net",)),)},
    ],
)
def test_a_card_that_is_not_sound_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="invoice"):
        replace(CARD, **change)  # type: ignore[arg-type]


def test_units_and_results_are_known_by_key() -> None:
    assert CARD.unit_of("lines.pieces") is Unit.PIECES
    assert (CARD.unit_of("net"), CARD.unit_of("base")) == (Unit.MONEY, Unit.NAME)
    assert [step.key for step in CARD.results] == ["net"]
    assert [step.rows for step in CARD.steps] == ["lines", "", "", ""]
    assert list(CARD.rows) == ["lines"]
    assert CARD.steps[1].expression == read_formula("sum(lines.amount)")


@pytest.mark.parametrize(
    ("free", "result", "wanted", "found"),
    [
        ("price", "net", "90", "10"),
        ("discount", "net", "40", "0.2"),
        ("price", "total", "0.00001", "0.000001"),
    ],
)
def test_any_input_can_be_freed(free: str, result: str, wanted: str, found: str) -> None:
    solved = solve(CARD, GIVEN, free=free, result=result, wanted=Decimal(wanted))
    assert solved == Decimal(found)


@pytest.mark.parametrize(
    ("free", "result", "wanted"),
    [("discount", "net", "60"), ("price", "net", "2000"), ("price", "boxes", "1.5")],
)
def test_what_no_value_gives_is_said(free: str, result: str, wanted: str) -> None:
    with pytest.raises(NotComputable, match="no_value_gives_this"):
        solve(CARD, GIVEN, free=free, result=result, wanted=Decimal(wanted))


def test_an_input_that_nobody_filled_in_is_freed_too() -> None:
    lines = {"lines": GIVEN["lines"]}
    assert solve(CARD, lines, free="price", result="total", wanted=Decimal(90)) == Decimal(9)
    without = {"lines": GIVEN["lines"], "price": Decimal(5)}
    slider = replace(CARD, asked=(CARD.asked[0], SLIDING, *CARD.asked[2:]))
    for card in (CARD, slider):
        found = solve(card, without, free="discount", result="net", wanted=Decimal(30))
        assert found == Decimal("0.4")


def test_where_the_result_is_refused_nothing_is_found() -> None:
    gap = Step(
        "net", "price", Unit.MONEY, (Refusal("price > 3 and price < 4.5", "gap"),), is_result=True
    )
    card = replace(CARD, steps=(gap,), checks=(), conclusions=(), warnings=(), pictures=())
    with pytest.raises(NotComputable, match="no_value_gives_this"):
        solve(card, GIVEN, free="price", result="net", wanted=Decimal(4))


@pytest.mark.parametrize(
    ("free", "result"), [("base", "net"), ("lines.pieces", "net"), ("price", "unheard_of")]
)
def test_only_single_numbers_are_freed(free: str, result: str) -> None:
    with pytest.raises(ValueError, match="cannot free"):
        solve(CARD, GIVEN, free=free, result=result, wanted=Decimal(1))


def test_a_value_close_to_where_no_answer_is_left_is_found() -> None:
    """A price cut may come near the whole contribution, behind which nothing is gained back."""
    given: Asked = {"price": Decimal(50), "unit_cost": Decimal(30), "volume": Decimal(10_000)}
    for wanted, found in (("0.5", "-0.133333333333333333333333"), ("399", "-0.399")):
        solved = solve(
            CALCULATOR, given, free="change", result="volume_change", wanted=Decimal(wanted)
        )
        assert solved == Decimal(found)
