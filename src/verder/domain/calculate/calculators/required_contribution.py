"""What an account must bring: its own fixed cost, and its part in what the company needs."""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Example,
    Input,
    Mark,
    Parts,
    Refusal,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="required_contribution",
    area="calculate",
    concept="E5",
    mark=Mark.OWN,
    asked=(
        Input(key="account_cost", unit=Unit.MONEY),
        Input(key="company_part", unit=Unit.MONEY),
        Input(
            key="contribution_share",
            unit=Unit.SHARE,
            least=Decimal(-1),
            most=Decimal(1),
            slider=(Decimal("0.05"), Decimal("0.6")),
        ),
        Input(key="revenue", unit=Unit.MONEY),
    ),
    steps=(
        Step("required", "account_cost + company_part", Unit.MONEY, is_result=True),
        Step(
            "needed_revenue",
            "required / contribution_share",
            Unit.MONEY,
            refusals=(Refusal("contribution_share <= 0", "share_not_positive"),),
            is_result=True,
        ),
        Step("contribution", "revenue * contribution_share", Unit.MONEY),
        Step("surplus", "contribution - required", Unit.MONEY, is_result=True),
        Step(
            "needed_share",
            "required / revenue",
            Unit.SHARE,
            refusals=(Refusal("revenue == 0", "no_revenue"),),
        ),
        Step("revenue_gap", "revenue - needed_revenue", Unit.MONEY),
    ),
    checks=(
        Check("needed_revenue * contribution_share - account_cost", "company_part"),
        Check("revenue_gap * contribution_share", "surplus"),
    ),
    conclusions=(
        Saying("brings_enough", "surplus >= 0"),
        Saying("covers_itself", "surplus < 0 and contribution >= account_cost"),
        Saying("falls_short", "surplus < 0"),
        Saying("needs", "needed_revenue >= 0"),
    ),
    pictures=(Parts(("account_cost", "company_part", "contribution")),),
    examples=(
        Example(
            source="E5",
            given={
                "account_cost": "62000",
                "company_part": "40000",
                "contribution_share": "0.28",
                "revenue": "420000",
            },
            expected={
                "required": "102000",
                "needed_revenue": "364285.71",
                "contribution": "117600",
                "surplus": "15600",
                "needed_share": ".2429",
            },
        ),
    ),
)
