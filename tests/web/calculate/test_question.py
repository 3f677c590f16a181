"""A question in one's own words: which calculators it may ask for, and with which numbers."""

from urllib.parse import parse_qs, urlencode, urlsplit

from tests.web.calculate.conftest import Page, Reading


def asked(reading: Reading, question: str, language: str = "en", **headers: str) -> Page:
    """Return the page that answers a question."""
    address = f"/calculate/?{urlencode({'q': question})}"
    answer = reading(language).get(address, headers=headers)
    return Page(answer.content.decode())


def test_a_question_leads_to_its_calculator_with_its_numbers(reading: Reading) -> None:
    page = asked(reading, "10 % korting, hoeveel meer stuks bij een verkoopprijs van 50?", "nl")
    (card, *_others) = page.found("//li[@class='suggested-card']")
    address = urlsplit(card.xpath(".//a/@href")[0])
    assert address.path == "/calculate/price_change/"
    assert parse_qs(address.query) == {"price": ["50"], "change": ["-10"], "language": ["nl"]}
    assert page.text("//*[@class='suggested-why']").startswith("Vanwege: korting")
    taken = page.texts("(//*[@class='suggested-taken'])[1]/li")
    assert taken == ["10 % → Prijsverandering −10%", "50 → Verkoopprijs nu € 50,00 per stuk"]
    (calculator,) = [reading("nl").get(card.xpath(".//a/@href")[0])]
    assert Page(calculator.content.decode()).value("change") == "-10"


def test_what_was_not_understood_is_said(reading: Reading) -> None:
    page = asked(reading, "discount of 10% for Xyzzy, 77")
    assert "77" in page.text("//*[@class='suggested-left']")
    assert "Xyzzy" in page.part("found")
    assert len(page.found("//li[@class='suggested-card']")) <= 3


def test_where_nothing_fits_the_whole_list_stays_in_its_groups(reading: Reading) -> None:
    page = asked(reading, "zeppelin")
    assert page.found("//li[@class='suggested-card']") == []
    assert "No calculator was recognised" in page.part("found")
    assert len(page.found("//section[@class='calculator-group']")) > 3


def test_without_a_question_nothing_is_suggested(reading: Reading) -> None:
    page = asked(reading, "")
    assert page.found("//*[@class='suggested']") == []
    assert "recognised" not in page.part("found")


def test_while_typing_only_the_answer_comes(reading: Reading) -> None:
    page = asked(reading, "10% discount", **{"HX-Request": "true", "HX-Target": "found"})
    assert page.found("//li[@class='suggested-card']")
    assert page.found("//nav") == []
