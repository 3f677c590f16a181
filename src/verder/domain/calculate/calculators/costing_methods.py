"""The profit twice: fixed production cost straight to the result, or carried along in the stock."""

from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Calculator,
    Check,
    Curve,
    Example,
    Input,
    Mark,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="costing_methods",
    area="calculate",
    concept="E9",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="price", unit=Unit.MONEY_EACH),
        Input(key="unit_production_cost", unit=Unit.MONEY_EACH),
        Input(key="unit_selling_cost", unit=Unit.MONEY_EACH, is_optional=True),
        Input(key="fixed_production_cost", unit=Unit.MONEY),
        Input(key="fixed_selling_cost", unit=Unit.MONEY, is_optional=True),
        Input(key="normal_volume", unit=Unit.PIECES, is_open=True),
        Input(key="produced", unit=Unit.PIECES),
        Input(key="sold", unit=Unit.PIECES),
    ),
    steps=(
        Step("fixed_rate", "fixed_production_cost / normal_volume", Unit.MONEY_EACH),
        Step("full_unit_cost", "unit_production_cost + fixed_rate", Unit.MONEY_EACH),
        Step("stock_change", "produced - sold", Unit.PIECES),
        Step(
            "contribution", "sold * (price - unit_production_cost - unit_selling_cost)", Unit.MONEY
        ),
        Step(
            "direct_profit",
            "contribution - fixed_production_cost - fixed_selling_cost",
            Unit.MONEY,
            is_result=True,
        ),
        Step("gross_result", "sold * (price - full_unit_cost)", Unit.MONEY),
        Step("selling_cost", "sold * unit_selling_cost + fixed_selling_cost", Unit.MONEY),
        Step("capacity_result", "(produced - normal_volume) * fixed_rate", Unit.MONEY),
        Step(
            "absorption_profit",
            "gross_result - selling_cost + capacity_result",
            Unit.MONEY,
            is_result=True,
        ),
        Step("in_stock", "stock_change * fixed_rate", Unit.MONEY),
        Step("difference", "absorption_profit - direct_profit", Unit.MONEY, is_result=True),
    ),
    checks=(
        Check("in_stock", "difference"),
        Check(
            "sold * price - produced * unit_production_cost - fixed_production_cost - selling_cost"
            " + stock_change * full_unit_cost",
            "absorption_profit",
        ),
    ),
    conclusions=(
        Saying("stock_rose", "stock_change > 0"),
        Saying("stock_fell", "stock_change < 0"),
        Saying("same", "stock_change == 0"),
    ),
    warnings=(Saying("idle", "capacity_result < 0"), Saying("from_stock", "stock_change < 0")),
    pictures=(
        Bridge(
            (
                ("direct_profit", BarKind.TOTAL),
                ("in_stock", BarKind.CHANGE),
                ("absorption_profit", BarKind.TOTAL),
            )
        ),
        Curve(
            over="produced",
            start="sold * 0.8",
            end="sold * 1.4",
            values=("direct_profit", "absorption_profit"),
            marks=("sold", "produced"),
        ),
    ),
    examples=(
        Example(
            source="E9",
            given={
                "price": "50",
                "unit_production_cost": "24",
                "unit_selling_cost": "6",
                "fixed_production_cost": "96000",
                "fixed_selling_cost": "44000",
                "normal_volume": "12000",
                "produced": "12000",
                "sold": "10000",
            },
            expected={
                "direct_profit": "60000",
                "absorption_profit": "76000",
                "difference": "16000",
                "capacity_result": "0",
            },
        ),
        Example(
            source="E9",
            given={
                "price": "50",
                "unit_production_cost": "24",
                "unit_selling_cost": "6",
                "fixed_production_cost": "96000",
                "fixed_selling_cost": "44000",
                "normal_volume": "12000",
                "produced": "11000",
                "sold": "10000",
            },
            expected={
                "direct_profit": "60000",
                "absorption_profit": "68000",
                "difference": "8000",
                "capacity_result": "-8000",
            },
        ),
    ),
)
