"""Shifted beta-geometric (sBG): retention that rises with loyalty, for yearly customers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betaln, hyp2f1

from verder.domain.identify.likelihood import Fit, LikelyRange, Numbers, fitted, likely_range
from verder.domain.identify.loyalty import Renewals
from verder.domain.values.missing import NotComputable

FEWEST_YEARS = 2  # one year of losses cannot tell two parameters


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftedBetaGeometric:
    """Churn differs from customer to customer: each has its own θ ~ Beta(α, β)."""

    fit: Fit

    @property
    def alpha(self) -> float:
        """The first parameter, α."""
        return self.fit.parameters[0]

    @property
    def beta(self) -> float:
        """The second parameter, β."""
        return self.fit.parameters[1]

    def retention(self, year: int) -> float:
        """Return r_t = (β + t - 1)/(α + β + t - 1), the share that renews at the t-th time."""
        return (self.beta + year - 1) / (self.alpha + self.beta + year - 1)

    def survival(self, years: int) -> float:
        """Return S(t), the share that is left after t renewals."""
        return float(np.exp(betaln(self.alpha, self.beta + years) - betaln(self.alpha, self.beta)))

    def residual_lifetime(self, payments: Sequence[int], discount: float) -> LikelyRange:
        """Return DERL(n) for customers that made n payments: discounted payments to come.

        (β + n - 1)/(α + β + n - 1) · ₂F₁(1, β + n; α + β + n; 1/(1 + d)); the next payment
        is due now. It rises with n: who stayed long stays longer.
        """
        made = np.asarray(payments, dtype=np.float64)

        def derl(alpha: float, beta: float) -> Numbers:
            renewing = (beta + made - 1) / (alpha + beta + made - 1)
            later = hyp2f1(1, beta + made, alpha + beta + made, 1 / (1 + discount))
            return np.asarray(renewing * later)

        return likely_range(self.fit, derl)

    def renewing(self, payments: Sequence[int], years: int) -> LikelyRange:
        """Return the chance to make the 1st, 2nd, … next payment: a row for each customer.

        S(n - 1 + k)/S(n - 1) for who made n payments.
        """
        made = np.asarray(payments, dtype=np.float64)[:, None]
        coming = np.arange(1, years + 1, dtype=np.float64)[None, :]

        def chances(alpha: float, beta: float) -> Numbers:
            later = betaln(alpha, beta + made - 1 + coming) - betaln(alpha, beta + made - 1)
            return np.asarray(np.exp(later))

        return likely_range(self.fit, chances)


def fit_sbg(found: Renewals) -> ShiftedBetaGeometric:
    """Return α and β of greatest likelihood.

    P(T = t) = B(α + 1, β + t - 1)/B(α, β) and S(t) = B(α, β + t)/B(α, β). Losses in fewer
    than two different years tell too little: "too_few_years". Source: Fader and Hardie.
    """
    lost = {year: count for year, count in found.lost.items() if count}
    kept = {year: count for year, count in found.kept.items() if year and count}
    if len(lost) < FEWEST_YEARS or not kept:
        raise NotComputable("too_few_years")

    def cost(logs: Numbers) -> float:
        alpha, beta = np.exp(logs)
        whole = betaln(alpha, beta)
        left = sum(n * (betaln(alpha + 1, beta + t - 1) - whole) for t, n in lost.items())
        stayed = sum(n * (betaln(alpha, beta + t) - whole) for t, n in kept.items())
        return -float(left + stayed)

    return ShiftedBetaGeometric(fit=fitted(cost, [1.0, 1.0]))
