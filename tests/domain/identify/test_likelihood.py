"""Likelihoods that tell too little: no summit, or one that is too flat."""

import pytest

from verder.domain.identify.likelihood import fitted
from verder.domain.values.missing import NotComputable


def test_a_summit_gives_the_parameter_and_how_sure_it_is() -> None:
    fit = fitted(lambda logs: float(((logs - 1) ** 2).sum()) / 2, [1.0])
    assert fit.logs == pytest.approx((1,), abs=1e-4)
    assert abs(fit.axes[0][0]) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("steepness", [0.0, 1e-6])
def test_a_likelihood_that_hardly_changes_has_no_stable_fit(steepness: float) -> None:
    with pytest.raises(NotComputable, match="no_stable_fit"):
        fitted(lambda logs: steepness * float((logs**2).sum()), [1.0])
