"""A promotion before it starts: how many pieces it must sell to cost nothing.

Literature: (units without it × contribution now + fee) ÷ contribution in the promotion.
"""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
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

CALCULATOR = Calculator(
    key="promotion_break_even",
    area="calculate",
    concept="E12",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="weekly_volume", unit=Unit.PIECES),
        Input(key="weeks", unit=Unit.WEEKS, is_open=True),
        Input(key="price", unit=Unit.MONEY_EACH, is_open=True),
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
        Input(
            key="cut",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal(0), Decimal("0.50")),
        ),
        Input(key="fee", unit=Unit.MONEY, is_optional=True),
    ),
    steps=(
        Step("base_volume", "weekly_volume * weeks", Unit.PIECES),
        Step("contribution", "price - unit_cost", Unit.MONEY_EACH),
        Step("base_result", "base_volume * contribution", Unit.MONEY),
        Step("promotion_price", "price * (1 - cut)", Unit.MONEY_EACH),
        Step("promotion_contribution", "promotion_price - unit_cost", Unit.MONEY_EACH),
        Step(
            "needed_volume",
            "(base_result + fee) / promotion_contribution",
            Unit.PIECES,
            refusals=(
                Refusal("contribution <= 0", "loss_already"),
                Refusal("promotion_contribution <= 0", "nothing_left"),
            ),
            is_result=True,
        ),
        Step("extra_volume", "needed_volume - base_volume", Unit.PIECES, is_result=True),
        Step(
            "uplift",
            "extra_volume / base_volume",
            Unit.SHARE,
            refusals=(Refusal("base_volume <= 0", "no_base"),),
            is_result=True,
        ),
        Step("needed_weekly", "needed_volume / weeks", Unit.PIECES),
    ),
    checks=(Check("needed_volume * promotion_contribution - fee", "base_result"),),
    conclusions=(
        Saying("needs", "extra_volume > 0"),
        Saying("costs_nothing", "extra_volume == 0"),
    ),
    warnings=(
        Saying("loss_each", "promotion_contribution <= 0"),
        Saying("must_double", "uplift >= 1"),
    ),
    pictures=(
        Curve(
            over="cut",
            start="0",
            end="(price - unit_cost) / price * 0.8",
            values=("needed_volume",),
        ),
        Parts(("base_volume", "needed_volume")),
    ),
    examples=(
        Example(
            source="E12",
            given={
                "weekly_volume": "2000",
                "weeks": "4",
                "price": "6.00",
                "unit_cost": "3.60",
                "cut": "0.15",
                "fee": "3000",
            },
            expected={
                "contribution": "2.40",
                "promotion_contribution": "1.50",
                "needed_volume": "14800",
                "uplift": ".85",
            },
        ),
    ),
)
