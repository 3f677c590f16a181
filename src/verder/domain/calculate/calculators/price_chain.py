"""From the price in the shop back to ours: without VAT, less what retailer and wholesaler keep."""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Calculator,
    Check,
    Example,
    Input,
    Mark,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="price_chain",
    area="calculate",
    concept="E2",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="consumer_price", unit=Unit.MONEY_EACH, is_open=True),
        Input(key="vat_share", unit=Unit.SHARE, most=Decimal(1), is_optional=True),
        Input(
            key="retailer_share",
            unit=Unit.SHARE,
            least=Decimal(-1),
            most=Decimal(1),
            is_open=True,
            slider=(Decimal(0), Decimal("0.6")),
        ),
        Input(
            key="wholesaler_share",
            unit=Unit.SHARE,
            least=Decimal(-1),
            most=Decimal(1),
            is_open=True,
            is_optional=True,
            slider=(Decimal(0), Decimal("0.4")),
        ),
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
    ),
    steps=(
        Step("shop_price", "consumer_price / (1 + vat_share)", Unit.MONEY_EACH),
        Step("vat", "consumer_price - shop_price", Unit.MONEY_EACH),
        Step("retailer_margin", "shop_price * retailer_share", Unit.MONEY_EACH),
        Step("wholesale_price", "shop_price - retailer_margin", Unit.MONEY_EACH),
        Step("wholesaler_margin", "wholesale_price * wholesaler_share", Unit.MONEY_EACH),
        Step("our_price", "wholesale_price - wholesaler_margin", Unit.MONEY_EACH, is_result=True),
        Step("price_part", "our_price / consumer_price", Unit.SHARE),
        Step("our_margin", "our_price - unit_cost", Unit.MONEY_EACH, is_result=True),
        Step("our_margin_share", "our_margin / our_price", Unit.SHARE),
    ),
    checks=(
        Check(
            "vat + retailer_margin + wholesaler_margin + our_price",
            "consumer_price",
            Unit.MONEY_EACH,
        ),
        Check(
            "our_price / (1 - wholesaler_share) / (1 - retailer_share) * (1 + vat_share)",
            "consumer_price",
            Unit.MONEY_EACH,
        ),
    ),
    conclusions=(
        Saying("earns", "our_margin > 0"),
        Saying("loses", "our_margin <= 0"),
        Saying("left", "our_price > 0"),
    ),
    pictures=(
        Bridge(
            (
                ("consumer_price", BarKind.TOTAL),
                ("vat", BarKind.LESS),
                ("retailer_margin", BarKind.LESS),
                ("wholesaler_margin", BarKind.LESS),
                ("our_price", BarKind.TOTAL),
            )
        ),
    ),
    examples=(
        Example(
            source="E2",
            given={
                "consumer_price": "2.42",
                "vat_share": "0.21",
                "retailer_share": "0.30",
                "wholesaler_share": "0.15",
                "unit_cost": "0.70",
            },
            expected={
                "shop_price": "2.00",
                "wholesale_price": "1.40",
                "our_price": "1.19",
                "our_margin": "0.49",
                "our_margin_share": ".4118",
            },
        ),
    ),
)
