"""What a discount for paying early is as a yearly rate, simple and with interest on interest."""

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
    key="early_payment",
    area="calculate",
    concept="E3",
    mark=Mark.LITERATURE,
    asked=(
        Input(
            key="discount_share",
            unit=Unit.SHARE,
            most=Decimal("0.5"),
            is_open=True,
            slider=(Decimal(0), Decimal("0.05")),
        ),
        Input(key="normal_days", unit=Unit.DAYS, most=Decimal(3650)),
        Input(key="early_days", unit=Unit.DAYS, most=Decimal(3650), is_optional=True),
        Input(key="interest_share", unit=Unit.SHARE, most=Decimal(1)),
    ),
    steps=(
        Step("days_earlier", "normal_days - early_days", Unit.DAYS),
        Step("cost_share", "discount_share / (1 - discount_share)", Unit.SHARE),
        Step(
            "simple_rate",
            "cost_share * 365 / days_earlier",
            Unit.SHARE,
            refusals=(Refusal("days_earlier <= 0", "not_earlier"),),
            is_result=True,
        ),
        Step(
            "effective_rate",
            "(1 + cost_share) ** (365 / days_earlier) - 1",
            Unit.SHARE,
            refusals=(
                Refusal("days_earlier <= 0", "not_earlier"),
                Refusal("days_earlier < 1", "less_than_a_day"),
            ),
            is_result=True,
        ),
        Step(
            "fair_discount",
            "interest_share * days_earlier / 365 / (1 + interest_share * days_earlier / 365)",
            Unit.SHARE,
            refusals=(Refusal("days_earlier <= 0", "not_earlier"),),
        ),
    ),
    checks=(Check("simple_rate * days_earlier / 365", "cost_share", Unit.SHARE),),
    conclusions=(
        Saying("dear", "simple_rate > interest_share"),
        Saying("cheap", "simple_rate <= interest_share"),
        Saying("rate", "simple_rate > 0"),
    ),
    pictures=(
        Curve(
            over="discount_share",
            start="0.005",
            end="0.05",
            values=("simple_rate", "effective_rate"),
            marks=("discount_share",),
        ),
    ),
    examples=(
        Example(
            source="E3",
            given={
                "discount_share": "0.02",
                "normal_days": "30",
                "early_days": "10",
                "interest_share": "0.08",
            },
            expected={
                "days_earlier": "20",
                "simple_rate": ".372449",
                "effective_rate": ".445853",
                "fair_discount": ".004364",
            },
        ),
    ),
)
