"""Why the revenue changed: more pieces, or another price.

Literature: volume at the price before, price at the volume after, so that both make the whole.
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

CALCULATOR = Calculator(
    key="revenue_change",
    area="calculate",
    concept="E10",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="volume_before", unit=Unit.PIECES),
        Input(key="price_before", unit=Unit.MONEY_EACH),
        Input(key="volume_after", unit=Unit.PIECES, least=None),
        Input(key="price_after", unit=Unit.MONEY_EACH),
    ),
    steps=(
        Step("revenue_before", "volume_before * price_before", Unit.MONEY),
        Step("revenue_after", "volume_after * price_after", Unit.MONEY),
        Step(
            "volume_effect",
            "(volume_after - volume_before) * price_before",
            Unit.MONEY,
            is_result=True,
        ),
        Step(
            "price_effect",
            "(price_after - price_before) * volume_after",
            Unit.MONEY,
            is_result=True,
        ),
        Step("difference", "revenue_after - revenue_before", Unit.MONEY, is_result=True),
        Step(
            "change",
            "difference / revenue_before",
            Unit.SHARE,
            refusals=(Refusal("revenue_before == 0", "no_revenue_before"),),
        ),
    ),
    checks=(Check("volume_effect + price_effect", "difference"),),
    conclusions=(
        Saying("rose", "difference > 0"),
        Saying("fell", "difference < 0"),
        Saying("stayed", "difference == 0"),
    ),
    warnings=(
        Saying("only_price", "volume_effect < 0 and price_effect > 0"),
        Saying("only_volume", "volume_effect > 0 and price_effect < 0"),
    ),
    pictures=(
        Bridge(
            (
                ("revenue_before", BarKind.TOTAL),
                ("volume_effect", BarKind.CHANGE),
                ("price_effect", BarKind.CHANGE),
                ("revenue_after", BarKind.TOTAL),
            )
        ),
    ),
    examples=(
        Example(
            source="CollegeHive notes, Sales and sales mix variance: book publisher",
            given={
                "volume_before": "4000",
                "price_before": "300",
                "volume_after": "3600",
                "price_after": "260",
            },
            expected={
                "difference": "-264000",
                "price_effect": "-144000",
                "volume_effect": "-120000",
            },
        ),
    ),
)
