"""How much must be sold for a profit that is wanted, before tax or after it."""

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
    key="target_profit",
    area="calculate",
    concept="E7",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="price", unit=Unit.MONEY_EACH, is_open=True),
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
        Input(key="fixed_cost", unit=Unit.MONEY),
        Input(key="wanted_profit", unit=Unit.MONEY, slider=(Decimal(0), Decimal(500000))),
        Input(key="tax_share", unit=Unit.SHARE, most=Decimal(1), is_open=True, is_optional=True),
    ),
    steps=(
        Step("contribution", "price - unit_cost", Unit.MONEY_EACH),
        Step("profit_before_tax", "wanted_profit / (1 - tax_share)", Unit.MONEY),
        Step("needed", "fixed_cost + profit_before_tax", Unit.MONEY),
        Step(
            "needed_volume",
            "needed / contribution",
            Unit.PIECES,
            refusals=(Refusal("contribution <= 0", "contribution_not_positive"),),
            is_result=True,
        ),
        Step("whole_pieces", "round_up(needed_volume)", Unit.PIECES),
        Step("needed_revenue", "needed_volume * price", Unit.MONEY, is_result=True),
        Step(
            "break_even_volume",
            "fixed_cost / contribution",
            Unit.PIECES,
            refusals=(Refusal("contribution <= 0", "contribution_not_positive"),),
        ),
        Step("volume_above", "needed_volume - break_even_volume", Unit.PIECES),
    ),
    checks=(
        Check("(needed_volume * contribution - fixed_cost) * (1 - tax_share)", "wanted_profit"),
        Check("break_even_volume + profit_before_tax / contribution", "needed_volume", Unit.PIECES),
    ),
    conclusions=(Saying("never", "contribution <= 0"), Saying("takes", "needed_volume >= 0")),
    pictures=(
        Curve(
            over="wanted_profit",
            start="0",
            end="max(wanted_profit, fixed_cost) * 2",
            values=("needed_volume",),
            marks=("wanted_profit",),
        ),
    ),
    examples=(
        Example(
            source="E7",
            given={
                "price": "50",
                "unit_cost": "30",
                "fixed_cost": "140000",
                "wanted_profit": "80000",
            },
            expected={
                "needed_volume": "11000",
                "needed_revenue": "550000",
                "break_even_volume": "7000",
            },
        ),
        Example(
            source="qammunity 11760089",
            given={
                "price": "30",
                "unit_cost": "14.5",
                "fixed_cost": "13268",
                "wanted_profit": "21000",
            },
            expected={"needed_volume": "2210.83871", "whole_pieces": "2211"},
        ),
    ),
)
