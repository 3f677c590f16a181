"""What is left of a price: margin on the price, and markup on the cost.

French texts say "taux de marque" for the share of the price, "taux de marge" for that of the cost.
"""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Example,
    Input,
    Mark,
    Parts,
    Refusal,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="margin",
    area="calculate",
    concept="E2",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
        Input(key="price", unit=Unit.MONEY_EACH),
        Input(key="vat_share", unit=Unit.SHARE, most=Decimal(1), is_optional=True),
    ),
    steps=(
        Step("margin", "price - unit_cost", Unit.MONEY_EACH, is_result=True),
        Step(
            "margin_share",
            "margin / price",
            Unit.SHARE,
            refusals=(Refusal("price == 0", "no_price"),),
            is_result=True,
        ),
        Step(
            "markup_share",
            "margin / unit_cost",
            Unit.SHARE,
            refusals=(Refusal("unit_cost == 0", "no_cost"),),
            is_result=True,
        ),
        Step("price_with_vat", "price * (1 + vat_share)", Unit.MONEY_EACH),
    ),
    checks=(
        Check("markup_share / (1 + markup_share)", "margin_share", Unit.SHARE),
        Check("unit_cost / (1 - margin_share)", "price", Unit.MONEY_EACH),
    ),
    conclusions=(
        Saying("earns", "margin > 0 and unit_cost > 0"),
        Saying("earns_all", "margin > 0"),
        Saying("loses", "margin < 0"),
        Saying("even", "margin == 0"),
    ),
    pictures=(Parts(("unit_cost", "margin"), is_whole=True),),
    examples=(
        Example(
            source="E2",
            given={"unit_cost": "80", "price": "125", "vat_share": "0.21"},
            expected={
                "margin": "45",
                "margin_share": ".36",
                "markup_share": ".5625",
                "price_with_vat": "151.25",
            },
        ),
        Example(
            source="E2",
            given={"unit_cost": "10", "price": "8"},
            expected={"margin": "-2", "margin_share": "-.25", "markup_share": "-.2"},
        ),
    ),
)
