"""What every split of a contribution over products has in common: its rows and most of its steps.

A product that was sold in one of the two periods only is new or lost. It stands apart as a whole,
so that volume, mix, price and cost speak of the products that were there both times.
"""

from typing import Final

from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Check,
    Given,
    Input,
    Refusal,
    Rows,
    Saying,
    Step,
    Unit,
)

PRODUCTS: Final = Rows(
    key="products",
    columns=(
        Input(key="name", unit=Unit.NAME, is_optional=True),
        Input(key="volume_before", unit=Unit.PIECES, least=None, is_optional=True),
        Input(key="price_before", unit=Unit.MONEY_EACH, is_optional=True),
        Input(key="cost_before", unit=Unit.MONEY_EACH, is_optional=True),
        Input(key="volume_after", unit=Unit.PIECES, least=None, is_optional=True),
        Input(key="price_after", unit=Unit.MONEY_EACH, is_optional=True),
        Input(key="cost_after", unit=Unit.MONEY_EACH, is_optional=True),
    ),
)
NOT_KEPT: Final = "products.volume_before == 0 or products.volume_after == 0"
CONTRIBUTION_BEFORE: Final = "(products.price_before - products.cost_before)"


def if_kept(formula: str) -> str:
    """Return the formula for products that were sold both times, and nought for the others."""
    return f"if_({NOT_KEPT}, 0, {formula})"


TOTALS: Final = (
    Step("products.before", f"products.volume_before * {CONTRIBUTION_BEFORE}", Unit.MONEY),
    Step(
        "products.after",
        "products.volume_after * (products.price_after - products.cost_after)",
        Unit.MONEY,
    ),
    Step("before", "sum(products.before)", Unit.MONEY),
    Step("after", "sum(products.after)", Unit.MONEY),
    Step(
        "products.quantity_effect",
        if_kept(
            f"(products.volume_after - products.volume_before) * {CONTRIBUTION_BEFORE}",
        ),
        Unit.MONEY,
    ),
    Step("quantity_effect", "sum(products.quantity_effect)", Unit.MONEY),
)
"""Both periods, and what other quantities bring or cost: volume and mix together."""

PRICE_AND_COST: Final = (
    Step(
        "products.price_effect",
        if_kept("products.volume_after * (products.price_after - products.price_before)"),
        Unit.MONEY,
    ),
    Step("price_effect", "sum(products.price_effect)", Unit.MONEY, is_result=True),
    Step(
        "products.cost_effect",
        if_kept("products.volume_after * (products.cost_before - products.cost_after)"),
        Unit.MONEY,
    ),
    Step("cost_effect", "sum(products.cost_effect)", Unit.MONEY, is_result=True),
    Step("products.new", "if_(products.volume_before == 0, products.after, 0)", Unit.MONEY),
    Step("new", "sum(products.new)", Unit.MONEY),
    Step("products.lost", "if_(products.volume_after == 0, -products.before, 0)", Unit.MONEY),
    Step("lost", "sum(products.lost)", Unit.MONEY),
    Step("difference", "after - before", Unit.MONEY, is_result=True),
    Step(
        "products.lowest_price",
        f"if_({NOT_KEPT}, max(products.price_before, products.price_after),"
        " min(products.price_before, products.price_after))",
        Unit.MONEY_EACH,
    ),
)
WARNINGS: Final = (
    Saying("price_left_out", "smallest(products.lowest_price) == 0"),
    Saying("bought_volume", "quantity_effect > 0 and price_effect < 0"),
)


def conclusions(base: str) -> tuple[Saying, ...]:
    """Return what follows; where no product was sold both times there is only new and lost."""
    return (
        Saying("nothing_kept", f"{base} == 0"),
        Saying("rose", "difference > 0"),
        Saying("fell", "difference < 0"),
        Saying("stayed", "difference == 0"),
    )


ADDS_UP: Final = Check(
    "volume_effect + mix_part + price_effect + cost_effect + new + lost", "difference"
)


def mix_part(base: str) -> Step:
    """Return what of the difference is mix: nought where there was nothing to be mixed."""
    return Step("mix_part", f"if_({base} > 0, mix_effect, 0)", Unit.MONEY)


def no_base(base: str) -> tuple[Refusal, ...]:
    """Return the refusal of what needs shares of a volume before."""
    return (Refusal(f"{base} <= 0", "no_volume_before"),)


BRIDGE: Final = Bridge(
    (
        ("before", BarKind.TOTAL),
        ("volume_effect", BarKind.CHANGE),
        ("mix_part", BarKind.CHANGE),
        ("price_effect", BarKind.CHANGE),
        ("cost_effect", BarKind.CHANGE),
        ("new", BarKind.CHANGE),
        ("lost", BarKind.CHANGE),
        ("after", BarKind.TOTAL),
    )
)
TWO_PRODUCTS: Final[Given] = {
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
}
"""The worked example of this method."""
