"""Which revenue covers the fixed cost, where product groups leave different shares of theirs."""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Example,
    Input,
    Mark,
    Refusal,
    RowBars,
    Rows,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="break_even_revenue",
    area="calculate",
    concept="E7",
    mark=Mark.LITERATURE,
    asked=(
        Rows(
            key="groups",
            columns=(
                Input(key="name", unit=Unit.NAME),
                Input(key="revenue", unit=Unit.MONEY),
                Input(
                    key="contribution_share", unit=Unit.SHARE, least=Decimal(-1), most=Decimal(1)
                ),
            ),
        ),
        Input(key="fixed_cost", unit=Unit.MONEY),
        Input(key="wanted_profit", unit=Unit.MONEY, is_optional=True),
    ),
    steps=(
        Step("groups.contribution", "groups.revenue * groups.contribution_share", Unit.MONEY),
        Step("revenue", "sum(groups.revenue)", Unit.MONEY),
        Step("contribution", "sum(groups.contribution)", Unit.MONEY),
        Step("profit", "contribution - fixed_cost", Unit.MONEY),
        Step(
            "average_share",
            "contribution / revenue",
            Unit.SHARE,
            refusals=(Refusal("revenue == 0", "no_revenue"),),
            is_result=True,
        ),
        Step(
            "needed_revenue",
            "(fixed_cost + wanted_profit) / average_share",
            Unit.MONEY,
            refusals=(Refusal("average_share <= 0", "contribution_not_positive"),),
            is_result=True,
        ),
        Step("groups.needed", "needed_revenue * groups.revenue / revenue", Unit.MONEY),
        Step("safety_share", "(revenue - needed_revenue) / revenue", Unit.SHARE),
    ),
    checks=(Check("needed_revenue * average_share - fixed_cost", "wanted_profit"),),
    conclusions=(
        Saying("never", "average_share <= 0"),
        Saying("safe", "safety_share >= 0"),
        Saying("short", "safety_share < 0"),
    ),
    pictures=(RowBars("groups.contribution"), RowBars("groups.needed")),
    examples=(
        Example(
            source="fakespot 17150958",
            given={
                "groups": (
                    {"name": "A", "revenue": "466000", "contribution_share": "0.3"},
                    {"name": "B", "revenue": "732000", "contribution_share": "0.6"},
                ),
                "fixed_cost": "302000",
            },
            expected={
                "contribution": "579000",
                "profit": "277000",
                "average_share": ".483306",
                "needed_revenue": "624863.56",
            },
        ),
    ),
)
