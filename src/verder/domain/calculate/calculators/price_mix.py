"""Why the contribution changed: volume, mix, price or cost, of products counted alike.

Literature; products in different units belong in euros: see `price_mix_money`.
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
    RowBars,
    Step,
    Unit,
)

NO_VOLUME = no_base("volume_before")

CALCULATOR = Calculator(
    key="price_mix",
    area="calculate",
    concept="E11",
    mark=Mark.LITERATURE,
    asked=(PRODUCTS,),
    steps=(
        *TOTALS,
        Step("products.kept_before", if_kept("products.volume_before"), Unit.PIECES),
        Step("products.kept_after", if_kept("products.volume_after"), Unit.PIECES),
        Step("volume_before", "sum(products.kept_before)", Unit.PIECES),
        Step("volume_after", "sum(products.kept_after)", Unit.PIECES),
        Step(
            "products.kept_contribution",
            f"products.kept_before * {CONTRIBUTION_BEFORE}",
            Unit.MONEY,
        ),
        Step(
            "average_contribution",
            "sum(products.kept_contribution) / volume_before",
            Unit.MONEY_EACH,
            refusals=NO_VOLUME,
        ),
        Step(
            "volume_effect",
            "if_(volume_before > 0, (volume_after - volume_before) * average_contribution,"
            " quantity_effect)",
            Unit.MONEY,
            is_result=True,
        ),
        Step(
            "products.mix_effect",
            "(products.kept_after - volume_after * products.kept_before / volume_before)"
            f" * {CONTRIBUTION_BEFORE}",
            Unit.MONEY,
            refusals=NO_VOLUME,
        ),
        Step(
            "mix_effect",
            "sum(products.mix_effect)",
            Unit.MONEY,
            refusals=NO_VOLUME,
            is_result=True,
        ),
        mix_part("volume_before"),
        *PRICE_AND_COST,
    ),
    checks=(ADDS_UP,),
    conclusions=conclusions("volume_before"),
    warnings=WARNINGS,
    pictures=(BRIDGE, RowBars("products.mix_effect")),
    examples=(
        Example(
            source="E11",
            given=TWO_PRODUCTS,
            expected={
                "before": "65000",
                "after": "65300",
                "volume_effect": "4333.33",
                "mix_effect": "1666.67",
                "price_effect": "-2500",
                "cost_effect": "-3200",
                "difference": "300",
            },
        ),
    ),
)
