"""What a visit costs, and how much an account must bring to be visited so often.

Literature (Merrifield): the part of the gross profit that may go to selling pays the visits.
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
    key="visit_worth",
    area="organise",
    concept="F5",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="selling_cost", unit=Unit.MONEY),
        Input(key="people", unit=Unit.PEOPLE),
        Input(key="weeks", unit=Unit.WEEKS, most=Decimal(53)),
        Input(key="weekly_visits", unit=Unit.VISITS),
        Input(key="visits", unit=Unit.TIMES_A_YEAR, slider=(Decimal(1), Decimal(24))),
        Input(
            key="selling_share",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal("0.05"), Decimal("0.50")),
        ),
        Input(
            key="margin_share",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal("0.05"), Decimal("0.60")),
        ),
    ),
    steps=(
        Step("all_visits", "people * weeks * weekly_visits", Unit.VISITS),
        Step(
            "visit_cost",
            "selling_cost / all_visits",
            Unit.MONEY_VISIT,
            refusals=(Refusal("all_visits <= 0", "no_visits"),),
            is_result=True,
        ),
        Step("account_cost", "visits * visit_cost", Unit.MONEY),
        Step(
            "needed_margin",
            "account_cost / selling_share",
            Unit.MONEY,
            refusals=(Refusal("selling_share <= 0", "nothing_for_selling"),),
            is_result=True,
        ),
        Step(
            "needed_revenue",
            "needed_margin / margin_share",
            Unit.MONEY,
            refusals=(Refusal("margin_share <= 0", "no_margin"),),
            is_result=True,
        ),
        Step("visit_margin", "visit_cost / selling_share", Unit.MONEY_VISIT),
    ),
    checks=(Check("needed_revenue * margin_share * selling_share", "account_cost"),),
    conclusions=(Saying("deserves", "needed_revenue >= 0"), Saying("cost_only", "visit_cost >= 0")),
    warnings=(Saying("whole_margin", "selling_share == 1"),),
    pictures=(
        Curve(over="visits", start="0", end="max(visits, 1) * 2", values=("needed_revenue",)),
    ),
    examples=(
        Example(
            source="Merrifield, Sales Force Coverage",
            given={
                "selling_cost": "2500000",
                "people": "25",
                "weeks": "46",
                "weekly_visits": "20",
                "visits": "12",
                "selling_share": "0.25",
                "margin_share": "0.22",
            },
            expected={
                "visit_cost": "108.695652",
                "needed_margin": "5217.391304",
                "needed_revenue": "23715.41502",
            },
        ),
    ),
)
