"""What it costs or brings to make fewer or more pieces than the normal number."""

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
    key="capacity_result",
    area="calculate",
    concept="E8",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="fixed_cost", unit=Unit.MONEY),
        Input(key="normal_volume", unit=Unit.PIECES, is_open=True),
        Input(key="volume", unit=Unit.PIECES),
        Input(key="unit_cost", unit=Unit.MONEY_EACH, is_optional=True),
    ),
    steps=(
        Step("fixed_rate", "fixed_cost / normal_volume", Unit.MONEY_EACH, is_result=True),
        Step("full_unit_cost", "unit_cost + fixed_rate", Unit.MONEY_EACH),
        Step("volume_difference", "volume - normal_volume", Unit.PIECES),
        Step("capacity_result", "volume_difference * fixed_rate", Unit.MONEY, is_result=True),
        Step("charged", "volume * fixed_rate", Unit.MONEY),
        Step("used_share", "volume / normal_volume", Unit.SHARE),
    ),
    checks=(Check("charged - fixed_cost", "capacity_result"),),
    conclusions=(
        Saying("idle", "capacity_result < 0"),
        Saying("busy", "capacity_result > 0"),
        Saying("normal", "capacity_result == 0"),
    ),
    pictures=(
        Bridge(
            (
                ("fixed_cost", BarKind.TOTAL),
                ("capacity_result", BarKind.CHANGE),
                ("charged", BarKind.TOTAL),
            )
        ),
        Curve(
            over="volume",
            start="0",
            end="normal_volume * 1.3",
            values=("capacity_result",),
            marks=("normal_volume", "volume"),
        ),
    ),
    examples=(
        Example(
            source="E8",
            given={
                "fixed_cost": "96000",
                "normal_volume": "12000",
                "volume": "11000",
                "unit_cost": "24",
            },
            expected={
                "fixed_rate": "8",
                "full_unit_cost": "32",
                "capacity_result": "-8000",
                "used_share": ".9167",
            },
        ),
    ),
)
