"""The same share said of the price or of the cost: which margin is a markup, and the other way."""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Choice,
    Curve,
    Example,
    Input,
    Mark,
    Refusal,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="margin_and_markup",
    area="calculate",
    concept="E2",
    mark=Mark.LITERATURE,
    asked=(
        Choice("basis", ("markup", "margin")),
        Input(
            key="share",
            unit=Unit.SHARE,
            least=Decimal(-10),
            most=Decimal(100),
            slider=(Decimal(0), Decimal("0.9")),
        ),
    ),
    steps=(
        Step(
            "margin_share",
            'if_(basis == "margin", share, share / (1 + share))',
            Unit.SHARE,
            refusals=(
                Refusal('basis == "margin" and share >= 1', "margin_whole"),
                Refusal('basis == "markup" and share <= 0 - 1', "price_nothing"),
            ),
            is_result=True,
        ),
        Step("markup_share", "margin_share / (1 - margin_share)", Unit.SHARE, is_result=True),
        Step("price_of_hundred", "100 * (1 + markup_share)", Unit.MONEY_EACH),
        Step("margin_of_hundred", "price_of_hundred - 100", Unit.MONEY_EACH),
    ),
    checks=(Check("margin_of_hundred / price_of_hundred", "margin_share", Unit.SHARE),),
    conclusions=(Saying("same", "margin_share < 1"),),
    pictures=(Curve(over="share", start="0", end="0.8", values=("margin_share", "markup_share")),),
    examples=(
        Example(
            source="E2",
            given={"basis": "markup", "share": "0.50"},
            expected={"margin_share": ".3333", "markup_share": ".50", "price_of_hundred": "150"},
        ),
        Example(
            source="E2",
            given={"basis": "margin", "share": "0.36"},
            expected={"margin_share": ".36", "markup_share": ".5625"},
        ),
        Example(
            source="E2",
            given={"basis": "markup", "share": "0.5625"},
            expected={"margin_share": ".36", "markup_share": ".5625", "price_of_hundred": "156.25"},
        ),
        Example(
            source="E2",
            given={"basis": "margin", "share": "-0.25"},
            expected={"markup_share": "-.2"},
        ),
    ),
)
