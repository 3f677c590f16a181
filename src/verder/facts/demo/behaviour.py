"""How the customers of the demo company buy: how much, how often, when, at which discount."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from verder.facts.demo.articles import SERVICES, DemoArticle
from verder.facts.demo.chance import Chance, Real, Truth, Whole
from verder.facts.demo.customers import DemoCustomer
from verder.facts.demo.words import table

# Summer dip, builders' holiday in August, a short December; January is 0.
SEASON = np.array([0.92, 0.97, 1.09, 1.05, 1.0, 1.1, 0.86, 0.62, 1.15, 1.13, 1.1, 0.8])
SPREAD = 1.3  # of the logarithm of what customers spend: some large, many small
MEAN_SPEND = 1_400_000  # cents a year
GROWTH = 0.03
LINES_AN_INVOICE = 3.2
MOST_FAVOURITES = 60
LOSS_MAKERS_BY_SIZE = (2, 5, 9, 14, 20, 27)  # large customers that bargained too well
YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """One place a customer in every array; `active` and `growth` have a column a month."""

    spend: Real  # cents a year at the start
    growth: Real
    active: Truth
    invoices: Real  # expected number in an average month
    discount: Whole  # per mille
    favourites: Whole  # places of articles, one row a customer
    favourite_count: Whole
    orders_services: Truth
    returns_all: Truth  # the last purchases come back, so that a credit balance remains
    cancels: Truth  # buys once and returns everything
    service_articles: Whole
    cheap_articles: Whole


def behaviour(
    rows: Sequence[DemoCustomer],
    articles: Sequence[DemoArticle],
    *,
    months: int,
    lines: int,
    seed: int,
) -> Behaviour:
    """Draw how every customer behaves, so that some so many lines come out in all."""
    chance = Chance(seed, "behaviour")
    spend = _spend(rows, chance)
    active, returns_all, cancels = _active(rows, months, chance)
    growth = _growth(len(rows), months, chance)
    bargainers = _bargainers(spend)
    for rare in (returns_all, cancels):
        rare[bargainers] = False
    active[bargainers], growth[bargainers] = True, 1.0
    growth = _levelled(growth, spend, active)
    return Behaviour(
        spend=spend,
        growth=growth,
        active=active,
        invoices=_invoices(spend, growth * active, lines),
        discount=_discount(spend, bargainers, chance),
        favourites=_favourites(rows, articles, chance),
        favourite_count=_favourite_count(spend),
        orders_services=chance.draw.random(len(rows)) < 0.05,
        returns_all=returns_all,
        cancels=cancels,
        service_articles=_places(articles, of_services=True),
        cheap_articles=_cheap(articles),
    )


def _spend(rows: Sequence[DemoCustomer], chance: Chance) -> Real:
    drawn = chance.draw.lognormal(0.0, SPREAD, len(rows))
    spend = drawn / drawn.mean() * MEAN_SPEND
    for place, row in enumerate(rows):
        if row.like is not None:
            spend[place] = 0.3 * spend[row.like]
    return np.asarray(spend, dtype=np.float64)


def _growth(count: int, months: int, chance: Chance) -> Real:
    """Return a factor a month: most near the mean, some rising fast, some falling away."""
    rate = chance.draw.normal(GROWTH, 0.10, count)
    kind = chance.draw.random(count)
    rate = np.where(kind < 0.07, rate + 0.35, np.where(kind > 0.92, rate - 0.28, rate))
    years = np.arange(months) / YEAR
    return np.asarray((1 + np.clip(rate, -0.7, 1.0))[:, None] ** years, dtype=np.float64)


def _levelled(growth: Real, spend: Real, active: Truth) -> Real:
    """Return the factors, scaled so that all customers together grow by the mean."""
    whole = (spend[:, None] * growth * active).sum(axis=0)
    wish = spend.sum() * (1 + GROWTH) ** (np.arange(growth.shape[1]) / YEAR)
    return np.asarray(growth * wish / np.maximum(whole, 1.0))


def _active(
    rows: Sequence[DemoCustomer], months: int, chance: Chance
) -> tuple[Truth, Truth, Truth]:
    """Return in which months customers buy at all, and two rare kinds of them."""
    count, fate = len(rows), chance.draw.random(len(rows))
    years = months / YEAR
    first = np.zeros(count, dtype=np.int64)
    last = np.full(count, months, dtype=np.int64)
    comes, goes = fate < 0.07 * years, fate > 1 - 0.06 * years
    first[comes] = chance.draw.integers(1, months, int(comes.sum()))
    last[goes] = chance.draw.integers(1, months, int(goes.sum()))
    month = np.arange(months)
    active = (month >= first[:, None]) & (month < last[:, None])
    pauses = (fate > 0.45) & (fate < 0.48)
    active[np.ix_(pauses, (month >= months // 3) & (month < months // 3 + 15))] = False
    active[(fate > 0.5) & (fate < 0.52)] = False  # quoted, never bought
    returns_all, cancels = _rare(fate, 0.40, 0.405), _rare(fate, 0.41, 0.414)
    active[returns_all] = month < max(1, months - YEAR)
    active[cancels] = month == max(0, months - 5)
    return active, returns_all, cancels


def _rare(fate: Real, low: float, high: float) -> Truth:
    """Return whose fate lies there; the nearest one where it is nobody's."""
    found = (fate >= low) & (fate < high)
    found[np.argmin(np.abs(fate - low))] = True
    return np.asarray(found)


