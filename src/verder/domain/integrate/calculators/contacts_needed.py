"""How many contacts a target takes: the success formula read from the result backwards.

Our own reading: N = target ÷ (d·q·v).
"""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Curve,
    Example,
    Input,
    Mark,
    Refusal,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="contacts_needed",
    area="integrate",
    concept="C4",
    mark=Mark.OWN,
    asked=(
        Input(key="target", unit=Unit.MONEY),
        Input(key="order_value", unit=Unit.MONEY),
        Input(
            key="quality",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal("0.05"), Decimal("0.60")),
        ),
        Input(
            key="direction",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal("0.20"), Decimal(1)),
        ),
        Input(key="weeks", unit=Unit.WEEKS, most=Decimal(53), is_optional=True),
    ),
    steps=(
        Step(
            "orders",
            "target / order_value",
            Unit.ORDERS,
            refusals=(Refusal("order_value <= 0", "no_order_value"),),
        ),
        Step(
            "target_contacts",
            "orders / quality",
            Unit.CONTACTS,
            refusals=(Refusal("quality <= 0", "no_order_ever"),),
        ),
        Step(
            "contacts",
            "target_contacts / direction",
            Unit.CONTACTS,
            refusals=(Refusal("direction <= 0", "never_the_right_ones"),),
            is_result=True,
        ),
        Step(
            "weekly",
            "contacts / weeks",
            Unit.CONTACTS,
            refusals=(Refusal("weeks == 0", "no_weeks"),),
            is_result=True,
        ),
    ),
    checks=(Check("contacts * direction * quality * order_value", "target"),),
    conclusions=(Saying("a_week", "weekly >= 0"), Saying("a_year", "contacts >= 0")),
    warnings=(Saying("half_missed", "direction > 0 and direction < 0.5"),),
    pictures=(Curve(over="quality", start="0.05", end="0.6", values=("contacts",)),),
    examples=(
        Example(
            source="C4",
            given={
                "target": "396000",
                "order_value": "9000",
                "quality": "0.20",
                "direction": "0.55",
                "weeks": "40",
            },
            expected={"orders": "44", "target_contacts": "220", "contacts": "400", "weekly": "10"},
        ),
    ),
)
