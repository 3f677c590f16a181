"""How many people the work takes: hours for all accounts, divided by what one person has.

Literature (Talley, workload method).
"""

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

CLASSES = (
    {"name": "A", "accounts": "30", "visits": "18", "visit_hours": "2.5"},
    {"name": "B", "accounts": "90", "visits": "8", "visit_hours": "1.75"},
    {"name": "C", "accounts": "300", "visits": "3", "visit_hours": "1"},
)

CALCULATOR = Calculator(
    key="sales_force_workload",
    area="organise",
    concept="F5",
    mark=Mark.LITERATURE,
    asked=(
        Rows(
            key="classes",
            columns=(
                Input(key="name", unit=Unit.NAME, is_optional=True),
                Input(key="accounts", unit=Unit.ACCOUNTS),
                Input(key="visits", unit=Unit.TIMES_A_YEAR),
                Input(key="visit_hours", unit=Unit.HOURS),
                Input(key="travel_hours", unit=Unit.HOURS, is_optional=True),
                Input(key="admin_hours", unit=Unit.HOURS, is_optional=True),
            ),
        ),
        Input(
            key="weeks",
            unit=Unit.WEEKS,
            most=Decimal(53),
            slider=(Decimal(36), Decimal(50)),
        ),
        Input(
            key="week_hours",
            unit=Unit.HOURS,
            most=Decimal(168),
            slider=(Decimal(16), Decimal(50)),
        ),
        Input(
            key="selling_share",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal("0.20"), Decimal("0.80")),
        ),
    ),
    steps=(
        Step(
            "classes.hours_each",
            "classes.visit_hours + classes.travel_hours + classes.admin_hours",
            Unit.HOURS,
        ),
        Step("classes.all_visits", "classes.accounts * classes.visits", Unit.VISITS),
        Step("classes.hours", "classes.all_visits * classes.hours_each", Unit.HOURS),
        Step("all_visits", "sum(classes.all_visits)", Unit.VISITS),
        Step("hours", "sum(classes.hours)", Unit.HOURS, is_result=True),
        Step("capacity", "weeks * week_hours * selling_share", Unit.HOURS),
        Step(
            "people",
            "hours / capacity",
            Unit.PEOPLE,
            refusals=(Refusal("capacity <= 0", "no_capacity"),),
            is_result=True,
        ),
        Step("whole_people", "round_up(people)", Unit.PEOPLE, is_result=True),
        Step("one_fewer", "whole_people - 1", Unit.PEOPLE),
        Step("over", "people - one_fewer", Unit.PEOPLE),
        Step(
            "load",
            "hours / (whole_people * capacity)",
            Unit.SHARE,
            refusals=(Refusal("whole_people == 0", "no_work"),),
        ),
    ),
    checks=(Check("people * weeks * week_hours * selling_share", "hours", Unit.HOURS),),
    conclusions=(
        Saying("absorbed", "one_fewer >= 1 and over <= 0.05"),
        Saying("needs", "whole_people >= 1"),
        Saying("nobody", "whole_people == 0"),
    ),
    warnings=(Saying("much_selling", "selling_share > 0.6"),),
    pictures=(RowBars("classes.hours"),),
    examples=(
        Example(
            source="F5",
            given={
                "classes": CLASSES,
                "weeks": "46",
                "week_hours": "40",
                "selling_share": "0.42",
            },
            expected={
                "hours": "3510",
                "capacity": "772.8",
                "people": "4.541925",
                "whole_people": "5",
            },
        ),
    ),
)
