"""Which revenue an account must bring to pay for what is done for it alone."""

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
    key="account_break_even",
    area="calculate",
    concept="E7",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="account_cost", unit=Unit.MONEY),
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
        Step(
            "break_even_revenue",
            "account_cost / contribution_share",
            Unit.MONEY,
            refusals=(Refusal("contribution_share <= 0", "share_not_positive"),),
            is_result=True,
        ),
        Step("contribution", "revenue * contribution_share", Unit.MONEY),
        Step("result", "contribution - account_cost", Unit.MONEY, is_result=True),
        Step("room", "revenue - break_even_revenue", Unit.MONEY),
        Step(
            "safety_share",
            "room / revenue",
            Unit.SHARE,
            refusals=(Refusal("revenue == 0", "no_revenue"),),
            is_result=True,
        ),
    ),
    checks=(
        Check("break_even_revenue * contribution_share", "account_cost"),
        Check("room * contribution_share", "result"),
    ),
    conclusions=(
        Saying("pays_itself", "room >= 0 and revenue > 0"),
        Saying("falls_short", "room < 0"),
        Saying("turns", "break_even_revenue >= 0"),
    ),
    pictures=(
        Curve(
            over="revenue",
            start="0",
            end="max(revenue, break_even_revenue) * 1.5",
            values=("contribution", "result"),
            marks=("break_even_revenue", "revenue"),
        ),
    ),
    examples=(
        Example(
            source="E7",
            given={"account_cost": "62000", "contribution_share": "0.28", "revenue": "420000"},
            expected={
                "break_even_revenue": "221428.57",
                "result": "55600",
                "safety_share": ".4728",
            },
        ),
        Example(
            source="E7",
            given={"account_cost": "58000", "contribution_share": "0.22", "revenue": "180000"},
            expected={"break_even_revenue": "263636.36", "result": "-18400"},
        ),
    ),
)
