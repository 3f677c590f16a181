"""A promotion afterwards: what it brought besides what would have been sold anyway.

Literature: less what other products of ours lost, and less what was only bought sooner.
"""

from decimal import Decimal

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

PROMOTION = {
    "weekly_volume": "2000",
    "weeks": "4",
    "price": "6.00",
    "unit_cost": "3.60",
    "cut": "0.15",
    "fee": "3000",
    "actual_volume": "14000",
}

CALCULATOR = Calculator(
    key="promotion_result",
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
        Input(key="actual_volume", unit=Unit.PIECES),
        Input(key="cannibalised_volume", unit=Unit.PIECES, is_optional=True),
        Input(key="cannibalised_contribution", unit=Unit.MONEY_EACH, is_optional=True),
        Input(key="forward_volume", unit=Unit.PIECES, is_optional=True),
    ),
    steps=(
        Step("base_volume", "weekly_volume * weeks", Unit.PIECES),
        Step("extra_volume", "actual_volume - base_volume", Unit.PIECES),
        Step(
            "uplift",
            "extra_volume / base_volume",
            Unit.SHARE,
            refusals=(Refusal("base_volume <= 0", "no_base"),),
        ),
        Step("contribution", "price - unit_cost", Unit.MONEY_EACH),
        Step("base_result", "base_volume * contribution", Unit.MONEY),
        Step("promotion_contribution", "price * (1 - cut) - unit_cost", Unit.MONEY_EACH),
        Step("promotion_result", "actual_volume * promotion_contribution - fee", Unit.MONEY),
        Step("incremental", "promotion_result - base_result", Unit.MONEY, is_result=True),
        Step("cannibalisation", "cannibalised_volume * cannibalised_contribution", Unit.MONEY),
        Step("forward_buying", "forward_volume * contribution", Unit.MONEY),
        Step("net", "incremental - cannibalisation - forward_buying", Unit.MONEY, is_result=True),
        Step("given_away", "base_volume * (contribution - promotion_contribution)", Unit.MONEY),
        Step("extra_contribution", "extra_volume * promotion_contribution", Unit.MONEY),
        Step("left", "base_result + net", Unit.MONEY),
    ),
    checks=(
        Check(
            "extra_contribution - given_away - fee - cannibalisation - forward_buying",
            "net",
        ),
    ),
    conclusions=(
        Saying("gained", "net > 0"),
        Saying("more_yet_loss", "net < 0 and extra_volume > 0"),
        Saying("lost", "net < 0"),
        Saying("even", "net == 0"),
    ),
    warnings=(
        Saying("loss_each", "promotion_contribution <= 0"),
        Saying("side_effects_open", "cannibalised_volume == 0 and forward_volume == 0"),
        Saying("turned", "incremental > 0 and net < 0"),
    ),
    pictures=(
        Bridge(
            (
                ("base_result", BarKind.TOTAL),
                ("given_away", BarKind.LESS),
                ("extra_contribution", BarKind.CHANGE),
                ("fee", BarKind.LESS),
                ("cannibalisation", BarKind.LESS),
                ("forward_buying", BarKind.LESS),
                ("left", BarKind.TOTAL),
            )
        ),
    ),
    examples=(
        Example(
            source="E12",
            given=PROMOTION,
            expected={"base_result": "19200", "uplift": ".75", "incremental": "-1200"},
        ),
        Example(
            source="E12",
            given={
                **PROMOTION,
                "cannibalised_volume": "800",
                "cannibalised_contribution": "2.00",
                "forward_volume": "1000",
            },
            expected={"incremental": "-1200", "net": "-5200"},
        ),
    ),
)
