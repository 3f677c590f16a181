"""What was not budgeted: it is new as a whole, less what it took from the rest.

Literature (Dutch analysis of variances): without a budget there is nothing to split.
"""

from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Calculator,
    Check,
    Example,
    Input,
    Mark,
    Saying,
    Step,
    Unit,
)

CALCULATOR = Calculator(
    key="new_product_result",
    area="calculate",
    concept="E10",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="volume", unit=Unit.PIECES, least=None),
        Input(key="price", unit=Unit.MONEY_EACH),
        Input(key="unit_cost", unit=Unit.MONEY_EACH),
        Input(key="fixed_cost", unit=Unit.MONEY, is_optional=True),
        Input(key="replaced_volume", unit=Unit.PIECES, is_optional=True),
        Input(key="replaced_contribution", unit=Unit.MONEY_EACH, is_optional=True),
    ),
    steps=(
        Step("contribution", "volume * (price - unit_cost)", Unit.MONEY),
        Step("result", "contribution - fixed_cost", Unit.MONEY, is_result=True),
        Step("replaced", "replaced_volume * replaced_contribution", Unit.MONEY),
        Step("net", "result - replaced", Unit.MONEY, is_result=True),
    ),
    checks=(Check("net + replaced + fixed_cost", "volume * price - volume * unit_cost"),),
    conclusions=(
        Saying("gained", "net > 0"),
        Saying("lost", "net < 0"),
        Saying("even", "net == 0"),
    ),
    warnings=(
        Saying("only_replaced", "result > 0 and net < 0"),
        Saying("not_yet", "contribution > 0 and result < 0"),
    ),
    pictures=(
        Bridge(
            (
                ("contribution", BarKind.TOTAL),
                ("fixed_cost", BarKind.LESS),
                ("replaced", BarKind.LESS),
                ("net", BarKind.TOTAL),
            )
        ),
    ),
    examples=(
        Example(
            source="E10",
            given={
                "volume": "11000",
                "price": "48",
                "unit_cost": "31",
                "fixed_cost": "145000",
            },
            expected={"contribution": "187000", "result": "42000", "net": "42000"},
        ),
    ),
)
