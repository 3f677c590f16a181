"""The lowest contribution of a piece, and so the lowest price, that still reaches the goal."""

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
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
    key="minimal_contribution",
    area="calculate",
    concept="E5",
    mark=Mark.OWN,
    asked=(
        Input(key="fixed_cost", unit=Unit.MONEY),
        Input(key="wanted_profit", unit=Unit.MONEY, least=None),
        Input(key="volume", unit=Unit.PIECES),
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
        Input(key="price", unit=Unit.MONEY_EACH),
    ),
    steps=(
        Step("needed", "fixed_cost + wanted_profit", Unit.MONEY),
        Step(
            "minimal_contribution",
            "needed / volume",
            Unit.MONEY_EACH,
            refusals=(Refusal("volume == 0", "no_volume"),),
            is_result=True,
        ),
        Step("minimal_price", "unit_cost + minimal_contribution", Unit.MONEY_EACH, is_result=True),
        Step(
            "minimal_share",
            "minimal_contribution / minimal_price",
            Unit.SHARE,
            refusals=(Refusal("minimal_price <= 0", "no_price"),),
        ),
        Step("contribution", "price - unit_cost", Unit.MONEY_EACH),
        Step("price_gap", "price - minimal_price", Unit.MONEY_EACH),
        Step(
            "needed_volume",
            "needed / contribution",
            Unit.PIECES,
            refusals=(Refusal("contribution <= 0", "contribution_not_positive"),),
            is_result=True,
        ),
    ),
    checks=(
        Check("volume * (minimal_price - unit_cost) - fixed_cost", "wanted_profit"),
        Check("needed_volume * contribution - fixed_cost", "wanted_profit"),
    ),
    conclusions=(
        Saying("reaches", "price_gap >= 0"),
        Saying("falls_short", "price_gap < 0 and contribution > 0"),
        Saying("lowest", "minimal_price > 0"),
    ),
    warnings=(Saying("below_cost", "contribution <= 0"),),
    pictures=(
        Curve(
            over="volume",
            start="volume * 0.5",
            end="volume * 1.5",
            values=("minimal_price",),
            marks=("volume",),
        ),
    ),
    examples=(
        Example(
            source="E5",
            given={
                "fixed_cost": "140000",
                "wanted_profit": "80000",
                "volume": "10000",
                "unit_cost": "30",
                "price": "50",
            },
            expected={
                "minimal_contribution": "22",
                "minimal_price": "52",
                "minimal_share": ".4231",
                "needed_volume": "11000",
                "price_gap": "-2",
            },
        ),
    ),
)
