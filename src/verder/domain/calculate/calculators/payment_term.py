"""What it costs to wait for the money: days outstanding at the rate that money costs."""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Curve,
    Example,
    Input,
    Mark,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="payment_term",
    area="calculate",
    concept="E3",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="amount", unit=Unit.MONEY),
        Input(key="days", unit=Unit.DAYS, most=Decimal(3650), slider=(Decimal(0), Decimal(120))),
        Input(
            key="interest_share",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal(0), Decimal("0.15")),
        ),
        Input(key="agreed_days", unit=Unit.DAYS, most=Decimal(3650), is_optional=True),
    ),
    steps=(
        Step("cost", "amount * days / 365 * interest_share", Unit.MONEY, is_result=True),
        Step("cost_share", "days / 365 * interest_share", Unit.SHARE, is_result=True),
        Step("outstanding", "amount * days / 365", Unit.MONEY),
        Step("cost_of_day", "amount / 365 * interest_share", Unit.MONEY),
        Step("late_days", "days - agreed_days", Unit.DAYS),
        Step("late_cost", "late_days * cost_of_day", Unit.MONEY),
    ),
    checks=(
        Check("outstanding * interest_share", "cost"),
        Check("late_cost + agreed_days * cost_of_day", "cost"),
    ),
    conclusions=(
        Saying("late", "late_days > 0 and agreed_days > 0"),
        Saying("early", "late_days < 0"),
        Saying("costs", "cost >= 0"),
    ),
    pictures=(
        Curve(over="days", start="0", end="max(90, days * 1.5)", values=("cost",), marks=("days",)),
    ),
    examples=(
        Example(
            source="E3",
            given={"amount": "180000", "days": "62", "interest_share": "0.08", "agreed_days": "30"},
            expected={
                "cost": "2446.03",
                "outstanding": "30575.34",
                "late_days": "32",
                "late_cost": "1262.47",
            },
        ),
    ),
)
