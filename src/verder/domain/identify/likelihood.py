"""Parameters of greatest likelihood, and how far what follows from them may lie beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from verder.domain.values.missing import NotComputable

Numbers = NDArray[np.float64]

STEP: Final = 1e-3  # of the second derivatives, in logarithms
FARTHEST: Final = 12.0  # a parameter beyond e^±12 means that the customers tell too little
LOOSEST: Final = 20.0  # an axis longer than this, in logarithms, says nothing any more
NINETY: Final = 1.6448536269514722  # standard errors to either side that hold nine of ten cases


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The logarithms of positive parameters, and their standard errors as axes.

    Along each axis the parameters vary on their own, by one standard error.
    """

    logs: tuple[float, ...]
    log_likelihood: float
    axes: tuple[tuple[float, ...], ...]

    @property
    def parameters(self) -> tuple[float, ...]:
        """The parameters themselves."""
        return tuple(float(each) for each in np.exp(self.logs))


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyRange:
    """Figures with the range in which nine of ten cases lie, given the parameters' errors."""

    low: Numbers
    middle: Numbers
    high: Numbers


def fitted(cost: Callable[[Numbers], float], start: Sequence[float]) -> Fit:
    """Return the parameters where the cost, minus the log-likelihood, is least.

    Raises "no_stable_fit" where the likelihood has no clear summit.
    """
    options = {"xatol": 1e-9, "fatol": 1e-10, "maxiter": 4000, "maxfev": 4000}
    best = minimize(cost, np.log(start), method="Nelder-Mead", options=options)
    if not best.success or np.abs(best.x).max() > FARTHEST:
        raise NotComputable("no_stable_fit")
    return Fit(
        logs=tuple(float(each) for each in best.x),
        log_likelihood=-float(best.fun),
        axes=_axes(cost, best.x),
    )


def likely_range(fit: Fit, measure: Callable[..., Numbers]) -> LikelyRange:
    """Return what a positive measure of the parameters is, and may be (delta method)."""
    middle = np.asarray(measure(*fit.parameters), dtype=np.float64)
    errors = np.zeros_like(middle)
    for axis in fit.axes:
        above, below = (
            np.log(measure(*np.exp(np.add(fit.logs, np.multiply(sign, axis))))) for sign in (1, -1)
        )
        errors += ((above - below) / 2) ** 2
    factor = np.exp(NINETY * np.sqrt(errors))
    return LikelyRange(low=middle / factor, middle=middle, high=middle * factor)


def _axes(cost: Callable[[Numbers], float], at: Numbers) -> tuple[tuple[float, ...], ...]:
    curvatures, directions = np.linalg.eigh(_curvature(cost, at))
    if curvatures.min() <= 0:
        raise NotComputable("no_stable_fit")
    scaled = directions / np.sqrt(curvatures)
    if np.abs(scaled).max() > LOOSEST:
        raise NotComputable("no_stable_fit")
    return tuple(tuple(float(each) for each in axis) for axis in scaled.T)


def _curvature(cost: Callable[[Numbers], float], at: Numbers) -> Numbers:
    steps = np.eye(len(at)) * STEP
    rows = [
        [
            cost(at + one + two)
            - cost(at + one - two)
            - cost(at - one + two)
            + cost(at - one - two)
            for two in steps
        ]
        for one in steps
    ]
    return np.array(rows) / (4 * STEP**2)
