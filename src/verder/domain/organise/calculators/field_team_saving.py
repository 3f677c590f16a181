"""How many field representatives the best accounts take, and what selling the rest otherwise saves.

Literature (Merrifield): what the best accounts must earn is the most that the field may cost.
"""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Calculator,
    Check,
    Example,
    Input,
    Mark,
    Refusal,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="field_team_saving",
    area="organise",
    concept="F5",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="selling_cost", unit=Unit.MONEY),
        Input(key="people", unit=Unit.PEOPLE),
        Input(key="accounts", unit=Unit.ACCOUNTS),
        Input(key="accounts_each", unit=Unit.ACCOUNTS),
        Input(key="needed_margin", unit=Unit.MONEY),
        Input(
            key="recovered",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal("0.20"), Decimal(1)),
        ),
    ),
    steps=(
        Step(
            "field_people",
            "accounts / accounts_each",
            Unit.PEOPLE,
            refusals=(Refusal("accounts_each <= 0", "no_accounts_each"),),
            is_result=True,
        ),
        Step("whole_people", "round_up(field_people)", Unit.PEOPLE),
        Step("freed_people", "people - whole_people", Unit.PEOPLE),
        Step("field_limit", "accounts * needed_margin", Unit.MONEY, is_result=True),
        Step("freed_cost", "selling_cost - field_limit", Unit.MONEY),
        Step("saving", "freed_cost * recovered", Unit.MONEY, is_result=True),
        Step("reused", "freed_cost - saving", Unit.MONEY),
    ),
    checks=(Check("field_limit + reused + saving", "selling_cost"),),
    conclusions=(
        Saying("saves", "saving > 0 and freed_people >= 0"),
        Saying("no_saving", "saving <= 0"),
        Saying("too_few", "freed_people < 0"),
    ),
    pictures=(
        Bridge(
            (
                ("selling_cost", BarKind.TOTAL),
                ("saving", BarKind.LESS),
                ("reused", BarKind.LESS),
                ("field_limit", BarKind.TOTAL),
            )
        ),
    ),
    examples=(
        Example(
            source="Merrifield, Sales Force Coverage",
            given={
                "selling_cost": "2500000",
                "people": "25",
                "accounts": "100",
                "accounts_each": "20",
                "needed_margin": "5217.391304347826",
                "recovered": "0.5",
            },
            expected={
                "field_people": "5",
                "field_limit": "521739.130435",
                "saving": "989130.434783",
            },
        ),
    ),
)
