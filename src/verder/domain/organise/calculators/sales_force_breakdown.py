"""How many people a sales target takes, at what one person sells in a year.

Literature (breakdown method): n = sales ÷ productivity × (1 + turnover of staff).
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
    key="sales_force_breakdown",
    area="organise",
    concept="F5",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="sales", unit=Unit.MONEY),
        Input(key="productivity", unit=Unit.MONEY),
        Input(
            key="turnover",
            unit=Unit.SHARE,
            most=Decimal(1),
            is_optional=True,
            slider=(Decimal(0), Decimal("0.40")),
        ),
    ),
    steps=(
        Step(
            "at_work",
            "sales / productivity",
            Unit.PEOPLE,
            refusals=(Refusal("productivity <= 0", "no_productivity"),),
        ),
        Step("people", "at_work * (1 + turnover)", Unit.PEOPLE, is_result=True),
        Step("whole_people", "round_up(people)", Unit.PEOPLE, is_result=True),
        Step("one_fewer", "whole_people - 1", Unit.PEOPLE),
        Step("over", "people - one_fewer", Unit.PEOPLE),
    ),
    checks=(Check("people * productivity / (1 + turnover)", "sales"),),
    conclusions=(
        Saying("absorbed", "one_fewer >= 1 and over <= 0.05"),
        Saying("needs", "whole_people >= 1"),
        Saying("nobody", "whole_people == 0"),
    ),
    warnings=(Saying("high_turnover", "turnover > 0.25"),),
    pictures=(
        Curve(
            over="productivity",
            start="productivity * 0.5",
            end="productivity * 1.5",
            values=("people",),
        ),
    ),
    examples=(
        Example(
            source="F5",
            given={"sales": "6000000", "productivity": "900000", "turnover": "0.12"},
            expected={"people": "7.4667", "whole_people": "8"},
        ),
    ),
)
