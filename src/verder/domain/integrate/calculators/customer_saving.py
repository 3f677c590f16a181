"""What a yearly saving is worth to the customer now, and whether it earns its outlay back.

Literature: present value = x × (1 − (1 + d)^−T) ÷ d, paid at the end of each year.
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
    key="customer_saving",
    area="integrate",
    concept="C1",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="yearly_saving", unit=Unit.MONEY),
        Input(
            key="years",
            unit=Unit.YEARS,
            most=Decimal(50),
            is_open=True,
            slider=(Decimal(1), Decimal(10)),
        ),
        Input(
            key="discount",
            unit=Unit.SHARE,
            most=Decimal(1),
            is_optional=True,
            slider=(Decimal(0), Decimal("0.20")),
        ),
        Input(key="investment", unit=Unit.MONEY, is_optional=True),
    ),
    steps=(
        Step("total_saving", "yearly_saving * years", Unit.MONEY),
        Step(
            "years_factor",
            "if_(discount == 0, years, (1 - 1 / (1 + discount) ** years) / discount)",
            Unit.FACTOR,
        ),
        Step("present_value", "yearly_saving * years_factor", Unit.MONEY, is_result=True),
        Step("net_value", "present_value - investment", Unit.MONEY, is_result=True),
        Step(
            "payback",
            "investment / yearly_saving",
            Unit.YEARS,
            refusals=(Refusal("yearly_saving <= 0", "no_saving"),),
            is_result=True,
        ),
    ),
    checks=(
        Check(
            "present_value * (1 + discount) ** years * discount",
            "yearly_saving * ((1 + discount) ** years - 1)",
        ),
    ),
    conclusions=(
        Saying("only_value", "investment == 0"),
        Saying("pays", "net_value > 0"),
        Saying("pays_not", "net_value < 0"),
        Saying("even", "net_value == 0"),
    ),
    warnings=(
        Saying("no_discount", "discount == 0 and years > 1"),
        Saying("too_late", "payback > years"),
    ),
    pictures=(Curve(over="years", start="years / 20", end="years * 1.5", values=("net_value",)),),
    examples=(
        Example(
            source="C1",
            given={"yearly_saving": "12000", "years": "3", "discount": "0.08"},
            expected={"present_value": "30925.16"},
        ),
        Example(
            source="C1",
            given={
                "yearly_saving": "12000",
                "years": "3",
                "discount": "0.08",
                "investment": "24000",
            },
            expected={"net_value": "6925.16", "payback": "2"},
        ),
    ),
)
