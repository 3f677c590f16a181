"""Up to which size of the team the next person still earns what he or she costs.

Literature (incremental method): add people while their contribution is not below their cost.
"""

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

IN_ORDER = (Refusal("sizes.people <= above(sizes.people, 0)", "sizes_not_rising"),)

CALCULATOR = Calculator(
    key="sales_force_increment",
    area="organise",
    concept="F5",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="cost", unit=Unit.MONEY),
        Rows(
            key="sizes",
            columns=(
                Input(key="people", unit=Unit.PEOPLE),
                Input(key="contribution", unit=Unit.MONEY, least=None),
            ),
        ),
    ),
    steps=(
        Step(
            "sizes.more_people",
            "sizes.people - above(sizes.people, 0)",
            Unit.PEOPLE,
            refusals=IN_ORDER,
        ),
        Step("sizes.more", "sizes.contribution - above(sizes.contribution, 0)", Unit.MONEY),
        Step("sizes.more_each", "sizes.more / sizes.more_people", Unit.MONEY),
        Step(
            "sizes.left",
            "sizes.contribution - sizes.people * cost",
            Unit.MONEY,
            refusals=IN_ORDER,
        ),
        Step("best_left", "largest(sizes.left)", Unit.MONEY, is_result=True),
        Step("sizes.best", "if_(sizes.left == best_left, sizes.people, 0)", Unit.PEOPLE),
        Step(
            "best_people",
            "largest(sizes.best)",
            Unit.PEOPLE,
            refusals=(Refusal("best_left < 0", "nobody_pays"),),
            is_result=True,
        ),
        Step(
            "sizes.gained",
            "if_(sizes.people <= best_people, sizes.more - cost * sizes.more_people, 0)",
            Unit.MONEY,
        ),
        Step(
            "sizes.next",
            "if_(above(sizes.people, 0) == best_people, sizes.more_each, 0)",
            Unit.MONEY,
        ),
        Step(
            "next_each",
            "sum(sizes.next)",
            Unit.MONEY,
            refusals=(Refusal("largest(sizes.people) == best_people", "no_larger_size"),),
        ),
    ),
    checks=(Check("sum(sizes.gained)", "best_left"),),
    conclusions=(
        Saying("stop", "largest(sizes.people) > best_people"),
        Saying("go_on", "best_people > 0"),
        Saying("nobody", "best_left < 0"),
    ),
    warnings=(Saying("one_size", "count(sizes.people) == 1"),),
    pictures=(RowBars("sizes.left"), RowBars("sizes.more_each")),
    examples=(
        Example(
            source="F5",
            given={
                "cost": "60000",
                "sizes": tuple(
                    {"people": people, "contribution": contribution}
                    for people, contribution in (
                        ("4", "520000"),
                        ("5", "600000"),
                        ("6", "650000"),
                        ("7", "675000"),
                    )
                ),
            },
            expected={"best_people": "5", "best_left": "300000", "next_each": "50000"},
        ),
    ),
)
