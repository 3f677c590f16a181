"""The invoice lines of the demo company, drawn a month at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta

import numpy as np

from verder.domain.values.period import Period, add_months
from verder.facts.demo.articles import DemoArticle
from verder.facts.demo.behaviour import LINES_AN_INVOICE, SEASON, Behaviour
from verder.facts.demo.chance import Chance, Real, Truth, Whole

INFLATION = 1.03
COST_INFLATION = 1.032
CREDITED_SHARE = 0.02
COUNTER_SHARE = 0.004  # of the lines: sold over the counter, to nobody known
NOBODY = -1
EPOCH = date(1970, 1, 1)
HOLIDAYS = {(1, 1), (4, 27), (12, 25), (12, 26)}
SATURDAY = 5
A_YEAR, A_MONTH = 100_000_000, 1_000_000  # invoice 2607000012 is the twelfth of July 2026
CREDIT_NOTES = 50 * A_MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Lines, one place a line in every array; money in cents, discount in per mille."""

    customer: Whole  # place in the list, or NOBODY
    article: Whole
    quantity: Whole
    price: Whole
    discount: Whole
    amount: Whole
    cost: Whole
    has_cost: Truth
    invoice: Whole
    line: Whole
    day: Whole  # days since 1970

    def where(self, wanted: Truth) -> "Drawn":
        """Return only those lines."""
        return Drawn(**{each.name: getattr(self, each.name)[wanted] for each in fields(self)})


def together(parts: Sequence[Drawn]) -> Drawn:
    """Return the lines of all parts, one behind the other."""
    return Drawn(
        **{
            each.name: np.concatenate([getattr(part, each.name) for part in parts])
            for each in fields(Drawn)
        }
    )


def sales(
    manner: Behaviour, articles: Sequence[DemoArticle], *, period: Period, seed: int
) -> Iterator[Drawn]:
    """Yield the lines of every month; credit notes take back lines of the month before."""
    chance = Chance(seed, "sales")
    price = np.array([article.price for article in articles])
    cost = np.array([article.cost or 0 for article in articles])
    is_costed = np.array([article.cost is not None for article in articles])
    before: Drawn | None = None
    for number, month in enumerate(period.months()):
        year = number / 12
        prices = np.round(price * INFLATION ** int(year)).astype(np.int64)
        costs = np.round(cost * COST_INFLATION ** int(year)).astype(np.int64)
        sold = _month(manner, number, month, prices, chance)
        sold = _costed(sold, costs, is_costed, chance)
        credited = [] if before is None else [_credits(manner, before, month, number, chance)]
        yield together([sold, *credited])
        before = sold


def _month(manner: Behaviour, number: int, month: date, prices: Whole, chance: Chance) -> Drawn:
    draw = chance.draw
    season = SEASON[month.month - 1] * manner.growth[:, number] * manner.active[:, number]
    counts = draw.poisson(manner.invoices * season)
    counts = np.maximum(counts, _give_back(manner, number))
    customer = draw.permutation(np.repeat(np.arange(len(counts)), counts))
    sizes = 1 + draw.poisson(LINES_AN_INVOICE - 1, len(customer))
    return _lines(manner, customer, sizes, month, prices, chance)


def _give_back(manner: Behaviour, number: int) -> Truth:
    """Return who buys in this month for the last time and will bring it all back."""
    later = manner.active[:, number + 1 :].any(axis=1)
    return (manner.returns_all | manner.cancels) & manner.active[:, number] & ~later


def _lines(
    manner: Behaviour, customer: Whole, sizes: Whole, month: date, prices: Whole, chance: Chance
) -> Drawn:
    """Return the lines of invoices to these customers, each with so many lines."""
    draw = chance.draw
    buyer, count = np.repeat(customer, sizes), int(sizes.sum())
    target = _target(manner, buyer, chance)
    article = _articles(manner, buyer, target, prices, chance)
    jitter = draw.choice(np.array([0, 0, 0, 0, 20, -20]), count)
    discount = np.clip(manner.discount[buyer] + jitter, 0, 600)
    price = prices[article]
    net = np.maximum(price * (1000 - discount) / 1000, 1)
    quantity = np.maximum(1, np.round(target / net)).astype(np.int64)
    known = np.where(draw.random(len(customer)) < COUNTER_SHARE, NOBODY, customer)
    return Drawn(
        customer=np.repeat(known, sizes),
        article=article,
        quantity=quantity,
        price=price,
        discount=discount,
        amount=_amount(quantity, price, discount),
        cost=np.zeros(count, dtype=np.int64),
        has_cost=np.zeros(count, dtype=np.bool_),
        invoice=np.repeat(_first_number(month) + np.arange(len(customer)), sizes),
        line=np.arange(count) - np.repeat(np.cumsum(sizes) - sizes, sizes) + 1,
        day=np.repeat(np.sort(_days(month, len(customer), chance)), sizes),
    )


