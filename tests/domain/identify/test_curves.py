from decimal import Decimal

import pytest

from verder.domain.identify.curves import drawn, height_at, place_of

CURVE = [Decimal(0), Decimal(10), Decimal(14), Decimal(15)]


@pytest.mark.parametrize(("place", "height"), [("0", "0"), ("0.5", "5"), ("2", "14"), ("3", "15")])
def test_a_height_lies_on_the_straight_line_between_two_rows(place: str, height: str) -> None:
    assert height_at(CURVE, Decimal(place)) == Decimal(height)


@pytest.mark.parametrize(
    ("height", "place"), [("5", "0.5"), ("10", "1"), ("12", "1.5"), ("15", "3")]
)
def test_a_place_is_where_the_curve_first_reaches_a_height(height: str, place: str) -> None:
    assert place_of(CURVE, Decimal(height)) == Decimal(place)


def test_a_drawing_has_both_ends_and_what_must_be_in_it() -> None:
    assert list(drawn(1000, 5, 333)) == [0, 250, 333, 500, 750, 1000]
    assert list(drawn(2, 500)) == [0, 1, 2]
    assert list(drawn(0, 500)) == [0]
