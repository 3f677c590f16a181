"""What our offer is worth to the customer: the next best alternative and what differs from it.

Literature (Forbis & Mehta, Nagle, Anderson & Narus): economic value = reference + differences.
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
    Parts,
    Refusal,
    RowBars,
    Rows,
    Saying,
    Step,
    Unit,
)

WORKED = tuple(
    {
        "name": name,
        "direction": direction,
        "quantity": "1",
        "unit_value": value,
        "confidence": sure,
    }
    for name, direction, value, sure in (
        ("a", "plus", "18000", ".9"),
        ("b", "plus", "9000", ".7"),
        ("c", "plus", "6000", ".5"),
        ("d", "minus", "5000", "1"),
        ("e", "minus", "4000", ".8"),
    )
)

CALCULATOR = Calculator(
    key="customer_value",
    area="integrate",
    concept="C1",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="reference", unit=Unit.MONEY),
        Input(key="our_cost", unit=Unit.MONEY),
        Input(key="years", unit=Unit.YEARS, most=Decimal(50), is_optional=True),
        Input(
            key="discount",
            unit=Unit.SHARE,
            most=Decimal(1),
            is_optional=True,
            slider=(Decimal(0), Decimal("0.20")),
        ),
        Rows(
            key="drivers",
            columns=(
                Input(key="name", unit=Unit.NAME, is_optional=True),
                Choice("direction", ("plus", "minus", "elsewhere")),
                Input(key="quantity", unit=Unit.NUMBER),
                Input(key="unit_value", unit=Unit.MONEY),
                Choice("period", ("yearly", "once")),
                Input(key="confidence", unit=Unit.SHARE, most=Decimal(1)),
            ),
        ),
    ),
    steps=(
        Step("counted_years", "if_(years == 0, 1, years)", Unit.YEARS),
        Step(
            "years_factor",
            "if_(discount == 0, counted_years,"
            " (1 - 1 / (1 + discount) ** counted_years) / discount)",
            Unit.FACTOR,
        ),
        Step("drivers.amount", "drivers.quantity * drivers.unit_value", Unit.MONEY),
        Step("drivers.times", "if_(drivers.period == 'once', 1, years_factor)", Unit.FACTOR),
        Step(
            "drivers.gain",
            "if_(drivers.direction == 'plus', drivers.amount * drivers.times, 0)",
            Unit.MONEY,
        ),
        Step(
            "drivers.loss",
            "if_(drivers.direction == 'minus', drivers.amount * drivers.times, 0)",
            Unit.MONEY,
        ),
        Step("drivers.value", "drivers.gain - drivers.loss", Unit.MONEY),
        Step("drivers.cautious", "drivers.value * drivers.confidence", Unit.MONEY),
        Step("gains", "sum(drivers.gain)", Unit.MONEY),
        Step("losses", "sum(drivers.loss)", Unit.MONEY),
        Step("difference_value", "gains - losses", Unit.MONEY),
        Step("value", "reference + difference_value", Unit.MONEY, is_result=True),
        Step("cautious_difference", "sum(drivers.cautious)", Unit.MONEY),
        Step("cautious_value", "reference + cautious_difference", Unit.MONEY, is_result=True),
        Step(
            "premium",
            "difference_value / reference",
            Unit.SHARE,
            refusals=(Refusal("reference == 0", "no_reference"),),
        ),
        Step(
            "deal_zone",
            "value - our_cost",
            Unit.MONEY,
            refusals=(Refusal("value < our_cost", "no_deal_zone"),),
            is_result=True,
        ),
    ),
    checks=(Check("reference + sum(drivers.value)", "value"),),
    conclusions=(
        Saying("no_zone", "value < our_cost"),
        Saying("below_reference", "difference_value < 0"),
        Saying("zone", "value >= our_cost"),
        Saying("worth", "value >= 0"),
    ),
    warnings=(
        Saying("not_when_cautious", "difference_value > 0 and cautious_difference <= 0"),
        Saying("cost_above_cautious", "our_cost > cautious_value and our_cost <= value"),
        Saying(
            "much_unsure", "cautious_difference > 0 and cautious_difference < difference_value / 2"
        ),
    ),
    pictures=(
        Bridge(
            (
                ("reference", BarKind.TOTAL),
                ("drivers.value", BarKind.CHANGE),
                ("value", BarKind.TOTAL),
            )
        ),
        Parts(("our_cost", "reference", "cautious_value", "value")),
        RowBars("drivers.cautious"),
    ),
    examples=(
        Example(
            source="C1",
            given={"reference": "100000", "our_cost": "88000", "drivers": WORKED},
            expected={
                "difference_value": "24000",
                "value": "124000",
                "cautious_difference": "17300",
                "cautious_value": "117300",
                "deal_zone": "36000",
            },
        ),
        Example(
            source="C1",
            given={
                "reference": "100000",
                "our_cost": "88000",
                "years": "3",
                "discount": "0.08",
                "drivers": (
                    {
                        "name": "a",
                        "direction": "plus",
                        "quantity": "1",
                        "unit_value": "12000",
                        "confidence": "1",
                    },
                ),
            },
            expected={"difference_value": "30925.16", "value": "130925.16"},
        ),
    ),
)