def _invoices(spend: Real, presence: Real, lines: int) -> Real:
    """Return invoices a month, larger customers more of them, so that the lines come out."""
    wish = np.clip((spend / np.median(spend)) ** 0.55, 0.15, 12.0)
    months = presence.sum(axis=1)
    return np.asarray(wish * lines / LINES_AN_INVOICE / max(1.0, float((wish * months).sum())))


def _bargainers(spend: Real) -> Whole:
    """Return the large customers that have talked the price below cost."""
    order = np.argsort(-spend, kind="stable")
    ranks = [rank for rank in LOSS_MAKERS_BY_SIZE if rank < max(1, len(spend) // 5)]
    return np.asarray(order[ranks])


def _discount(spend: Real, bargainers: Whole, chance: Chance) -> Whole:
    size = np.log10(spend / np.median(spend))
    discount = np.clip(60 + 75 * size + chance.draw.normal(0, 35, len(spend)), 0, 240)
    discount[chance.draw.random(len(spend)) < 0.06] = 420
    discount[bargainers] = 470 - 10 * np.arange(len(bargainers))
    return np.asarray(np.round(discount / 5) * 5, dtype=np.int64)


def _favourites(
    rows: Sequence[DemoCustomer], articles: Sequence[DemoArticle], chance: Chance
) -> Whole:
    """Return the articles that each customer comes back for, most from groups of its sector."""
    groups = {row["sector"]: set(row["groups"].split("|")) for row in table("sectors")}
    found = np.empty((len(rows), MOST_FAVOURITES), dtype=np.int64)
    for sector in ["", *groups]:
        here = np.array([row.sector == sector for row in rows])
        weight = np.array([_weight(article, groups.get(sector, set())) for article in articles])
        size = (int(here.sum()), MOST_FAVOURITES)
        found[here] = chance.draw.choice(len(articles), size=size, p=weight / weight.sum())
    return found


def _weight(article: DemoArticle, groups: set[str]) -> float:
    if article.code == SERVICES:
        return 0.0
    return 6.0 if article.code in groups else 1.0


def _favourite_count(spend: Real) -> Whole:
    count = 10 + 16 * np.log10(spend / np.median(spend))
    return np.asarray(np.clip(count, 3, MOST_FAVOURITES), dtype=np.int64)


def _places(articles: Sequence[DemoArticle], *, of_services: bool) -> Whole:
    wanted = [n for n, each in enumerate(articles) if (each.code == SERVICES) is of_services]
    return np.array(wanted, dtype=np.int64)


def _cheap(articles: Sequence[DemoArticle]) -> Whole:
    """Return the cheaper third of the articles: what small orders are made of."""
    goods = _places(articles, of_services=False)
    price = np.array([articles[place].price for place in goods])
    return np.asarray(goods[np.argsort(price, kind="stable")][: len(goods) // 3])
