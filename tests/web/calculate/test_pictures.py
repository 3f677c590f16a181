"""Pictures of calculators: drawn with their table and file, or waiting with a reason."""

import json
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from tests.web.calculate.conftest import Page, Reading, calculated
from verder.apps.calculate.calculators import cards


def option(page: Page, name: str) -> dict[str, Any]:
    """Return what is drawn."""
    (text,) = page.found(f"//script[@id='{name}']/text()")
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_curve_marks_where_the_input_is_now(reading: Reading) -> None:
    page = calculated(reading("nl"), "break_even")
    drawn = option(page, "picture-1")
    marks = [mark["label"]["formatter"] for mark in drawn["series"][-1]["markLine"]["data"]]
    assert any("10.000" in mark for mark in marks)
    assert len(drawn["series"][0]["data"]) == 41


def test_a_bridge_goes_down_where_something_goes_off(reading: Reading) -> None:
    drawn = option(calculated(reading("nl"), "price_waterfall"), "picture-1")
    assert drawn["yAxis"]["data"][0] == "Lijstprijs"
    base, above, _below = (series["data"] for series in drawn["series"])
    assert (base[1], above[1]["value"]) == (88, 12)


@pytest.mark.parametrize("key", ["break_even", "price_waterfall", "price_offer", "price_mix"])
def test_without_answer_a_picture_waits(reading: Reading, key: str) -> None:
    page = calculated(reading("nl"), key, {"example": "none"})
    assert page.found("//figure") == []
    assert len(page.texts("//*[@class='picture-waits']/p")) == len(cards()[key].pictures)


def test_the_figures_of_a_picture_can_be_taken_along(reading: Reading) -> None:
    client = reading("nl")
    page = calculated(client, "price_offer", is_live=False)
    (address,) = page.found("(//figure//a/@href)[1]")
    file = client.get(f"/calculate/price_offer/{address}")
    book = openpyxl.load_workbook(BytesIO(file.content))
    values = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert {12_000, 24_000} <= set(values)
