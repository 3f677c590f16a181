"""Why the contribution changed, of products counted in different units: kilos, boxes, hours.

Literature: volume and mix are then measured in euros at the prices before, the standard prices.
"""

from verder.domain.calculate.mix_rows import (
    ADDS_UP,
    BRIDGE,
    CONTRIBUTION_BEFORE,
    PRICE_AND_COST,
    PRODUCTS,
    TOTALS,
    TWO_PRODUCTS,
    WARNINGS,
    conclusions,
    if_kept,
    mix_part,
    no_base,
)
from verder.domain.engines.calculators.card import (
    Calculator,
    Example,
    Mark,
    Refusal,
    RowBars,
    Step,
    Unit,
)

NO_SALES = no_base("sales_before")

CALCULATOR = Calculator(
    key="price_mix_money",
    area="calculate",
    concept="E11",
    mark=Mark.LITERATURE,
    asked=(PRODUCTS,),
    steps=(
        *TOTALS,
        Step(
            "products.kept_before",
            if_kept("products.volume_before * products.price_before"),
            Unit.MONEY,
        ),
        Step(
            "products.kept_after",
            if_kept("products.volume_after * products.price_before"),
            Unit.MONEY,
        ),
        Step("sales_before", "sum(products.kept_before)", Unit.MONEY),
        Step("sales_after", "sum(products.kept_after)", Unit.MONEY),
        Step(
            "products.contribution_share",
            if_kept(f"{CONTRIBUTION_BEFORE} / products.price_before"),
            Unit.SHARE,
            refusals=(
                Refusal(
                    "products.volume_before != 0 and products.volume_after != 0"
                    " and products.price_before == 0",
                    "no_standard_price",
                ),
            ),
        ),
        Step(
            "products.kept_contribution",
            "products.kept_before * products.contribution_share",
            Unit.MONEY,
        ),
        Step(
            "average_share",
            "sum(products.kept_contribution) / sales_before",
            Unit.SHARE,
            refusals=NO_SALES,
        ),
        Step(
            "volume_effect",
            "if_(sales_before > 0, (sales_after - sales_before) * average_share, quantity_effect)",
            Unit.MONEY,
            is_result=True,
        ),
        Step(
            "products.mix_effect",
            "(products.kept_after - sales_after * products.kept_before / sales_before)"
            " * products.contribution_share",
            Unit.MONEY,
            refusals=NO_SALES,
        ),
        Step(
            "mix_effect",
            "sum(products.mix_effect)",
            Unit.MONEY,
            refusals=NO_SALES,
            is_result=True,
        ),
        mix_part("sales_before"),
        *PRICE_AND_COST,
    ),
    checks=(ADDS_UP,),
    conclusions=conclusions("sales_before"),
    warnings=WARNINGS,
    pictures=(BRIDGE, RowBars("products.mix_effect")),
    examples=(
        Example(
            source="E11",
            given=TWO_PRODUCTS,
            expected={
                "before": "65000",
                "after": "65300",
                "volume_effect": "9750.00",
                "mix_effect": "-3750.00",
                "price_effect": "-2500",
                "cost_effect": "-3200",
                "difference": "300",
            },
        ),
    ),
)
