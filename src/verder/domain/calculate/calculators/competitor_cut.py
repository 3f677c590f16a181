"""A competitor cuts the price: how much volume may be lost before following is better.

Literature (Nagle, reactive price change): volume that may be lost = Δp ÷ contribution ratio.
"""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Curve,
    Example,
    Input,
    Mark,
    Parts,
    Refusal,
    Saying,
    Step,
    Unit,
)

NOTHING_LEFT = (Refusal("contribution <= 0", "loss_already"),)
BASE = {"price": "50", "unit_cost": "30", "volume": "10000"}

CALCULATOR = Calculator(
    key="competitor_cut",
    area="calculate",
    concept="E6",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="price", unit=Unit.MONEY_EACH, is_open=True),
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
        Input(key="volume", unit=Unit.PIECES, is_open=True),
        Input(
            key="cut",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal(0), Decimal("0.30")),
        ),
        Input(
            key="expected_loss",
            unit=Unit.SHARE,
            most=Decimal(1),
            is_optional=True,
            slider=(Decimal(0), Decimal("0.60")),
        ),
    ),
    steps=(
        Step("contribution", "price - unit_cost", Unit.MONEY_EACH),
        Step("contribution_share", "contribution / price", Unit.SHARE),
        Step("profit_now", "volume * contribution", Unit.MONEY),
        Step("followed_price", "price * (1 - cut)", Unit.MONEY_EACH),
        Step("profit_following", "volume * (followed_price - unit_cost)", Unit.MONEY),
        Step(
            "allowed_loss",
            "cut / contribution_share",
            Unit.SHARE,
            refusals=NOTHING_LEFT,
            is_result=True,
        ),
        Step("allowed_volume", "volume * allowed_loss", Unit.PIECES, is_result=True),
        Step("least_volume", "volume - allowed_volume", Unit.PIECES),
        Step("profit_holding", "volume * (1 - expected_loss) * contribution", Unit.MONEY),
        Step("holding_gain", "profit_holding - profit_following", Unit.MONEY),
    ),
    checks=(Check("least_volume * contribution", "profit_following"),),
    conclusions=(
        Saying("never_follow", "allowed_loss >= 1"),
        Saying("hold", "expected_loss > 0 and expected_loss < allowed_loss"),
        Saying("follow", "expected_loss > allowed_loss"),
        Saying("may_lose", "allowed_loss >= 0"),
    ),
    warnings=(
        Saying("loss_already", "contribution <= 0"),
        Saying("following_loses", "contribution > 0 and followed_price < unit_cost"),
    ),
    pictures=(
        Curve(over="cut", start="0", end="max(0.2, cut)", values=("allowed_loss",)),
        Parts(("profit_now", "profit_following", "profit_holding")),
    ),
    examples=(
        Example(
            source="E6",
            given={**BASE, "cut": "0.10"},
            expected={
                "contribution_share": ".40",
                "allowed_loss": ".25",
                "allowed_volume": "2500",
                "profit_following": "150000",
            },
        ),
        Example(
            source="E6",
            given={**BASE, "cut": "0.05", "expected_loss": "0.10"},
            expected={
                "allowed_loss": ".125",
                "least_volume": "8750",
                "profit_holding": "180000",
                "holding_gain": "5000",
            },
        ),
    ),
)
