"""Fixing a result and freeing an input, on the page."""

import pytest

from tests.web.calculate.conftest import Page, Reading, calculated

DISCOUNT = {"price": "50", "unit_cost": "30", "volume": "10000", "change": "-10"}


def solved(reading: Reading, **query: str) -> Page:
    """Return the page of a discount with what is wanted of it."""
    return calculated(reading("nl"), "price_change", {**DISCOUNT, **query})


@pytest.mark.parametrize(
    ("free", "wanted", "expected"),
    [
        ("change", "10.000", "Prijsverandering 0%"),
        ("price", "12.500", "Verkoopprijs nu € 60,00 per stuk"),
        ("unit_cost", "12.000", "Variabele kosten € 20,00 per stuk"),
    ],
)
def test_the_value_that_gives_the_result_is_found(
    reading: Reading, free: str, wanted: str, expected: str
) -> None:
    query = {"solve-result": "needed_volume", "solve-free": free, "solve-wanted": wanted}
    assert expected in solved(reading, **query).part("solution")


def test_the_value_can_be_taken_over(reading: Reading) -> None:
    query = {"solve-result": "volume_change", "solve-free": "unit_cost", "solve-wanted": "50"}
    page = solved(reading, **query)
    (address,) = page.found("//*[@id='solution']//a/@href")
    again = reading("nl").get(f"/calculate/price_change/{address}").content.decode()
    assert "50%" in Page(again).part("results")
    assert Page(again).value("unit_cost") == "35"


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"solve-wanted": "-5"}, "Geen enkele waarde geeft deze uitkomst."),
        ({"solve-wanted": "veel"}, "Dit is geen getal."),
        ({"solve-wanted": "12000", "unit_cost": ""}, "niet ingevuld"),
    ],
)
def test_where_no_value_does_it_the_page_says_why(
    reading: Reading, query: dict[str, str], reason: str
) -> None:
    asked = {"solve-result": "needed_volume", "solve-free": "change", **query}
    assert reason in solved(reading, **asked).part("solution")


def test_what_is_wanted_stays_in_the_address(reading: Reading) -> None:
    headers = {"HX-Request": "true", "HX-Target": "results"}
    query = "price=50&solve-result=volume_change&solve-free=price&solve-wanted=20"
    answer = reading("nl").get(f"/calculate/price_change/?{query}", headers=headers)
    assert answer["HX-Replace-Url"].endswith(f"?price=50&language=nl&{query.partition('&')[2]}")


def test_an_english_link_is_solved_the_same_in_dutch(reading: Reading) -> None:
    query = {"solve-result": "needed_volume", "solve-free": "change", "solve-wanted": "12,500.5"}
    page = calculated(
        reading("nl"),
        "price_change",
        {**DISCOUNT, "volume": "12,500.5", "language": "en", **query},
        is_live=False,
    )
    assert page.part("solution").startswith("Prijsverandering 0%")
    assert page.found("//*[@id='solve-wanted']/@value") == ["12.500,5"]
