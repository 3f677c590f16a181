"""Why the result differs from what was calculated before: volume, price, cost or fixed cost.

Literature (Dutch analysis of variances): + is favourable, and the parts make the whole.
"""

from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Calculator,
    Check,
    Example,
    Input,
    Mark,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="budget_actual",
    area="calculate",
    concept="E10",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="budget_volume", unit=Unit.PIECES),
        Input(key="budget_price", unit=Unit.MONEY_EACH),
        Input(key="budget_unit_cost", unit=Unit.MONEY_EACH),
        Input(key="budget_fixed_cost", unit=Unit.MONEY, is_optional=True),
        Input(key="actual_volume", unit=Unit.PIECES, least=None),
        Input(key="actual_price", unit=Unit.MONEY_EACH),
        Input(key="actual_unit_cost", unit=Unit.MONEY_EACH),
        Input(key="actual_fixed_cost", unit=Unit.MONEY, is_optional=True),
    ),
    steps=(
        Step(
            "budget_profit",
            "budget_volume * (budget_price - budget_unit_cost) - budget_fixed_cost",
            Unit.MONEY,
        ),
        Step(
            "actual_profit",
            "actual_volume * (actual_price - actual_unit_cost) - actual_fixed_cost",
            Unit.MONEY,
            is_result=True,
        ),
        Step(
            "volume_effect",
            "(actual_volume - budget_volume) * (budget_price - budget_unit_cost)",
            Unit.MONEY,
            is_result=True,
        ),
        Step(
            "price_effect",
            "(actual_price - budget_price) * actual_volume",
            Unit.MONEY,
            is_result=True,
        ),
        Step(
            "cost_effect",
            "(budget_unit_cost - actual_unit_cost) * actual_volume",
            Unit.MONEY,
            is_result=True,
        ),
        Step(
            "fixed_effect",
            "budget_fixed_cost - actual_fixed_cost",
            Unit.MONEY,
            is_result=True,
        ),
        Step("difference", "actual_profit - budget_profit", Unit.MONEY, is_result=True),
        Step(
            "flexible_profit",
            "actual_volume * (budget_price - budget_unit_cost) - budget_fixed_cost",
            Unit.MONEY,
        ),
        Step("flexible_difference", "actual_profit - flexible_profit", Unit.MONEY),
    ),
    checks=(Check("volume_effect + price_effect + cost_effect + fixed_effect", "difference"),),
    conclusions=(
        Saying("better", "difference > 0"),
        Saying("worse", "difference < 0"),
        Saying("as_planned", "difference == 0"),
        Saying("only_actual", "actual_profit != 0 or actual_profit == 0"),
    ),
    warnings=(
        Saying("bought_volume", "volume_effect > 0 and price_effect < 0"),
        Saying("more_for_less", "volume_effect > 0 and difference < 0"),
        Saying("returns", "actual_volume < 0"),
    ),
    pictures=(
        Bridge(
            (
                ("budget_profit", BarKind.TOTAL),
                ("volume_effect", BarKind.CHANGE),
                ("price_effect", BarKind.CHANGE),
                ("cost_effect", BarKind.CHANGE),
                ("fixed_effect", BarKind.CHANGE),
                ("actual_profit", BarKind.TOTAL),
            )
        ),
    ),
    examples=(
        Example(
            source="E10",
            given={
                "budget_volume": "10000",
                "budget_price": "50",
                "budget_unit_cost": "30",
                "budget_fixed_cost": "140000",
                "actual_volume": "11000",
                "actual_price": "48",
                "actual_unit_cost": "31",
                "actual_fixed_cost": "145000",
            },
            expected={
                "budget_profit": "60000",
                "actual_profit": "42000",
                "volume_effect": "20000",
                "price_effect": "-22000",
                "cost_effect": "-11000",
                "fixed_effect": "-5000",
                "difference": "-18000",
            },
        ),
        Example(
            source="CollegeHive notes, Sales and sales mix variance: book publisher",
            given={
                "budget_volume": "4000",
                "budget_price": "300",
                "budget_unit_cost": "180",
                "actual_volume": "3600",
                "actual_price": "260",
                "actual_unit_cost": "180",
            },
            expected={
                "volume_effect": "-48000",
                "price_effect": "-144000",
                "cost_effect": "0",
                "difference": "-192000",
            },
        ),
    ),
)
