"""A small calculator to practise with."""

from decimal import Decimal
from typing import Final

from verder.domain.engines.calculators.card import (
    Calculator,
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

BREAK_EVEN: Final = Calculator(
    key="break_even",
    area="calculate",
    concept="E7",
    mark=Mark.OWN,
    asked=(
        Choice("kind", ("plain", "fancy")),
        Input(key="price", unit=Unit.MONEY_EACH),
        Input(key="cost", unit=Unit.MONEY_EACH),
        Input(key="fixed", unit=Unit.MONEY),
        Input(key="growth", unit=Unit.SHARE, least=Decimal(-1)),
        Input(key="people", unit=Unit.PEOPLE, is_optional=True),
        Input(key="vat_share", unit=Unit.SHARE),
    ),
    steps=(
        Step("contribution", "price - cost", Unit.MONEY_EACH),
        Step(
            "volume",
            "fixed / contribution",
            Unit.PIECES,
            refusals=(Refusal("contribution <= 0", "contribution_not_positive"),),
            is_result=True,
        ),
        Step("revenue", "volume * price", Unit.MONEY, is_result=True),
        Step("loss", "-fixed", Unit.MONEY, is_result=True),
    ),
    conclusions=(Saying("much", "volume > 5000"), Saying("little", "volume <= 5000")),
    warnings=(Saying("thin", "contribution < 2"),),
    examples=(
        Example(
            source="E7",
            given={
                "kind": "plain",
                "price": "50",
                "cost": "30",
                "fixed": "140000",
                "growth": "0.30",
                "people": "4",
                "vat_share": "0.21",
            },
            expected={"volume": "7000"},
        ),
    ),
)
ROWS: Final = Calculator(
    key="rows",
    area="calculate",
    concept="E11",
    mark=Mark.OWN,
    asked=(
        Rows(
            key="products",
            columns=(
                Input(key="name", unit=Unit.NAME),
                Input(key="volume", unit=Unit.PIECES),
                Input(key="price", unit=Unit.MONEY_EACH),
                Input(key="hours", unit=Unit.HOURS),
            ),
        ),
    ),
    steps=(
        Step("products.revenue", "products.volume * products.price", Unit.MONEY),
        Step("total", "sum(products.revenue)", Unit.MONEY, is_result=True),
    ),
    conclusions=(Saying("always"),),
    examples=(
        Example(
            source="E11",
            given={
                "products": (
                    {"name": "X", "volume": "1000", "price": "2.40", "hours": "2.5"},
                    {"name": "Y", "volume": "0", "price": "0.60", "hours": "3"},
                )
            },
            expected={"total": "2400"},
        ),
    ),
)
TIGHT: Final = Calculator(
    key="tight",
    area="calculate",
    concept="E7",
    mark=Mark.OWN,
    asked=(Input(key="share", unit=Unit.SHARE, least=Decimal("0.5"), most=Decimal("0.5")),),
    steps=(Step("same", "share", Unit.SHARE, is_result=True),),
    examples=(Example(source="E7", given={"share": "0.5"}, expected={"same": "0.5"}),),
)
HOPELESS: Final = Calculator(
    key="hopeless",
    area="calculate",
    concept="E7",
    mark=Mark.OWN,
    asked=(Input(key="amount", unit=Unit.MONEY),),
    steps=(Step("broken", "amount / 0", Unit.MONEY, is_result=True),),
    examples=(Example(source="E7", given={"amount": "100"}, expected={}),),
)
EDGE: Final = Calculator(
    key="edge",
    area="calculate",
    concept="E7",
    mark=Mark.OWN,
    asked=(Input(key="amount", unit=Unit.MONEY),),
    steps=(
        Step(
            "twice",
            "amount + amount",
            Unit.MONEY,
            refusals=(Refusal("amount > 100", "too_large"),),
            is_result=True,
        ),
    ),
    examples=(Example(source="E7", given={"amount": "100"}, expected={"twice": "200"}),),
)
