"""From how many pieces on there is profit, and how much may be lost before it is gone."""

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
    key="break_even",
    area="calculate",
    concept="E7",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="price", unit=Unit.MONEY_EACH, is_open=True),
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
        Input(key="fixed_cost", unit=Unit.MONEY),
        Input(key="volume", unit=Unit.PIECES),
    ),
    steps=(
        Step("contribution", "price - unit_cost", Unit.MONEY_EACH),
        Step("contribution_share", "contribution / price", Unit.SHARE),
        Step(
            "break_even_volume",
            "fixed_cost / contribution",
            Unit.PIECES,
            refusals=(Refusal("contribution <= 0", "contribution_not_positive"),),
            is_result=True,
        ),
        Step("whole_pieces", "round_up(break_even_volume)", Unit.PIECES),
        Step(
            "break_even_revenue",
            "fixed_cost / contribution_share",
            Unit.MONEY,
            refusals=(Refusal("contribution <= 0", "contribution_not_positive"),),
            is_result=True,
        ),
        Step("revenue", "volume * price", Unit.MONEY),
        Step("whole_cost", "fixed_cost + volume * unit_cost", Unit.MONEY),
        Step("profit", "revenue - whole_cost", Unit.MONEY),
        Step("safety_volume", "volume - break_even_volume", Unit.PIECES),
        Step(
            "safety_share",
            "safety_volume / volume",
            Unit.SHARE,
            refusals=(Refusal("volume == 0", "no_volume"),),
            is_result=True,
        ),
    ),
    checks=(
        Check("break_even_volume * price", "break_even_revenue"),
        Check("break_even_volume * contribution", "fixed_cost"),
        Check("safety_volume * contribution", "profit"),
    ),
    conclusions=(
        Saying("never", "contribution <= 0"),
        Saying("safe", "safety_volume >= 0 and volume > 0"),
        Saying("short", "safety_volume < 0"),
        Saying("turns", "break_even_volume >= 0"),
    ),
    warnings=(Saying("thin", "safety_share >= 0 and safety_share < 0.1"),),
    pictures=(
        Curve(
            over="volume",
            start="0",
            end="max(volume, break_even_volume) * 1.5",
            values=("revenue", "whole_cost"),
            marks=("break_even_volume", "volume"),
        ),
    ),
    examples=(
        Example(
            source="E7",
            given={"price": "50", "unit_cost": "30", "fixed_cost": "140000", "volume": "10000"},
            expected={
                "break_even_volume": "7000",
                "whole_pieces": "7000",
                "break_even_revenue": "350000",
                "safety_share": ".30",
            },
        ),
        Example(
            source="qammunity 11760089",
            given={"price": "30", "unit_cost": "14.5", "fixed_cost": "13268", "volume": "1210"},
            expected={
                "contribution": "15.5",
                "contribution_share": ".516667",
                "break_even_volume": "856",
                "break_even_revenue": "25680",
                "profit": "5487",
            },
        ),
    ),
)
