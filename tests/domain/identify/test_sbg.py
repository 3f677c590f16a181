from itertools import pairwise
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verder.domain.identify.likelihood import Fit
from verder.domain.identify.loyalty import Renewals, renewals_of_cohort
from verder.domain.identify.sbg import ShiftedBetaGeometric, fit_sbg
from verder.domain.values.missing import NotComputable

PUBLISHED = renewals_of_cohort([1000, 631, 468, 382, 326])


def test_the_published_cohort_gives_the_published_parameters() -> None:
    found = fit_sbg(PUBLISHED)
    assert [found.alpha, found.beta] == pytest.approx([0.76367, 1.29583], abs=0.0005)
    assert [found.retention(year) for year in (1, 2, 3, 4)] == pytest.approx(
        [0.6292, 0.7504, 0.8119, 0.8491], abs=0.0005
    )
    assert found.survival(5) * 1000 == pytest.approx(284.5, abs=0.1)


def test_the_residual_lifetimes_are_those_published_with_a_range_around_them() -> None:
    found = fit_sbg(PUBLISHED).residual_lifetime([1, 4], 0.1)
    assert list(found.middle) == pytest.approx([2.88326, 5.23626], abs=0.0005)
    assert all(found.low < found.middle)
    assert all(found.middle < found.high)


def test_the_discounted_chances_of_all_years_add_up_to_the_residual_lifetime() -> None:
    found = fit_sbg(PUBLISHED)
    chances = found.renewing([1, 4], 900).middle
    assert chances[0, 0] == pytest.approx(found.retention(1))
    assert chances[1, 1] == pytest.approx(found.retention(4) * found.retention(5))
    discounted = [sum(row[k] / 1.1**k for k in range(900)) for row in chances]
    assert discounted == pytest.approx([2.88326, 5.23626], abs=0.0005)


def test_cohorts_of_several_years_are_learned_from_together() -> None:
    whole = fit_sbg(PUBLISHED)
    split = fit_sbg(Renewals(lost=PUBLISHED.lost, kept={4: 300, 3: 26}))
    assert PUBLISHED.customers == 1000
    assert split.alpha != whole.alpha


@pytest.mark.parametrize(
    "found",
    [
        Renewals(lost={}, kept={3: 50}),
        Renewals(lost={1: 9}, kept={1: 50}),
        Renewals(lost={1: 9, 2: 4}, kept={}),
    ],
)
def test_too_little_loss_teaches_nothing(found: Renewals) -> None:
    with pytest.raises(NotComputable, match="too_few_years"):
        fit_sbg(found)


def test_customers_that_are_all_alike_have_no_stable_fit() -> None:
    alike = Renewals(lost={1: 500, 2: 250, 3: 125}, kept={3: 125})
    with pytest.raises(NotComputable, match="no_stable_fit"):
        fit_sbg(alike)


POSITIVE = st.floats(0.05, 20)


@given(POSITIVE, POSITIVE, st.floats(0.01, 0.5))
@settings(max_examples=60)
def test_who_stayed_longer_is_expected_to_stay_longer(
    alpha: float, beta: float, discount: float
) -> None:
    fit = Fit(logs=(log(alpha), log(beta)), log_likelihood=0.0, axes=())
    found = ShiftedBetaGeometric(fit=fit).residual_lifetime(range(1, 12), discount).middle
    assert all(after >= before for before, after in pairwise(found))
