"""What could be done about a customer that loses money, each with its simulated effect."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from verder.domain.identify.profit_ladder import ProfitLadder, Step
from verder.domain.identify.what_if import Change, what_if
from verder.domain.values.missing import NotComputable
from verder.domain.values.money import round_half_up
from verder.web.core import formats

HALF = Decimal("0.5")
ORDERING = frozenset({"orders", "deliveries"})
USUAL_RISE = Decimal("0.03")
HIGHEST_RISE = Decimal("0.25")  # above that a price alone is no way out


@dataclass(frozen=True, slots=True, kw_only=True)
class LossAction:
    """One thing to do, what it would bring, and the parameters that try it; "" for stopping."""

    words: str
    effect: Decimal
    query: str


def loss_actions(ladder: ProfitLadder, step: Step) -> list[LossAction]:
    """Return price, order size, service level, channel and stopping, as far as they are known."""
    return [
        *_price(ladder, step),
        *_fewer(ladder, step, _("Half as many orders and deliveries"), HALF, ORDERING),
        *_fewer(ladder, step, _("Half as much support"), HALF, {"support_hours"}),
        *_fewer(ladder, step, _("Half as many visits"), HALF, {"visits"}),
        *_fewer(ladder, step, _("No visits: through inside sales"), Decimal(0), {"visits"}),
        *_stop(ladder, step),
    ]


def _price(ladder: ProfitLadder, step: Step) -> Iterator[LossAction]:
    share = ladder.share(step)
    if isinstance(share, NotComputable):
        return
    rise = round_half_up(-share, 3) if -share <= HIGHEST_RISE else USUAL_RISE
    words = _("Price %(change)s") % {"change": formats.change(rise)}
    query = {"price": f"{(rise * 100).normalize():f}"}
    yield _tried(ladder, step, words, Change(price_share=rise), query)


def _fewer(
    ladder: ProfitLadder, step: Step, words: str, part: Decimal, codes: AbstractSet[str]
) -> Iterator[LossAction]:
    """Yield the action that leaves so much of some drivers, if any of them is known."""
    quantities = {
        each.driver.code: round_half_up(each.quantity * part, 0)
        for each in ladder.costs_of(Step.CM2)
        if each.driver.code in codes and isinstance(each.quantity, Decimal) and each.quantity > 0
    }
    if step is not Step.CM1 and quantities:
        query = {f"to_{code}": f"{number:f}" for code, number in quantities.items()}
        yield _tried(ladder, step, words, Change(quantities=quantities), query)


def _stop(ladder: ProfitLadder, step: Step) -> Iterator[LossAction]:
    profit = ladder.profit(step)
    if isinstance(profit, Decimal):
        yield LossAction(words=_("Stop serving"), effect=-profit, query="")


def _tried(
    ladder: ProfitLadder, step: Step, words: str, change: Change, query: Mapping[str, str]
) -> LossAction:
    effect = what_if(ladder, change).effect(step)
    return LossAction(words=words, effect=effect, query=urlencode(query))
