"""From the list price to what really stays: discounts on the invoice and off it, and the cost.

Invoice discounts come first, whatever the order of the rows; "running" is what is left at that
point, so that two discounts of 10 % after each other are 19 % and no 20 %.
"""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Calculator,
    Check,
    Choice,
    Example,
    Input,
    Mark,
    Refusal,
    Rows,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="price_waterfall",
    area="calculate",
    concept="E3",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="list_price", unit=Unit.MONEY_EACH, is_open=True),
        Rows(
            key="discounts",
            columns=(
                Input(key="name", unit=Unit.NAME),
                Choice("kind", ("invoice", "off_invoice")),
                Choice("base", ("list", "running", "invoice_price")),
                Input(key="share", unit=Unit.SHARE, most=Decimal(1), is_optional=True),
                Input(key="fixed_amount", unit=Unit.MONEY_EACH, is_optional=True),
            ),
        ),
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
    ),
    steps=(
        Step(
            "discounts.on_invoice",
            'above(discounts.on_invoice, list_price) - if_(discounts.kind == "invoice",'
            ' discounts.share * if_(discounts.base == "list", list_price,'
            " above(discounts.on_invoice, list_price))"
            " + discounts.fixed_amount, 0)",
            Unit.MONEY_EACH,
        ),
        Step(
            "discounts.from_invoice",
            "above(discounts.on_invoice, list_price) - discounts.on_invoice",
            Unit.MONEY_EACH,
        ),
        Step("invoice_discounts", "sum(discounts.from_invoice)", Unit.MONEY_EACH),
        Step("invoice_price", "list_price - invoice_discounts", Unit.MONEY_EACH, is_result=True),
        Step(
            "discounts.off_invoice",
            'above(discounts.off_invoice, invoice_price) - if_(discounts.kind == "off_invoice",'
            ' discounts.share * if_(discounts.base == "list", list_price,'
            ' if_(discounts.base == "invoice_price", invoice_price,'
            " above(discounts.off_invoice, invoice_price)))"
            " + discounts.fixed_amount, 0)",
            Unit.MONEY_EACH,
        ),
        Step(
            "discounts.after_invoice",
            "above(discounts.off_invoice, invoice_price) - discounts.off_invoice",
            Unit.MONEY_EACH,
        ),
        Step("off_invoice_discounts", "sum(discounts.after_invoice)", Unit.MONEY_EACH),
        Step(
            "pocket_price", "invoice_price - off_invoice_discounts", Unit.MONEY_EACH, is_result=True
        ),
        Step(
            "discounts.amount", "discounts.from_invoice + discounts.after_invoice", Unit.MONEY_EACH
        ),
        Step("given_share", "(list_price - pocket_price) / list_price", Unit.SHARE, is_result=True),
        Step("invoice_share", "invoice_discounts / list_price", Unit.SHARE),
        Step("pocket_margin", "pocket_price - unit_cost", Unit.MONEY_EACH, is_result=True),
        Step(
            "pocket_margin_share",
            "pocket_margin / pocket_price",
            Unit.SHARE,
            refusals=(Refusal("pocket_price <= 0", "pocket_empty"),),
        ),
    ),
    checks=(
        Check("pocket_price + sum(discounts.amount)", "list_price", Unit.MONEY_EACH),
        Check(
            "pocket_price + invoice_discounts + off_invoice_discounts",
            "list_price",
            Unit.MONEY_EACH,
        ),
    ),
    conclusions=(
        Saying("nothing_left", "pocket_price <= 0"),
        Saying("earns", "pocket_margin > 0"),
        Saying("loses", "pocket_margin <= 0"),
        Saying("left", "pocket_price > 0"),
    ),
    warnings=(
        Saying("above_list", "invoice_discounts + off_invoice_discounts > list_price"),
        Saying("mostly_hidden", "off_invoice_discounts > invoice_discounts and pocket_price > 0"),
    ),
    pictures=(
        Bridge(
            (
                ("list_price", BarKind.TOTAL),
                ("discounts.from_invoice", BarKind.LESS),
                ("invoice_price", BarKind.TOTAL),
                ("discounts.after_invoice", BarKind.LESS),
                ("pocket_price", BarKind.TOTAL),
                ("unit_cost", BarKind.LESS),
                ("pocket_margin", BarKind.TOTAL),
            )
        ),
    ),
    examples=(
        Example(
            source="E3",
            given={
                "list_price": "100",
                "discounts": (
                    {"name": "Basis", "kind": "invoice", "base": "list", "share": "0.12"},
                    {"name": "Volume", "kind": "invoice", "base": "list", "share": "0.03"},
                    {"name": "Cash", "kind": "invoice", "base": "list", "share": "0.02"},
                    {
                        "name": "Bonus",
                        "kind": "off_invoice",
                        "base": "list",
                        "share": "0.04",
                    },
                    {"name": "Transport", "kind": "off_invoice", "base": "list", "share": "0.03"},
                    {"name": "Promo", "kind": "off_invoice", "base": "list", "share": "0.02"},
                ),
                "unit_cost": "60",
            },
            expected={
                "invoice_price": "83",
                "pocket_price": "74",
                "given_share": ".26",
                "pocket_margin": "14",
            },
        ),
        Example(
            source="E3",
            given={
                "list_price": "100",
                "discounts": (
                    {
                        "name": "Transport",
                        "kind": "off_invoice",
                        "base": "running",
                        "fixed_amount": "2",
                    },
                    {"name": "Basis", "kind": "invoice", "base": "list", "share": "0.10"},
                    {
                        "name": "Promo",
                        "kind": "invoice",
                        "base": "running",
                        "share": "0.10",
                    },
                    {
                        "name": "Bonus",
                        "kind": "off_invoice",
                        "base": "invoice_price",
                        "share": "0.05",
                    },
                ),
                "unit_cost": "80",
            },
            expected={
                "invoice_price": "81",
                "pocket_price": "74.95",
                "invoice_share": ".19",
                "pocket_margin": "-5.05",
            },
        ),
    ),
)
