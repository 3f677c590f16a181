"""Why the result differs from the budget, when only totals are known: revenue and whole costs.

Literature (flexible budget): the budget for what was really sold stands between both.
"""

from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Calculator,
    Check,
    Example,
    Input,
    Mark,
    Refusal,
    Saying,
    Step,
    Unit,
)

NO_BUDGET = (Refusal("budget_volume <= 0", "no_budget_volume"),)

CALCULATOR = Calculator(
    key="budget_actual_totals",
    area="calculate",
    concept="E10",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="budget_volume", unit=Unit.PIECES),
        Input(key="budget_revenue", unit=Unit.MONEY),
        Input(key="budget_variable_cost", unit=Unit.MONEY),
        Input(key="budget_fixed_cost", unit=Unit.MONEY, is_optional=True),
        Input(key="actual_volume", unit=Unit.PIECES),
        Input(key="actual_revenue", unit=Unit.MONEY),
        Input(key="actual_variable_cost", unit=Unit.MONEY),
        Input(key="actual_fixed_cost", unit=Unit.MONEY, is_optional=True),
    ),
    steps=(
        Step(
            "budget_profit",
            "budget_revenue - budget_variable_cost - budget_fixed_cost",
            Unit.MONEY,
        ),
        Step(
            "actual_profit",
            "actual_revenue - actual_variable_cost - actual_fixed_cost",
            Unit.MONEY,
            is_result=True,
        ),
        Step("budget_price", "budget_revenue / budget_volume", Unit.MONEY_EACH, refusals=NO_BUDGET),
        Step(
            "budget_unit_cost",
            "budget_variable_cost / budget_volume",
            Unit.MONEY_EACH,
            refusals=NO_BUDGET,
        ),
        Step("flexible_revenue", "actual_volume * budget_price", Unit.MONEY),
        Step("flexible_cost", "actual_volume * budget_unit_cost", Unit.MONEY),
        Step("flexible_profit", "flexible_revenue - flexible_cost - budget_fixed_cost", Unit.MONEY),
        Step("volume_effect", "flexible_profit - budget_profit", Unit.MONEY, is_result=True),
        Step("price_effect", "actual_revenue - flexible_revenue", Unit.MONEY, is_result=True),
        Step("cost_effect", "flexible_cost - actual_variable_cost", Unit.MONEY, is_result=True),
        Step("fixed_effect", "budget_fixed_cost - actual_fixed_cost", Unit.MONEY, is_result=True),
        Step("flexible_difference", "actual_profit - flexible_profit", Unit.MONEY),
        Step("difference", "actual_profit - budget_profit", Unit.MONEY, is_result=True),
    ),
    checks=(
        Check("volume_effect + price_effect + cost_effect + fixed_effect", "difference"),
        Check("volume_effect + flexible_difference", "difference"),
    ),
    conclusions=(
        Saying("better", "difference > 0"),
        Saying("worse", "difference < 0"),
        Saying("as_planned", "difference == 0"),
        Saying("only_actual", "actual_profit != 0 or actual_profit == 0"),
    ),
    warnings=(
        Saying("bought_volume", "volume_effect > 0 and price_effect < 0"),
        Saying("more_for_less", "volume_effect > 0 and difference < 0"),
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
            source="Gleim CMA Review, price, volume and cost variance",
            given={
                "budget_volume": "10000",
                "budget_revenue": "100000",
                "budget_variable_cost": "60000",
                "budget_fixed_cost": "30000",
                "actual_volume": "12000",
                "actual_revenue": "132000",
                "actual_variable_cost": "70800",
                "actual_fixed_cost": "32000",
            },
            expected={
                "actual_profit": "29200",
                "flexible_profit": "18000",
                "flexible_difference": "11200",
                "volume_effect": "8000",
                "price_effect": "12000",
                "cost_effect": "1200",
            },
        ),
        Example(
            source="E10",
            given={
                "budget_volume": "10000",
                "budget_revenue": "500000",
                "budget_variable_cost": "300000",
                "budget_fixed_cost": "140000",
                "actual_volume": "11000",
                "actual_revenue": "528000",
                "actual_variable_cost": "341000",
                "actual_fixed_cost": "145000",
            },
            expected={
                "volume_effect": "20000",
                "price_effect": "-22000",
                "cost_effect": "-11000",
                "fixed_effect": "-5000",
                "difference": "-18000",
            },
        ),
    ),
)
