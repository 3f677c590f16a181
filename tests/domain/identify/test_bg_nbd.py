import csv
from pathlib import Path

import numpy as np
import pytest

from verder.domain.identify.bg_nbd import (
    BetaGeometric,
    Repeats,
    alive,
    expected_orders,
    fit_bg_nbd,
)
from verder.domain.values.missing import NotComputable

PUBLISHED = (0.243, 4.414, 0.793, 2.426)
CUSTOMER = Repeats(2, 30.43, 38.86)


@pytest.fixture(scope="module")
def music_buyers(shared_data: Path) -> BetaGeometric:
    file = shared_data / "cdnow/cdnow_customers_summary.csv"
    with file.open(encoding="utf-8") as rows:
        return fit_bg_nbd(
            [
                Repeats(int(row["frequency"]), float(row["recency"]), float(row["T"]))
                for row in csv.DictReader(rows)
            ]
        )


def of(value: float) -> np.ndarray:
    return np.array([value])


def test_published_parameters_give_the_published_answers() -> None:
    x, last_at, age = of(2), of(30.43), of(38.86)
    assert alive(PUBLISHED, x, last_at, age)[0] == pytest.approx(0.726579, abs=1e-6)
    assert expected_orders(PUBLISHED, x, last_at, age, 39)[0] == pytest.approx(1.226028, abs=1e-6)


def test_real_buyers_give_the_published_parameters(music_buyers: BetaGeometric) -> None:
    found = music_buyers.fit
    assert found.parameters == pytest.approx(PUBLISHED, abs=0.001)
    assert found.log_likelihood == pytest.approx(-9582.4, abs=0.05)


def test_every_answer_has_a_range_around_it(music_buyers: BetaGeometric) -> None:
    chance = music_buyers.alive([CUSTOMER, Repeats(0, 0, 38.86)])
    assert chance.middle == pytest.approx([0.7266, 1], abs=0.001)
    assert chance.low[0] < chance.middle[0] < chance.high[0] <= 1
    assert (chance.low[1], chance.high[1]) == (1, 1)
    orders = music_buyers.expected_orders([CUSTOMER], 39)
    assert orders.low[0] < orders.middle[0] < orders.high[0]


def test_thousands_of_orders_and_long_silence_stay_finite(music_buyers: BetaGeometric) -> None:
    busy, silent = Repeats(5000, 500, 500), Repeats(5000, 100, 2000)
    found = music_buyers.expected_orders([busy, silent], 52)
    assert np.isfinite(found.middle).all()
    assert found.middle[0] > 400
    assert found.middle[1] == pytest.approx(0, abs=1e-9)


def test_longer_silence_makes_life_less_likely() -> None:
    ages = np.arange(31.0, 200.0)
    found = alive(PUBLISHED, np.full_like(ages, 2), np.full_like(ages, 30.43), ages)
    assert (np.diff(found) < 0).all()


def test_without_a_repeat_order_there_is_nothing_to_learn() -> None:
    with pytest.raises(NotComputable, match="no_repeat_orders"):
        fit_bg_nbd([Repeats(0, 0, 10)] * 40)
