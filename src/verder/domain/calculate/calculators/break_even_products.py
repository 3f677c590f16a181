"""From how many pieces of several products on there is profit, sold in the mix of now."""

from verder.domain.engines.calculators.card import (
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

CALCULATOR = Calculator(
    key="break_even_products",
    area="calculate",
    concept="E7",
    mark=Mark.LITERATURE,
    asked=(
        Rows(
            key="products",
            columns=(
                Input(key="name", unit=Unit.NAME),
                Input(key="price", unit=Unit.MONEY_EACH),
                Input(key="unit_cost", unit=Unit.MONEY_EACH),
                Input(key="volume", unit=Unit.PIECES),
            ),
        ),
        Input(key="fixed_cost", unit=Unit.MONEY),
        Input(key="wanted_profit", unit=Unit.MONEY, is_optional=True),
    ),
    steps=(
        Step("products.revenue", "products.price * products.volume", Unit.MONEY),
        Step("products.contribution", "products.price - products.unit_cost", Unit.MONEY_EACH),
        Step("products.total", "products.contribution * products.volume", Unit.MONEY),
        Step("volume", "sum(products.volume)", Unit.PIECES),
        Step("revenue", "sum(products.revenue)", Unit.MONEY),
        Step("total_contribution", "sum(products.total)", Unit.MONEY),
        Step(
            "average_contribution",
            "total_contribution / volume",
            Unit.MONEY_EACH,
            refusals=(Refusal("volume == 0", "no_volume"),),
            is_result=True,
        ),
        Step(
            "needed_volume",
            "(fixed_cost + wanted_profit) / average_contribution",
            Unit.PIECES,
            refusals=(Refusal("average_contribution <= 0", "contribution_not_positive"),),
            is_result=True,
        ),
        Step("products.needed", "needed_volume * products.volume / volume", Unit.PIECES),
        Step("needed_revenue", "needed_volume * revenue / volume", Unit.MONEY, is_result=True),
        Step("profit", "total_contribution - fixed_cost", Unit.MONEY),
        Step("safety_share", "(volume - needed_volume) / volume", Unit.SHARE),
    ),
    checks=(
        Check("needed_volume * average_contribution - fixed_cost", "wanted_profit"),
        Check("needed_revenue * total_contribution / revenue", "fixed_cost + wanted_profit"),
    ),
    conclusions=(
        Saying("never", "average_contribution <= 0"),
        Saying("safe", "safety_share >= 0"),
        Saying("short", "safety_share < 0"),
    ),
    warnings=(Saying("loses_on_one", "smallest(products.contribution) < 0"),),
    pictures=(RowBars("products.contribution"), RowBars("products.needed")),
    examples=(
        Example(
            source="E7",
            given={
                "products": (
                    {"name": "X", "price": "100", "unit_cost": "60", "volume": "1000"},
                    {"name": "Y", "price": "200", "unit_cost": "150", "volume": "500"},
                ),
                "fixed_cost": "39000",
            },
            expected={
                "total_contribution": "65000",
                "average_contribution": "43.3333",
                "needed_volume": "900",
                "needed_revenue": "120000",
                "safety_share": ".40",
            },
        ),
    ),
)
