"""What is left of each piece to bear fixed cost and profit, and how profit moves with volume."""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
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
    key="contribution",
    area="calculate",
    concept="E4",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="price", unit=Unit.MONEY_EACH, is_open=True),
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
        Input(key="volume", unit=Unit.PIECES),
        Input(key="fixed_cost", unit=Unit.MONEY),
        Input(
            key="change",
            unit=Unit.SHARE,
            least=Decimal(-1),
            most=Decimal(10),
            is_optional=True,
            slider=(Decimal("-0.30"), Decimal("0.30")),
        ),
    ),
    steps=(
        Step("contribution", "price - unit_cost", Unit.MONEY_EACH, is_result=True),
        Step("contribution_share", "contribution / price", Unit.SHARE, is_result=True),
        Step("revenue", "volume * price", Unit.MONEY),
        Step("variable_cost", "volume * unit_cost", Unit.MONEY),
        Step("total_contribution", "volume * contribution", Unit.MONEY, is_result=True),
        Step("profit", "total_contribution - fixed_cost", Unit.MONEY, is_result=True),
        Step(
            "leverage",
            "total_contribution / profit",
            Unit.FACTOR,
            refusals=(Refusal("profit == 0", "no_profit"),),
        ),
        Step("new_profit", "volume * (1 + change) * contribution - fixed_cost", Unit.MONEY),
        Step("profit_change", "leverage * change", Unit.SHARE),
    ),
    checks=(
        Check("revenue - variable_cost - fixed_cost", "profit"),
        Check("profit * (1 + profit_change)", "new_profit"),
    ),
    conclusions=(
        Saying("nothing_left", "contribution <= 0"),
        Saying("earns_and_moves", "profit > 0 and change != 0"),
        Saying("earns", "profit > 0"),
        Saying("loses", "profit < 0"),
        Saying("even", "profit == 0"),
        Saying("piece", "contribution > 0"),
    ),
    warnings=(Saying("sensitive", "leverage > 5"),),
    pictures=(
        Bridge(
            (
                ("revenue", BarKind.TOTAL),
                ("variable_cost", BarKind.LESS),
                ("total_contribution", BarKind.TOTAL),
                ("fixed_cost", BarKind.LESS),
                ("profit", BarKind.TOTAL),
            )
        ),
        Curve(
            over="volume",
            start="0",
            end="volume * 2",
            values=("total_contribution", "profit"),
            marks=("volume",),
        ),
    ),
    examples=(
        Example(
            source="E4",
            given={
                "price": "50",
                "unit_cost": "30",
                "volume": "10000",
                "fixed_cost": "140000",
                "change": "0.10",
            },
            expected={
                "contribution": "20",
                "contribution_share": ".40",
                "total_contribution": "200000",
                "profit": "60000",
                "leverage": "3.333333",
                "new_profit": "80000",
                "profit_change": ".3333",
            },
        ),
        Example(
            source="qammunity 11760089",
            given={"price": "30", "unit_cost": "14.5", "volume": "1210", "fixed_cost": "13268"},
            expected={
                "revenue": "36300",
                "contribution": "15.5",
                "contribution_share": ".516667",
                "total_contribution": "18755",
                "profit": "5487",
            },
        ),
    ),
)
