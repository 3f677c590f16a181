"""A price goes up or down: how much must then be sold for the same profit.

Literature (Nagle): extra volume = −Δp ÷ (contribution ratio + Δp).
"""

from decimal import Decimal

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
    key="price_change",
    area="calculate",
    concept="E6",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="price", unit=Unit.MONEY_EACH, is_open=True),
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
        Input(key="volume", unit=Unit.PIECES, is_open=True),
        Input(
            key="change",
            unit=Unit.SHARE,
            least=Decimal(-1),
            most=Decimal(10),
            is_open=True,
            slider=(Decimal("-0.30"), Decimal("0.30")),
        ),
        Input(key="extra_fixed_cost", unit=Unit.MONEY, is_optional=True),
    ),
    steps=(
        Step("contribution", "price - unit_cost", Unit.MONEY_EACH),
        Step("contribution_share", "contribution / price", Unit.SHARE),
        Step("profit_now", "volume * contribution", Unit.MONEY),
        Step("new_price", "price * (1 + change)", Unit.MONEY_EACH),
        Step("new_contribution", "new_price - unit_cost", Unit.MONEY_EACH),
        Step(
            "needed_volume",
            "(profit_now + extra_fixed_cost) / new_contribution",
            Unit.PIECES,
            refusals=(
                Refusal("new_contribution <= 0", "contribution_not_positive"),
                Refusal("contribution <= 0", "loss_already"),
            ),
            is_result=True,
        ),
        Step("volume_difference", "needed_volume - volume", Unit.PIECES),
        Step("volume_change", "volume_difference / volume", Unit.SHARE, is_result=True),
    ),
    checks=(Check("needed_volume * new_contribution - extra_fixed_cost", "volume * contribution"),),
    conclusions=(
        Saying("needs_more", "volume_difference > 0"),
        Saying("may_lose", "volume_difference < 0"),
        Saying("stays", "volume_difference == 0"),
    ),
    warnings=(
        Saying("loss_already", "contribution <= 0"),
        Saying("below_cost", "new_contribution <= 0"),
    ),
    pictures=(Curve(over="change", start="0 - 0.15", end="0.15", values=("volume_change",)),),
    examples=(
        Example(
            source="E6",
            given={"price": "50", "unit_cost": "30", "volume": "10000", "change": "-0.10"},
            expected={
                "new_contribution": "15",
                "needed_volume": "13333.33",
                "volume_change": ".3333",
            },
        ),
        Example(
            source="E6",
            given={"price": "50", "unit_cost": "30", "volume": "10000", "change": "-0.05"},
            expected={"needed_volume": "11428.57", "volume_change": ".1429"},
        ),
        Example(
            source="E6",
            given={"price": "50", "unit_cost": "30", "volume": "10000", "change": "0.05"},
            expected={"needed_volume": "8888.89", "volume_change": "-.1111"},
        ),
        Example(
            source="E6",
            given={
                "price": "50",
                "unit_cost": "30",
                "volume": "10000",
                "change": "-0.10",
                "extra_fixed_cost": "6000",
            },
            expected={"needed_volume": "13733.33", "volume_change": ".3733"},
        ),
    ),
)
