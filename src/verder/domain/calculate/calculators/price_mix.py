"""Why the contribution changed: volume, mix, price or cost.

Literature; products with different units belong in euros with a standard price.
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
    RowBars,
    Rows,
    Saying,
    Step,
    Unit,
)

NO_VOLUME = (Refusal("volume_before <= 0", "no_volume_before"),)

CALCULATOR = Calculator(
    key="price_mix",
    area="calculate",
    concept="E11",
    mark=Mark.LITERATURE,
    asked=(
        Rows(
            key="products",
            columns=(
                Input(key="name", unit=Unit.NAME),
                Input(key="volume_before", unit=Unit.PIECES, least=None, is_optional=True),
                Input(key="price_before", unit=Unit.MONEY_EACH, is_optional=True),
                Input(key="cost_before", unit=Unit.MONEY_EACH, is_optional=True),
                Input(key="volume_after", unit=Unit.PIECES, least=None, is_optional=True),
                Input(key="price_after", unit=Unit.MONEY_EACH, is_optional=True),
                Input(key="cost_after", unit=Unit.MONEY_EACH, is_optional=True),
            ),
        ),
    ),
    steps=(
        Step(
            "products.before",
            "products.volume_before * (products.price_before - products.cost_before)",
            Unit.MONEY,
        ),
        Step(
            "products.after",
            "products.volume_after * (products.price_after - products.cost_after)",
            Unit.MONEY,
        ),
        Step("before", "sum(products.before)", Unit.MONEY),
        Step("after", "sum(products.after)", Unit.MONEY),
        Step(
            "products.new",
            "if_(products.volume_before == 0, products.after, 0)",
            Unit.MONEY,
        ),
        Step(
            "products.lost",
            "if_(products.volume_after == 0, -products.before, 0)",
            Unit.MONEY,
        ),
        Step(
            "products.kept_before",
            "if_(products.volume_before == 0 or products.volume_after == 0, 0,"
            " products.volume_before)",
            Unit.PIECES,
        ),
        Step(
            "products.kept_after",
            "if_(products.volume_before == 0 or products.volume_after == 0, 0,"
            " products.volume_after)",
            Unit.PIECES,
        ),
        Step("volume_before", "sum(products.kept_before)", Unit.PIECES),
        Step("volume_after", "sum(products.kept_after)", Unit.PIECES),
        Step(
            "products.kept_contribution",
            "products.kept_before * (products.price_before - products.cost_before)",
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
            "(volume_after - volume_before) * average_contribution",
            Unit.MONEY,
            is_result=True,
        ),
        Step(
            "products.mix_effect",
            "(products.kept_after - volume_after * products.kept_before / volume_before)"
            " * (products.price_before - products.cost_before)",
            Unit.MONEY,
            refusals=NO_VOLUME,
        ),
        Step("mix_effect", "sum(products.mix_effect)", Unit.MONEY, is_result=True),
        Step(
            "products.price_effect",
            "products.kept_after * (products.price_after - products.price_before)",
            Unit.MONEY,
        ),
        Step("price_effect", "sum(products.price_effect)", Unit.MONEY, is_result=True),
        Step(
            "products.cost_effect",
            "products.kept_after * (products.cost_before - products.cost_after)",
            Unit.MONEY,
        ),
        Step("cost_effect", "sum(products.cost_effect)", Unit.MONEY, is_result=True),
        Step("new", "sum(products.new)", Unit.MONEY),
        Step("lost", "sum(products.lost)", Unit.MONEY),
        Step("difference", "after - before", Unit.MONEY, is_result=True),
    ),
    checks=(
        Check("volume_effect + mix_effect + price_effect + cost_effect + new + lost", "difference"),
    ),
    conclusions=(
        Saying("rose", "difference > 0"),
        Saying("fell", "difference < 0"),
        Saying("stayed", "difference == 0"),
    ),
    pictures=(
        Bridge(
            (
                ("before", BarKind.TOTAL),
                ("volume_effect", BarKind.CHANGE),
                ("mix_effect", BarKind.CHANGE),
                ("price_effect", BarKind.CHANGE),
                ("cost_effect", BarKind.CHANGE),
                ("new", BarKind.CHANGE),
                ("lost", BarKind.CHANGE),
                ("after", BarKind.TOTAL),
            )
        ),
        RowBars("products.mix_effect"),
    ),
    examples=(
        Example(
            source="E11",
            given={
                "products": (
                    {
                        "name": "X",
                        "volume_before": "1000",
                        "price_before": "100",
                        "cost_before": "60",
                        "volume_after": "900",
                        "price_after": "105",
                        "cost_after": "62",
                    },
                    {
                        "name": "Y",
                        "volume_before": "500",
                        "price_before": "200",
                        "cost_before": "150",
                        "volume_after": "700",
                        "price_after": "190",
                        "cost_after": "152",
                    },
                )
            },
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
