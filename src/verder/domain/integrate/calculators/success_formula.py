"""What contacts bring: quantity × direction × quality × the contribution of an order.

Our own reading of "the success formula": R = N·d·q·v. The three factors are in the literature
(Mercuri); that they are multiplied is ours.
"""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Curve,
    Example,
    Input,
    Mark,
    Parts,
    Refusal,
    Saying,
    Step,
    Unit,
)

NOW = {"contacts": "400", "direction": "0.55", "quality": "0.20", "order_value": "9000"}


def _extra(key: str) -> Input:
    return Input(
        key=key,
        unit=Unit.SHARE,
        least=Decimal(-1),
        most=Decimal(10),
        is_optional=True,
        slider=(Decimal("-0.5"), Decimal("0.5")),
    )


CALCULATOR = Calculator(
    key="success_formula",
    area="integrate",
    concept="C4",
    mark=Mark.OWN,
    asked=(
        Input(key="contacts", unit=Unit.CONTACTS),
        Input(key="direction", unit=Unit.SHARE, most=Decimal(1)),
        Input(key="quality", unit=Unit.SHARE, most=Decimal(1)),
        Input(key="order_value", unit=Unit.MONEY, least=None),
        _extra("more_contacts"),
        _extra("more_direction"),
        _extra("more_quality"),
    ),
    steps=(
        Step("target_contacts", "contacts * direction", Unit.CONTACTS),
        Step("orders", "target_contacts * quality", Unit.ORDERS),
        Step("result", "orders * order_value", Unit.MONEY, is_result=True),
        Step(
            "contact_value",
            "result / contacts",
            Unit.MONEY,
            refusals=(Refusal("contacts == 0", "no_contacts"),),
        ),
        Step("new_contacts", "contacts * (1 + more_contacts)", Unit.CONTACTS),
        Step(
            "new_direction",
            "direction * (1 + more_direction)",
            Unit.SHARE,
            refusals=(Refusal("direction * (1 + more_direction) > 1", "above_all"),),
        ),
        Step(
            "new_quality",
            "quality * (1 + more_quality)",
            Unit.SHARE,
            refusals=(Refusal("quality * (1 + more_quality) > 1", "above_all"),),
        ),
        Step(
            "new_result",
            "new_contacts * new_direction * new_quality * order_value",
            Unit.MONEY,
            is_result=True,
        ),
        Step("extra_result", "new_result - result", Unit.MONEY, is_result=True),
        Step(
            "growth",
            "extra_result / result",
            Unit.SHARE,
            refusals=(Refusal("result == 0", "nothing_now"),),
        ),
    ),
    checks=(
        Check(
            "new_result",
            "result * (1 + more_contacts) * (1 + more_direction) * (1 + more_quality)",
        ),
    ),
    conclusions=(
        Saying("nothing", "result == 0"),
        Saying("more", "extra_result > 0"),
        Saying("less", "extra_result < 0"),
        Saying("now", "result != 0"),
    ),
    warnings=(Saying("loss_each", "order_value < 0"),),
    pictures=(
        Parts(("result", "new_result")),
        Curve(over="direction", start="0", end="1", values=("result",)),
    ),
    examples=(
        Example(source="C4", given=NOW, expected={"orders": "44", "result": "396000"}),
        Example(
            source="C4",
            given={**NOW, "more_contacts": ".1", "more_direction": ".1", "more_quality": ".1"},
            expected={"new_result": "527076", "growth": ".331"},
        ),
    ),
)
