"""What a visit costs, and how much must be sold for it to pay."""

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
    key="visit_break_even",
    area="calculate",
    concept="E7",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="yearly_cost", unit=Unit.MONEY),
        Input(key="visits", unit=Unit.VISITS, is_open=True, slider=(Decimal(100), Decimal(1500))),
        Input(
            key="contribution_share",
            unit=Unit.SHARE,
            least=Decimal(-1),
            most=Decimal(1),
            slider=(Decimal("0.05"), Decimal("0.6")),
        ),
        Input(key="visits_to_account", unit=Unit.VISITS),
    ),
    steps=(
        Step("cost_of_visit", "yearly_cost / visits", Unit.MONEY_VISIT, is_result=True),
        Step(
            "revenue_of_visit",
            "cost_of_visit / contribution_share",
            Unit.MONEY_VISIT,
            refusals=(Refusal("contribution_share <= 0", "share_not_positive"),),
            is_result=True,
        ),
        Step("cost_at_account", "cost_of_visit * visits_to_account", Unit.MONEY),
        Step("revenue_of_account", "revenue_of_visit * visits_to_account", Unit.MONEY),
        Step("whole_revenue", "revenue_of_visit * visits", Unit.MONEY),
    ),
    checks=(Check("whole_revenue * contribution_share", "yearly_cost"),),
    conclusions=(
        Saying("at_account", "revenue_of_account > 0"),
        Saying("each_visit", "revenue_of_visit >= 0"),
        Saying("costs", "cost_of_visit >= 0"),
    ),
    pictures=(
        Curve(
            over="visits",
            start="visits * 0.5",
            end="visits * 1.5",
            values=("cost_of_visit", "revenue_of_visit"),
            marks=("visits",),
        ),
    ),
    examples=(
        Example(
            source="E7",
            given={
                "yearly_cost": "98000",
                "visits": "840",
                "contribution_share": "0.30",
                "visits_to_account": "12",
            },
            expected={
                "cost_of_visit": "116.67",
                "revenue_of_visit": "388.89",
                "cost_at_account": "1400.00",
                "revenue_of_account": "4666.67",
            },
        ),
    ),
)
