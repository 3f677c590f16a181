"""A price lies on the table: who gains how much by it.

The win-win split read the other way; literature for the value, the form is our own.
"""

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Example,
    Input,
    Mark,
    Parts,
    Refusal,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="price_offer",
    area="integrate",
    concept="C2",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="offer", unit=Unit.MONEY),
        Input(key="reference", unit=Unit.MONEY),
        Input(key="difference_value", unit=Unit.MONEY, least=None),
        Input(key="our_cost", unit=Unit.MONEY),
    ),
    steps=(
        Step("value", "reference + difference_value", Unit.MONEY),
        Step("customer_gain", "value - offer", Unit.MONEY, is_result=True),
        Step("our_gain", "offer - our_cost", Unit.MONEY, is_result=True),
        Step("surplus", "value - our_cost", Unit.MONEY),
        Step(
            "our_part",
            "our_gain / surplus",
            Unit.SHARE,
            refusals=(Refusal("surplus <= 0", "no_surplus"),),
            is_result=True,
        ),
        Step(
            "difference_share",
            "(offer - reference) / difference_value",
            Unit.SHARE,
            refusals=(Refusal("difference_value <= 0", "nothing_different"),),
        ),
        Step("even_price", "(our_cost + value) / 2", Unit.MONEY),
    ),
    checks=(Check("customer_gain + our_gain", "surplus"),),
    conclusions=(
        Saying("win_win", "customer_gain > 0 and our_gain > 0"),
        Saying("no_zone", "surplus <= 0"),
        Saying("we_lose", "our_gain <= 0"),
        Saying("they_lose", "customer_gain <= 0"),
    ),
    warnings=(Saying("below_reference", "offer < reference and difference_value > 0"),),
    pictures=(
        Parts(("customer_gain", "our_gain"), is_whole=True),
        Parts(("our_cost", "offer", "reference", "value")),
    ),
    examples=(
        Example(
            source="C2",
            given={
                "offer": "112000",
                "reference": "100000",
                "difference_value": "24000",
                "our_cost": "88000",
            },
            expected={"customer_gain": "12000", "our_gain": "24000", "difference_share": ".5"},
        ),
        Example(
            source="C2",
            given={
                "offer": "106000",
                "reference": "100000",
                "difference_value": "24000",
                "our_cost": "88000",
            },
            expected={"customer_gain": "18000", "our_part": ".5", "even_price": "106000"},
        ),
    ),
)
