"""From where to where a slider goes."""

from decimal import Decimal

import pytest

from verder.domain.engines.calculators.card import Input, Unit
from verder.web.calculate.presenters.sliders import Slider, slider_of

PRICE = Input(key="price", unit=Unit.MONEY_EACH)
CHANGE = Input(
    key="change",
    unit=Unit.SHARE,
    least=Decimal(-1),
    most=Decimal(10),
    slider=(Decimal("-0.3"), Decimal("0.3")),
)
PART = Input(key="part", unit=Unit.SHARE, most=Decimal(1))


@pytest.mark.parametrize(
    ("asked", "value", "expected"),
    [
        pytest.param(PRICE, "50", ("0", "100", "1", "50"), id="around the value"),
        pytest.param(PRICE, None, ("0", "100", "1", "0"), id="nothing filled in"),
        pytest.param(PRICE, "-5", ("0", "100", "1", "0"), id="what cannot be"),
        pytest.param(CHANGE, "-0.1", ("-30", "30", "1", "-10"), id="where a what-if stays"),
        pytest.param(CHANGE, "0.8", ("-30", "80", "2", "80"), id="longer for what is outside"),
        pytest.param(PART, "0.8", ("0", "100", "1", "80"), id="no further than it may"),
    ],
)
def test_a_slider_goes_where_the_number_may(
    asked: Input, value: str | None, expected: tuple[str, str, str, str]
) -> None:
    number = None if value is None else Decimal(value)
    assert slider_of(asked, number) == Slider(*expected)
