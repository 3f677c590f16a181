"""BG/NBD: whether a customer without a contract still buys, and how often it will."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import betaln, gammaln, hyp2f1

from verder.domain.identify.likelihood import Fit, LikelyRange, Numbers, fitted, likely_range
from verder.domain.values.missing import NotComputable


@dataclass(frozen=True, slots=True)
class Repeats:
    """What is known of a customer: x repeat orders, the time of the last one, and its age.

    Both times are counted from the first order, in the same unit, mostly weeks.
    """

    orders: int
    last_at: float
    age: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BetaGeometric:
    """Orders come at a rate of Gamma(r, α); after each the customer stops, p ~ Beta(a, b)."""

    fit: Fit

    def alive(self, customers: Sequence[Repeats]) -> LikelyRange:
        """Return P(alive), the chance that each still buys; 1 while there is no repeat."""
        x, last_at, age = _columns(customers)
        found = likely_range(self.fit, lambda *parameters: alive(parameters, x, last_at, age))
        return replace(found, high=np.minimum(found.high, 1.0))

    def expected_orders(self, customers: Sequence[Repeats], time: float) -> LikelyRange:
        """Return how many orders to expect of each in so much time from now."""
        x, last_at, age = _columns(customers)
        return likely_range(
            self.fit, lambda *parameters: expected_orders(parameters, x, last_at, age, time)
        )


def alive(parameters: Sequence[float], x: Numbers, last_at: Numbers, age: Numbers) -> Numbers:
    """Return 1/(1 + a/(b + x - 1) · ((α + T)/(α + t_x))^(r + x)), and 1 where x = 0."""
    return np.asarray(1 / (1 + _silence(parameters, x, last_at, age)))


def expected_orders(
    parameters: Sequence[float], x: Numbers, last_at: Numbers, age: Numbers, time: float
) -> Numbers:
    """Return the expected orders in the time to come, by the published closed form.

    Its ₂F₁ is taken after Euler's transformation, which stays finite for thousands of orders.
    """
    r, alpha, a, b = parameters
    rest = (alpha + age) / (alpha + age + time)
    series = rest ** (a - 1) * hyp2f1(a + b - 1 - r, a - 1, a + b + x - 1, 1 - rest)
    without_silence = (a + b + x - 1) / (a - 1) * (1 - series)
    return np.asarray(without_silence / (1 + _silence(parameters, x, last_at, age)))


def _silence(parameters: Sequence[float], x: Numbers, last_at: Numbers, age: Numbers) -> Numbers:
    """Return the odds of having stopped; the power is taken of logarithms, or it overflows."""
    r, alpha, a, b = parameters
    power = np.minimum((r + x) * np.log((alpha + age) / (alpha + last_at)), 700.0)
    return np.where(x > 0, a / (b + np.maximum(x, 1) - 1) * np.exp(power), 0.0)


def fit_bg_nbd(customers: Sequence[Repeats]) -> BetaGeometric:
    """Return r, α, a and b of greatest likelihood.

    Customers that are alike are counted, so a large base is fitted as fast as its variety
    allows. Nobody with a repeat order: "no_repeat_orders". Source: Fader, Hardie and Lee.
    """
    if not any(each.orders for each in customers):
        raise NotComputable("no_repeat_orders")
    counts = Counter(customers)
    x, last_at, age = _columns(list(counts))
    weights = np.array(list(counts.values()), dtype=np.float64)

    def cost(logs: Numbers) -> float:
        r, alpha, a, b = np.exp(logs)
        common = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
        common = common + betaln(a, b + x) - betaln(a, b)
        lives = -(r + x) * np.log(alpha + age)
        stopped = np.where(
            x > 0,
            np.log(a / (b + np.maximum(x, 1) - 1)) - (r + x) * np.log(alpha + last_at),
            -np.inf,
        )
        return -float(np.sum(weights * (common + np.logaddexp(lives, stopped))))

    return BetaGeometric(fit=fitted(cost, [1.0, max(1.0, float(age.mean()) / 4), 1.0, 1.0]))


def _columns(customers: Sequence[Repeats]) -> tuple[Numbers, Numbers, Numbers]:
    rows = [(each.orders, each.last_at, each.age) for each in customers]
    table = np.array(rows, dtype=np.float64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]