def _target(manner: Behaviour, buyer: Whole, chance: Chance) -> Real:
    """Return about what each line is worth, so that customers spend what they should."""
    a_line = manner.spend / 12 / (manner.invoices * LINES_AN_INVOICE)
    return np.asarray(a_line[buyer] * chance.draw.lognormal(-0.32, 0.8, len(buyer)))


def _articles(
    manner: Behaviour, buyer: Whole, target: Real, prices: Whole, chance: Chance
) -> Whole:
    """Return an article a line: a favourite, something cheaper for small money, or a service."""
    draw, count = chance.draw, len(buyer)
    rank = manner.favourite_count[buyer] * draw.random(count) ** 1.8
    article = manner.favourites[buyer, rank.astype(np.int64)]
    is_dear = prices[article] > 2 * target
    article = np.where(is_dear, draw.choice(manner.cheap_articles, count), article)
    is_service = draw.random(count) < np.where(manner.orders_services[buyer], 0.2, 0.002)
    return np.where(is_service, draw.choice(manner.service_articles, count), article)


def _amount(quantity: Whole, price: Whole, discount: Whole) -> Whole:
    """Return quantity × price × (1 − discount) in cents, halves up."""
    return np.asarray((quantity * price * (1000 - discount) + 500) // 1000)


def _costed(sold: Drawn, costs: Whole, is_costed: Truth, chance: Chance) -> Drawn:
    """Return the lines with their cost, which the bookkeeping lacks here and there."""
    known = is_costed[sold.article] & (chance.draw.random(len(sold.article)) > 0.01)
    columns = {each.name: getattr(sold, each.name) for each in fields(sold)}
    return Drawn(**columns | {"cost": costs[sold.article] * sold.quantity, "has_cost": known})


def _credits(manner: Behaviour, before: Drawn, month: date, number: int, chance: Chance) -> Drawn:
    """Return credit notes over lines of the month before: wholly or for a part."""
    draw = chance.draw
    known = before.customer >= 0
    brings_back = _give_back(manner, number - 1)
    credited = (draw.random(len(known)) < CREDITED_SHARE) | brings_back[before.customer]
    lines = before.where(known & credited)
    whole = brings_back[lines.customer] | (draw.random(len(lines.line)) < 0.6)
    back = np.where(whole, lines.quantity, np.maximum(1, lines.quantity // 3))
    return Drawn(
        customer=lines.customer,
        article=lines.article,
        quantity=-back,
        price=lines.price,
        discount=lines.discount,
        amount=-_amount(back, lines.price, lines.discount),
        cost=-(lines.cost // lines.quantity) * back,
        has_cost=lines.has_cost,
        invoice=_first_number(month) + CREDIT_NOTES + np.arange(len(back)),
        line=np.ones(len(back), dtype=np.int64),
        day=_days(month, len(back), chance),
    )


def _first_number(month: date) -> int:
    return month.year % 100 * A_YEAR + month.month * A_MONTH + 1


def _days(month: date, count: int, chance: Chance) -> Whole:
    """Return working days of the month, the last of them among the days."""
    days = working_days(month)
    drawn = chance.draw.choice(np.array(days), count)
    drawn[:1] = days[-1]
    return np.asarray(drawn)


def working_days(month: date) -> list[int]:
    """Return the working days of the month, as days since 1970.

    >>> len(working_days(date(2026, 5, 1)))
    21
    """
    days = (add_months(month, 1) - month).days
    every = (month + timedelta(days=number) for number in range(days))
    return [
        (day - EPOCH).days
        for day in every
        if day.weekday() < SATURDAY and (day.month, day.day) not in HOLIDAYS
    ]
