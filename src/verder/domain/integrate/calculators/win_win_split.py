"""Which price gives each side its share of the value that both create.

A: share of the differentiation, P = reference + s·DV. B: of the whole surplus, P = cost +
s·(EVC − cost). Literature (Nash: half each); the form is our own.
"""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Choice,
    Curve,
    Example,
    Input,
    Mark,
    Parts,
    Refusal,
    Saying,
    Step,
    Unit,
)

VALUE = {"reference": "100000", "difference_value": "24000", "our_cost": "88000"}

CALCULATOR = Calculator(
    key="win_win_split",
    area="integrate",
    concept="C2",
    mark=Mark.LITERATURE,
    asked=(
        Choice("mode", ("difference", "surplus")),
        Input(key="reference", unit=Unit.MONEY),
        Input(key="difference_value", unit=Unit.MONEY, least=None),
        Input(key="our_cost", unit=Unit.MONEY),
        Input(
            key="share",
            unit=Unit.SHARE,
            least=Decimal(-1),
            most=Decimal(2),
            slider=(Decimal(0), Decimal(1)),
        ),
    ),
    steps=(
        Step("value", "reference + difference_value", Unit.MONEY),
        Step("surplus", "value - our_cost", Unit.MONEY),
        Step(
            "price",
            "if_(mode == 'difference', reference + share * difference_value,"
            " our_cost + share * surplus)",
            Unit.MONEY,
            refusals=(
                Refusal("mode == 'difference' and difference_value <= 0", "nothing_different"),
                Refusal("mode == 'surplus' and surplus <= 0", "no_surplus"),
            ),
            is_result=True,
        ),
        Step("customer_gain", "value - price", Unit.MONEY, is_result=True),
        Step("our_gain", "price - our_cost", Unit.MONEY, is_result=True),
        Step(
            "our_part",
            "our_gain / surplus",
            Unit.SHARE,
            refusals=(Refusal("surplus <= 0", "no_surplus"),),
        ),
        Step("above_reference", "price - reference", Unit.MONEY),
    ),
    checks=(Check("customer_gain + our_gain", "value - our_cost"),),
    conclusions=(
        Saying("win_win", "customer_gain > 0 and our_gain > 0"),
        Saying("we_lose", "our_gain <= 0"),
        Saying("they_lose", "customer_gain <= 0"),
    ),
    warnings=(
        Saying("outside", "share < 0 or share > 1"),
        Saying("below_cost", "price < our_cost"),
        Saying("cost_above_reference", "our_cost > reference and our_cost < value"),
    ),
    pictures=(
        Parts(("customer_gain", "our_gain"), is_whole=True),
        Curve(over="share", start="0", end="1", values=("customer_gain", "our_gain")),
    ),
    examples=(
        *(
            Example(
                source="C2",
                given={**VALUE, "share": share},
                expected={"price": price, "customer_gain": theirs, "our_gain": ours},
            )
            for share, price, theirs, ours in (
                ("0.4", "109600", "14400", "21600"),
                ("0.5", "112000", "12000", "24000"),
                ("0.6", "114400", "9600", "26400"),
            )
        ),
        Example(
            source="C2",
            given={**VALUE, "mode": "surplus", "share": "0.5"},
            expected={"price": "106000", "customer_gain": "18000", "our_gain": "18000"},
        ),
    ),
)
