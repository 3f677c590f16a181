"""A single extra order at a low price: what it brings beyond what it costs and pushes aside."""

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Choice,
    Curve,
    Example,
    Input,
    Mark,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="extra_order",
    area="calculate",
    concept="E5",
    mark=Mark.OWN,
    asked=(
        Input(key="price", unit=Unit.MONEY_EACH),
        Input(key="volume", unit=Unit.PIECES, is_open=True),
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
        Input(key="order_cost", unit=Unit.MONEY, is_optional=True),
        Choice("capacity", ("spare", "full")),
        Input(key="opportunity_cost", unit=Unit.MONEY_EACH, is_optional=True),
        Choice("others_hear", ("no", "yes")),
        Choice("comes_back", ("once", "again")),
    ),
    steps=(
        Step("pushed_aside", 'if_(capacity == "full", opportunity_cost, 0)', Unit.MONEY_EACH),
        Step(
            "minimal_contribution",
            "pushed_aside + order_cost / volume",
            Unit.MONEY_EACH,
            is_result=True,
        ),
        Step("minimal_price", "unit_cost + minimal_contribution", Unit.MONEY_EACH, is_result=True),
        Step("contribution", "price - unit_cost", Unit.MONEY_EACH),
        Step(
            "result",
            "volume * contribution - order_cost - volume * pushed_aside",
            Unit.MONEY,
            is_result=True,
        ),
    ),
    checks=(Check("volume * (price - minimal_price)", "result"),),
    conclusions=(
        Saying("take_it", "result > 0"),
        Saying("leave_it", "result < 0"),
        Saying("no_matter", "result == 0"),
        Saying("lowest", "minimal_price >= 0"),
    ),
    warnings=(
        Saying("others_hear", 'others_hear == "yes"'),
        Saying("comes_back", 'comes_back == "again"'),
        Saying("says_nothing_aside", 'capacity == "full" and opportunity_cost == 0'),
        Saying("below_cost", "contribution < 0"),
    ),
    pictures=(
        Curve(
            over="price",
            start="unit_cost * 0.8",
            end="max(price, minimal_price) * 1.2",
            values=("result",),
            marks=("price", "minimal_price"),
        ),
    ),
    examples=(
        Example(
            source="E5",
            given={
                "price": "34",
                "volume": "1000",
                "unit_cost": "30",
                "capacity": "spare",
                "opportunity_cost": "20",
            },
            expected={"minimal_contribution": "0", "minimal_price": "30", "result": "4000"},
        ),
        Example(
            source="E5",
            given={
                "price": "34",
                "volume": "1000",
                "unit_cost": "30",
                "order_cost": "1500",
                "capacity": "full",
                "opportunity_cost": "20",
            },
            expected={"minimal_contribution": "21.5", "minimal_price": "51.5", "result": "-17500"},
        ),
    ),
)
