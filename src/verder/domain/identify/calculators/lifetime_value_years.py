"""What a customer is worth over so many years, with growth, and when the cost of winning is back.

Literature: the sum of m·(1 + g)^t·r^t ÷ (1 + d)^t; each year is the one before times the same.
"""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Choice,
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


def _value(factor: str) -> str:
    """Return the formula of the value, when each year is the one before times a factor."""
    return (
        f"margin * if_(first == 'later', {factor}, 1)"
        f" * if_({factor} == 1, years, (1 - {factor} ** years) / (1 - {factor}))"
        " - acquisition_cost"
    )


def _factor(retention: str) -> str:
    return f"{retention} * (1 + growth) / (1 + discount)"


WORKED = {
    "margin": "40000",
    "retention": "0.85",
    "discount": "0.10",
    "years": "5",
    "acquisition_cost": "60000",
}

CALCULATOR = Calculator(
    key="lifetime_value_years",
    area="identify",
    concept="A13",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="margin", unit=Unit.MONEY, least=None),
        Input(
            key="retention",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal("0.50"), Decimal("0.98")),
        ),
        Input(
            key="discount",
            unit=Unit.SHARE,
            most=Decimal(2),
            is_open=True,
            slider=(Decimal("0.02"), Decimal("0.25")),
        ),
        Input(
            key="years",
            unit=Unit.YEARS,
            most=Decimal(50),
            is_open=True,
            slider=(Decimal(1), Decimal(15)),
        ),
        Input(key="acquisition_cost", unit=Unit.MONEY, is_optional=True),
        Input(
            key="growth",
            unit=Unit.SHARE,
            least=Decimal(-1),
            most=Decimal(1),
            is_open=True,
            is_optional=True,
            slider=(Decimal("-0.10"), Decimal("0.10")),
        ),
        Choice("first", ("now", "later")),
    ),
    steps=(
        Step("factor", _factor("retention"), Unit.FACTOR),
        Step("first_year", "margin * if_(first == 'later', factor, 1)", Unit.MONEY),
        Step("last_year", "first_year * if_(years == 1, 1, factor ** (years - 1))", Unit.MONEY),
        Step("value", _value("factor"), Unit.MONEY, is_result=True),
        Step("low_factor", _factor("max(retention - 0.05, 0)"), Unit.FACTOR),
        Step(
            "high_factor",
            _factor("max(retention, min(retention + 0.05, 0.98))"),
            Unit.FACTOR,
        ),
        Step("value_at_low", _value("low_factor"), Unit.MONEY),
        Step("value_at_high", _value("high_factor"), Unit.MONEY),
        Step("low", "min(value_at_low, value_at_high)", Unit.MONEY, is_result=True),
        Step("high", "max(value_at_low, value_at_high)", Unit.MONEY, is_result=True),
        Step(
            "payback",
            "if_(acquisition_cost <= first_year, 1,"
            " round_up(if_(factor == 1, acquisition_cost / first_year,"
            " log(1 - acquisition_cost * (1 - factor) / first_year) / log(factor))))",
            Unit.YEARS,
            refusals=(
                Refusal("acquisition_cost == 0", "nothing_spent"),
                Refusal("first_year <= 0", "never_paid_back"),
                Refusal(
                    "acquisition_cost > first_year"
                    " and acquisition_cost * (1 - factor) >= first_year",
                    "never_paid_back",
                ),
            ),
            is_result=True,
        ),
    ),
    checks=(
        Check(
            "(value + acquisition_cost) * (1 - factor)",
            "first_year - last_year * factor",
        ),
    ),
    conclusions=(
        Saying("paid_back", "payback <= years"),
        Saying("too_late", "payback > years"),
        Saying("never", "value < 0"),
        Saying("worth", "value >= 0"),
    ),
    warnings=(
        Saying("costs_money", "margin < 0"),
        Saying("grows_faster", "factor >= 1"),
    ),
    pictures=(
        Curve(over="years", start="years / 20", end="years * 1.5", values=("value",)),
        Curve(over="years", start="1", end="max(years * 1.5, 2)", values=("last_year",)),
        Parts(("low", "value", "high")),
    ),
    examples=(
        Example(
            source="A13",
            given={**WORKED, "growth": "0.03"},
            expected={"value": "73394.07", "last_year": "16051.43", "payback": "2"},
        ),
        Example(source="A13", given=WORKED, expected={"payback": "2"}),
    ),
)
