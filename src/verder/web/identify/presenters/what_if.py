"""A what-if in words: what would change, and what each part of it brings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.domain.identify.profit_ladder import Figure, ProfitLadder, Step
from verder.domain.identify.what_if import (
    Change,
    DriverEffect,
    MinimumOrder,
    OrderEffect,
    SmallOrders,
    WhatIf,
    volume_to_lose,
)
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.presenters.words import STEP_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEffect:
    """A step as it is, what it gains, and what it becomes."""

    name: str
    before: Figure
    effect: Decimal
    after: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEffect:
    """One part of a change, and what it brings on net customer profit."""

    words: str
    effect: Decimal


def step_effects(found: WhatIf) -> list[StepEffect]:
    """Return net revenue and every step, before and after."""
    revenue = found.before.revenue
    first = StepEffect(
        name=_("Net revenue"),
        before=revenue,
        effect=found.revenue,
        after=revenue + found.revenue,
    )
    return [first, *(_step_effect(found, step) for step in Step)]


def _step_effect(found: WhatIf, step: Step) -> StepEffect:
    return StepEffect(
        name=str(STEP_NAMES[step]),
        before=found.before.profit(step),
        effect=found.effect(step),
        after=found.after(step),
    )


def part_effects(
    found: WhatIf, change: Change, names: Mapping[str, str], currency: str
) -> Iterator[PartEffect]:
    """Yield what each part of the change brings; together they are the effect."""
    if change.minimum_order is not None:
        words = _order_words(found.orders, change.minimum_order, currency)
        yield PartEffect(words=words, effect=found.orders.margin)
    if change.price_share:
        yield PartEffect(words=_price_words(change), effect=found.price)
    for each in found.drivers:
        yield PartEffect(words=_driver_words(each, names), effect=each.saved)


def _order_words(effect: OrderEffect, minimum: MinimumOrder, currency: str) -> str:
    parts = {
        "size": formats.money(minimum.size, currency),
        "small": formats.number(effect.small),
        "orders": formats.number(effect.orders),
        "left": formats.number(effect.left),
    }
    if minimum.small_orders is SmallOrders.VANISHED:
        text = _("Minimum order %(size)s: %(small)s of %(orders)s orders vanish, with their margin")
    else:
        text = _(
            "Minimum order %(size)s: %(small)s of %(orders)s orders are merged, %(left)s remain"
        )
    return text % parts


def _price_words(change: Change) -> str:
    return _("Price %(change)s, at equal volume") % {"change": formats.change(change.price_share)}


def _driver_words(each: DriverEffect, names: Mapping[str, str]) -> str:
    return _("%(driver)s: %(before)s → %(after)s") % {
        "driver": names.get(each.code, each.code),
        "before": short(each.before),
        "after": short(each.after),
    }


def change_words(change: Change, names: Mapping[str, str], currency: str) -> list[str]:
    """Return what would change, without what it brings."""
    words = [_price_words(change)] if change.price_share else []
    if change.minimum_order is not None:
        size = formats.money(change.minimum_order.size, currency)
        vanished = change.minimum_order.small_orders is SmallOrders.VANISHED
        text = (
            _("minimum order %(size)s, smaller ones vanish")
            if vanished
            else _("minimum order %(size)s, smaller ones merged")
        )
        words.append(text % {"size": size})
    for code, number in change.quantities.items():
        words.append(f"{names.get(code, code)} → {short(number)}")
    return words


def volume_words(ladder: ProfitLadder, change: Change) -> str:
    """Return how much volume a price rise may cost before its gain is gone; "" without one."""
    margin = ladder.share(Step.CM1)
    if isinstance(margin, NotComputable):
        return ""
    try:
        share = volume_to_lose(margin, change.price_share)
    except NotComputable:
        return ""
    text = _("The price rise pays as long as less than %(share)s of the volume is lost.")
    return text % {"share": formats.share(share)}


def rest_words(found: WhatIf, currency: str) -> str:
    """Return what of a loss remains to be negotiated; "" where none does, or nothing changes."""
    left, revenue = found.after(Step.CM3), found.before.revenue + found.revenue
    if isinstance(left, NotComputable) or left >= 0 or not found.effect(Step.CM3):
        return ""
    amount = formats.money(-left, currency)
    if revenue <= 0:
        return _("%(amount)s of the loss remains to be negotiated.") % {"amount": amount}
    text = _("%(amount)s of the loss remains to be negotiated: by price alone another %(share)s.")
    return text % {"amount": amount, "share": formats.share(-left / revenue)}


def price_hint(ladder: ProfitLadder) -> str:
    """Return which price rise would bring a loss to zero; "" where there is no loss."""
    share = ladder.share(Step.CM3)
    if isinstance(share, NotComputable) or share >= 0:
        return ""
    text = _("At equal volume a price rise of %(share)s alone would bring the loss to zero.")
    return text % {"share": formats.share(-share)}


def missing_drivers(ladder: ProfitLadder, names: Mapping[str, str]) -> list[str]:
    """Return the names of the drivers that count and whose quantity nobody gave."""
    return [
        names.get(each.driver.code, each.driver.code)
        for step in Step
        for each in ladder.costs_of(step)
        if isinstance(each.quantity, NotComputable)
    ]


def missing_sentence(names: list[str]) -> str:
    """Return which quantities are missing, in one line."""
    text = ngettext(
        "The quantity of %(drivers)s is not known yet, so profit ends above it.",
        "The quantities of %(drivers)s are not known yet, so profit ends above them.",
        len(names),
    )
    return text % {"drivers": ", ".join(names)}


def short(number: Decimal) -> str:
    """Return a quantity with a decimal only where it has one."""
    return formats.number(number, 0 if number == number.to_integral_value() else 1)
