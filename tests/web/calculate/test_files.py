"""Calculations taken along: what the address asks stands in the file."""

from io import BytesIO

import openpyxl
from django.test import Client

from tests.web.calculate.conftest import Reading, calculated

ASKED = {"price": "50", "unit_cost": "30", "volume": "10.000", "change": "-10", "language": "nl"}


def test_the_workbook_has_what_the_page_asks(reading: Reading) -> None:
    client = reading("nl")
    links = calculated(client, "price_change", ASKED).found("//*[@id='calculator-links']//a/@href")
    found = client.get(next(str(link) for link in links if "/workbook/" in str(link)))
    assert found["Content-Disposition"] == 'attachment; filename="prijsverandering-en-afzet.xlsx"'
    front = openpyxl.load_workbook(BytesIO(found.content), data_only=True).worksheets[0]
    figures = {cell.value for cell in front["B"]}
    assert {50, 30, 10_000, -0.1, 15} <= figures
    assert any("13.333,33 stuks" in str(cell.value) for cell in front["A"])


def test_only_who_signed_in_gets_one(reading: Reading) -> None:
    assert Client().get("/calculate/price_change/workbook/").status_code == 302
    assert reading("en").get("/calculate/no-such/workbook/").status_code == 404


def test_the_paper_is_a_tagged_pdf_in_the_readers_language(reading: Reading) -> None:
    client = reading("nl")
    links = calculated(client, "price_change", ASKED).found("//*[@id='calculator-links']//a/@href")
    found = client.get(next(str(link) for link in links if "/paper/" in str(link)))
    assert found["Content-Type"] == "application/pdf"
    assert found.content.startswith(b"%PDF-")
    assert b"/Lang(nl)" in found.content.replace(b" ", b"")
