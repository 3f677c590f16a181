"""What an account leaves after the work that it asks: each activity by what it really uses.

Literature (Kaplan, activity-based costing): rate = cost of an activity ÷ its whole quantity.
"""

from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Calculator,
    Check,
    Example,
    Given,
    Input,
    Mark,
    Refusal,
    RowBars,
    Rows,
    Saying,
    Step,
    Unit,
)


def _activities(*lines: tuple[str, str, str, str]) -> tuple[dict[str, str], ...]:
    columns = ("name", "pool_cost", "pool_quantity", "own_quantity")
    return tuple(dict(zip(columns, line, strict=True)) for line in lines)


def _distributor(orders: str, units: str, floor: str) -> tuple[dict[str, str], ...]:
    return _activities(
        ("Orders", "1534", "118", orders),
        ("Packing", "5250", "1250", units),
        ("Dispatch", "4312.50", "1250", units),
        ("Warehouse", "1007", "95", floor),
        ("Account admin", "2242", "118", orders),
    )


def _hospital(deliveries: str, manual: str, electronic: str, lines: str) -> Given:
    return {
        "revenue": "40660",
        "cost_of_goods": "38000",
        "activities": _activities(
            ("Transport", "420000", "5000", deliveries),
            ("Fax orders", "624000", "8000", manual),
            ("Web orders", "170000", "10000", electronic),
            ("Order lines", "675000", "450000", lines),
        ),
    }


GLAD_AND_BECKER = "Open University, after Glad & Becker (1995)"
HOSPITALS = "Garrison, customer profitability of two hospitals"

CALCULATOR = Calculator(
    key="customer_result",
    area="identify",
    concept="A7",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="revenue", unit=Unit.MONEY),
        Input(key="cost_of_goods", unit=Unit.MONEY),
        Input(key="direct_cost", unit=Unit.MONEY, is_optional=True),
        Rows(
            key="activities",
            columns=(
                Input(key="name", unit=Unit.NAME, is_optional=True),
                Input(key="pool_cost", unit=Unit.MONEY),
                Input(key="pool_quantity", unit=Unit.NUMBER),
                Input(key="own_quantity", unit=Unit.NUMBER),
            ),
        ),
    ),
    steps=(
        Step("gross_margin", "revenue - cost_of_goods", Unit.MONEY),
        Step(
            "gross_share",
            "gross_margin / revenue",
            Unit.SHARE,
            refusals=(Refusal("revenue <= 0", "no_revenue"),),
        ),
        Step(
            "activities.rate",
            "activities.pool_cost / activities.pool_quantity",
            Unit.MONEY,
            refusals=(Refusal("activities.pool_quantity <= 0", "no_pool_quantity"),),
        ),
        Step("activities.cost", "activities.own_quantity * activities.rate", Unit.MONEY),
        Step("activity_cost", "sum(activities.cost)", Unit.MONEY, is_result=True),
        Step("cost_to_serve", "activity_cost + direct_cost", Unit.MONEY),
        Step("result", "gross_margin - cost_to_serve", Unit.MONEY, is_result=True),
        Step(
            "result_share",
            "result / revenue",
            Unit.SHARE,
            refusals=(Refusal("revenue <= 0", "no_revenue"),),
            is_result=True,
        ),
    ),
    checks=(Check("result + activity_cost + direct_cost + cost_of_goods", "revenue"),),
    conclusions=(
        Saying("hidden_loss", "result < 0 and gross_margin > 0"),
        Saying("loss", "result < 0"),
        Saying("profit", "result > 0"),
        Saying("even", "result == 0"),
    ),
    warnings=(Saying("half_eaten", "result > 0 and cost_to_serve > gross_margin / 2"),),
    pictures=(
        Bridge(
            (
                ("gross_margin", BarKind.TOTAL),
                ("activities.cost", BarKind.LESS),
                ("direct_cost", BarKind.LESS),
                ("result", BarKind.TOTAL),
            )
        ),
        RowBars("activities.cost"),
    ),
    examples=(
        Example(
            source="A7",
            given={
                "revenue": "180000",
                "cost_of_goods": "140400",
                "activities": _activities(
                    ("Orders", "45", "1", "310"),
                    ("Transport", "90", "1", "240"),
                    ("Meetings", "350", "1", "26"),
                    ("Retour", "120", "1", "40"),
                    ("Service", "75", "1", "80"),
                    ("Credit 8 %", "8", "100", "31875"),
                ),
            },
            expected={"gross_margin": "39600", "activity_cost": "58000", "result": "-18400"},
        ),
        Example(
            source=GLAD_AND_BECKER,
            given={
                "revenue": "120000",
                "cost_of_goods": "84000",
                "direct_cost": "13120",
                "activities": _distributor("13", "300", "30"),
            },
            expected={"activity_cost": "3029", "result": "19851", "result_share": ".165"},
        ),
        Example(
            source=GLAD_AND_BECKER,
            given={
                "revenue": "150000",
                "cost_of_goods": "105000",
                "direct_cost": "18476",
                "activities": _distributor("66", "500", "40"),
            },
            expected={"activity_cost": "6361", "result": "20163", "result_share": ".134"},
        ),
        Example(
            source=GLAD_AND_BECKER,
            given={
                "revenue": "90000",
                "cost_of_goods": "63000",
                "direct_cost": "13620",
                "activities": _distributor("39", "450", "25"),
            },
            expected={"activity_cost": "4955.5", "result": "8424.5", "result_share": ".094"},
        ),
        Example(
            source=HOSPITALS,
            given=_hospital("16", "0", "18", "190"),
            expected={"gross_margin": "2660", "activity_cost": "1935", "result": "725"},
        ),
        Example(
            source=HOSPITALS,
            given=_hospital("28", "49", "0", "210"),
            expected={"activity_cost": "6489", "result": "-3829"},
        ),
    ),
)
