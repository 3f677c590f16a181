"""Which calculator looks back on a pre-calculation, and what it takes over as the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.engines.calculators.answering import Answer, Asked

BUDGET_ACTUAL: Final = "budget_actual"
PROMOTION: Final = ("weekly_volume", "weeks", "price", "unit_cost", "cut", "fee")


@dataclass(frozen=True, slots=True)
class LooksBack:
    """The calculator of afterwards; `takes` says which figure of before fills which input."""

    key: str
    takes: Mapping[str, str]


def _budget(
    *, volume: str = "volume", price: str = "price", fixed_cost: str = "fixed_cost"
) -> LooksBack:
    takes = {
        "budget_volume": volume,
        "budget_price": price,
        "budget_unit_cost": "unit_cost",
        "budget_fixed_cost": fixed_cost,
    }
    return LooksBack(BUDGET_ACTUAL, takes)


LOOKING_BACK: Final[Mapping[str, LooksBack]] = {
    "price_change": _budget(
        volume="needed_volume", price="new_price", fixed_cost="extra_fixed_cost"
    ),
    "contribution": _budget(),
    "break_even": _budget(),
    "minimal_contribution": _budget(price="minimal_price"),
    "target_profit": _budget(volume="needed_volume"),
    "extra_order": _budget(fixed_cost="order_cost"),
    "budget_actual": LooksBack(
        BUDGET_ACTUAL,
        {
            key: key
            for key in ("budget_volume", "budget_price", "budget_unit_cost", "budget_fixed_cost")
        },
    ),
    "promotion_break_even": LooksBack("promotion_result", {key: key for key in PROMOTION}),
}


def looks_back_with(key: str) -> str:
    """Return the calculator of the post-calculation: of most, the same once more."""
    return LOOKING_BACK[key].key if key in LOOKING_BACK else key


def plan_of(found: Answer, asked: Asked) -> Asked:
    """Return the inputs of the post-calculation that the pre-calculation settles."""
    key = found.calculator.key
    if key not in LOOKING_BACK:
        return asked
    figures = {name: found.value(figure) for name, figure in LOOKING_BACK[key].takes.items()}
    return {name: value for name, value in figures.items() if isinstance(value, Decimal)}
