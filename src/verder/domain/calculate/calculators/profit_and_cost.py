"""Costs told apart: variable or fixed, direct or indirect; the profit and what a piece costs."""

from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Calculator,
    Check,
    Choice,
    Example,
    Input,
    Mark,
    Refusal,
    RowBars,
    Rows,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="profit_and_cost",
    area="calculate",
    concept="E8",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="revenue", unit=Unit.MONEY),
        Input(key="volume", unit=Unit.PIECES),
        Input(key="normal_volume", unit=Unit.PIECES),
        Rows(
            key="costs",
            columns=(
                Input(key="name", unit=Unit.NAME),
                Choice("behaviour", ("variable", "fixed")),
                Choice("tracing", ("direct", "indirect")),
                Choice("purpose", ("production", "selling", "other")),
                Input(key="amount", unit=Unit.MONEY),
            ),
        ),
    ),
    steps=(
        Step("costs.variable", 'if_(costs.behaviour == "variable", costs.amount, 0)', Unit.MONEY),
        Step("costs.direct", 'if_(costs.tracing == "direct", costs.amount, 0)', Unit.MONEY),
        Step("costs.selling", 'if_(costs.purpose == "selling", costs.amount, 0)', Unit.MONEY),
        Step("whole_cost", "sum(costs.amount)", Unit.MONEY),
        Step("variable_cost", "sum(costs.variable)", Unit.MONEY),
        Step("fixed_cost", "whole_cost - variable_cost", Unit.MONEY),
        Step("direct_cost", "sum(costs.direct)", Unit.MONEY),
        Step("indirect_cost", "whole_cost - direct_cost", Unit.MONEY),
        Step("contribution", "revenue - variable_cost", Unit.MONEY, is_result=True),
        Step("profit", "contribution - fixed_cost", Unit.MONEY, is_result=True),
        Step("direct_margin", "revenue - direct_cost", Unit.MONEY),
        Step(
            "profit_share",
            "profit / revenue",
            Unit.SHARE,
            refusals=(Refusal("revenue == 0", "no_revenue"),),
        ),
        Step(
            "selling_share",
            "sum(costs.selling) / revenue",
            Unit.SHARE,
            refusals=(Refusal("revenue == 0", "no_revenue"),),
        ),
        Step(
            "unit_cost",
            "variable_cost / volume",
            Unit.MONEY_EACH,
            refusals=(Refusal("volume == 0", "no_volume"),),
        ),
        Step(
            "fixed_rate",
            "fixed_cost / normal_volume",
            Unit.MONEY_EACH,
            refusals=(Refusal("normal_volume == 0", "no_normal_volume"),),
        ),
        Step("full_unit_cost", "unit_cost + fixed_rate", Unit.MONEY_EACH, is_result=True),
    ),
    checks=(
        Check("direct_margin - indirect_cost", "profit"),
        Check("revenue - whole_cost", "profit"),
    ),
    conclusions=(
        Saying("earns", "profit > 0"),
        Saying("loses", "profit < 0 and contribution >= 0"),
        Saying("loses_on_each", "contribution < 0"),
        Saying("even", "profit == 0"),
    ),
    warnings=(Saying("below_normal", "volume < normal_volume"),),
    pictures=(
        Bridge(
            (
                ("revenue", BarKind.TOTAL),
                ("variable_cost", BarKind.LESS),
                ("contribution", BarKind.TOTAL),
                ("fixed_cost", BarKind.LESS),
                ("profit", BarKind.TOTAL),
            )
        ),
        RowBars("costs.amount"),
    ),
    examples=(
        Example(
            source="E8",
            given={
                "revenue": "500000",
                "volume": "10000",
                "normal_volume": "12000",
                "costs": (
                    {
                        "name": "Product",
                        "behaviour": "variable",
                        "tracing": "direct",
                        "purpose": "production",
                        "amount": "240000",
                    },
                    {
                        "name": "Transport",
                        "behaviour": "variable",
                        "tracing": "direct",
                        "purpose": "selling",
                        "amount": "60000",
                    },
                    {
                        "name": "Atelier",
                        "behaviour": "fixed",
                        "tracing": "indirect",
                        "purpose": "production",
                        "amount": "96000",
                    },
                    {
                        "name": "Sales",
                        "behaviour": "fixed",
                        "tracing": "indirect",
                        "purpose": "selling",
                        "amount": "44000",
                    },
                ),
            },
            expected={
                "contribution": "200000",
                "profit": "60000",
                "profit_share": ".12",
                "selling_share": ".208",
                "unit_cost": "30.00",
                "fixed_rate": "11.67",
                "full_unit_cost": "41.67",
            },
        ),
    ),
)
