"""Which price gives the margin or the markup that is wanted; the two differ, and by how much."""

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
    key="price_for_margin",
    area="calculate",
    concept="E2",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="unit_cost", unit=Unit.MONEY_EACH, is_open=True),
        Input(
            key="share",
            unit=Unit.SHARE,
            least=Decimal(-1),
            most=Decimal(10),
            is_open=True,
            slider=(Decimal(0), Decimal("0.9")),
        ),
        Input(key="vat_share", unit=Unit.SHARE, most=Decimal(1), is_optional=True),
    ),
    steps=(
        Step(
            "price_for_margin",
            "unit_cost / (1 - share)",
            Unit.MONEY_EACH,
            refusals=(Refusal("share >= 1", "margin_whole"),),
            is_result=True,
        ),
        Step("price_for_markup", "unit_cost * (1 + share)", Unit.MONEY_EACH, is_result=True),
        Step("price_difference", "price_for_margin - price_for_markup", Unit.MONEY_EACH),
        Step("margin_with_vat", "price_for_margin * (1 + vat_share)", Unit.MONEY_EACH),
        Step("markup_with_vat", "price_for_markup * (1 + vat_share)", Unit.MONEY_EACH),
    ),
    checks=(
        Check("(price_for_margin - unit_cost) / price_for_margin", "share", Unit.SHARE),
        Check("(price_for_markup - unit_cost) / unit_cost", "share", Unit.SHARE),
    ),
    conclusions=(
        Saying("both", "price_difference >= 0"),
        Saying("markup_only", "price_for_markup > 0 and share >= 1"),
    ),
    warnings=(Saying("below_cost", "share < 0"),),
    pictures=(Parts(("unit_cost", "price_for_markup", "price_for_margin")),),
    examples=(
        Example(
            source="E2",
            given={"unit_cost": "80", "share": "0.40", "vat_share": "0.21"},
            expected={
                "price_for_margin": "133.33",
                "price_for_markup": "112.00",
                "price_difference": "21.33",
                "margin_with_vat": "161.33",
                "markup_with_vat": "135.52",
            },
        ),
    ),
)
