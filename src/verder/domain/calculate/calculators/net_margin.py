"""What is left of the revenue after all cost: of an account, or of the whole company."""

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
    key="net_margin",
    area="calculate",
    concept="E2",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="revenue", unit=Unit.MONEY),
        Input(key="cost_of_sales", unit=Unit.MONEY),
        Input(key="cost_to_serve", unit=Unit.MONEY, is_optional=True),
        Input(key="overhead", unit=Unit.MONEY, is_optional=True),
    ),
    steps=(
        Step("gross_margin", "revenue - cost_of_sales", Unit.MONEY),
        Step(
            "gross_margin_share",
            "gross_margin / revenue",
            Unit.SHARE,
            refusals=(Refusal("revenue == 0", "no_revenue"),),
        ),
        Step("net_margin", "gross_margin - cost_to_serve - overhead", Unit.MONEY, is_result=True),
        Step(
            "net_margin_share",
            "net_margin / revenue",
            Unit.SHARE,
            refusals=(Refusal("revenue == 0", "no_revenue"),),
            is_result=True,
        ),
    ),
    checks=(Check("cost_of_sales + cost_to_serve + overhead + net_margin", "revenue"),),
    conclusions=(
        Saying("earns", "net_margin > 0 and revenue > 0"),
        Saying("loses", "net_margin < 0"),
        Saying("even", "net_margin == 0"),
    ),
    warnings=(
        Saying("before_overhead", "overhead == 0 and revenue > 0"),
        Saying("eaten_by_service", "gross_margin > 0 and net_margin < 0"),
    ),
    pictures=(
        Bridge(
            (
                ("revenue", BarKind.TOTAL),
                ("cost_of_sales", BarKind.LESS),
                ("gross_margin", BarKind.TOTAL),
                ("cost_to_serve", BarKind.LESS),
                ("overhead", BarKind.LESS),
                ("net_margin", BarKind.TOTAL),
            )
        ),
    ),
    examples=(
        Example(
            source="E2",
            given={"revenue": "420000", "cost_of_sales": "302400", "cost_to_serve": "62000"},
            expected={
                "gross_margin": "117600",
                "gross_margin_share": ".28",
                "net_margin": "55600",
                "net_margin_share": ".1324",
            },
        ),
        Example(
            source="E2",
            given={"revenue": "500000", "cost_of_sales": "300000", "overhead": "140000"},
            expected={"net_margin": "60000", "net_margin_share": ".12"},
        ),
    ),
)
