"""How large an account must be to deserve a visitor, and how many visits one of this size bears.

Merrifield ("Sales Force Coverage"): visits may cost no more than a part of the contribution.
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
    key="account_visits",
    area="calculate",
    concept="E7",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="sales_cost", unit=Unit.MONEY),
        Input(key="sellers", unit=Unit.PEOPLE, is_open=True),
        Input(key="weeks", unit=Unit.WEEKS, most=Decimal(53), is_open=True),
        Input(
            key="visits_a_week", unit=Unit.VISITS, is_open=True, slider=(Decimal(5), Decimal(30))
        ),
        Input(key="visits_to_account", unit=Unit.VISITS, slider=(Decimal(0), Decimal(52))),
        Input(
            key="allowed_share",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal("0.05"), Decimal("0.5")),
        ),
        Input(key="contribution_share", unit=Unit.SHARE, least=Decimal(-10), most=Decimal(1)),
        Input(key="revenue", unit=Unit.MONEY),
    ),
    steps=(
        Step("visits", "sellers * weeks * visits_a_week", Unit.VISITS),
        Step("cost_of_visit", "sales_cost / visits", Unit.MONEY_VISIT, is_result=True),
        Step("visiting_cost", "cost_of_visit * visits_to_account", Unit.MONEY),
        Step(
            "needed_contribution",
            "visiting_cost / allowed_share",
            Unit.MONEY,
            refusals=(Refusal("allowed_share == 0", "nothing_allowed"),),
        ),
        Step(
            "needed_revenue",
            "needed_contribution / contribution_share",
            Unit.MONEY,
            refusals=(Refusal("contribution_share <= 0", "share_not_positive"),),
            is_result=True,
        ),
        Step(
            "bearable_visits",
            "revenue * contribution_share * allowed_share / cost_of_visit",
            Unit.VISITS,
            refusals=(Refusal("contribution_share <= 0", "share_not_positive"),),
            is_result=True,
        ),
    ),
    checks=(
        Check(
            "needed_revenue * contribution_share * allowed_share",
            "cost_of_visit * visits_to_account",
        ),
    ),
    conclusions=(
        Saying("bears", "revenue >= needed_revenue"),
        Saying("too_small", "revenue < needed_revenue"),
        Saying("asks", "needed_revenue >= 0"),
    ),
    pictures=(
        Curve(
            over="visits_to_account",
            start="0",
            end="max(12, visits_to_account) * 2",
            values=("needed_revenue",),
            marks=("visits_to_account",),
        ),
    ),
    examples=(
        Example(
            source="Merrifield, Sales Force Coverage",
            given={
                "sales_cost": "2500000",
                "sellers": "25",
                "weeks": "46",
                "visits_a_week": "20",
                "visits_to_account": "12",
                "allowed_share": "0.25",
                "contribution_share": "0.22",
            },
            expected={
                "cost_of_visit": "108.695652",
                "needed_contribution": "5217.391304",
                "needed_revenue": "23715.41502",
            },
        ),
    ),
)
