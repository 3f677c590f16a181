"""Exports of bookkeeping packages are known by their headers, and have a page in the guide."""

from pathlib import Path

import pytest

from tests.facts.readers.opened import opened
from verder.content.guide import pages
from verder.facts.answers import Answers
from verder.facts.fields import LAYOUTS, LINES
from verder.facts.importing import inspect_file
from verder.facts.packages import columns_of, package_of, package_of_program, packages

SAP = ["VBELN", "POSNR", "FKDAT", "KUNAG", "MATNR", "NETWR"]


def test_every_package_that_the_promise_names_is_known() -> None:
    slugs = {package.slug for package in packages()}
    assert slugs == {
        "afas", "dynamics", "exact-online", "moneybird", "sap", "snelstart", "twinfield",
        "unit4", "visma", "yuki",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_package_has_its_page_in_the_guide(language: str) -> None:
    written = {page.slug for page in pages("exports", language)}
    assert {package.slug for package in packages()} <= written


def test_exports_name_only_fields_that_exist_and_columns_that_can_be_told_apart() -> None:
    for package in packages():
        for export in package.exports:
            fields = {field.name for field in LAYOUTS[export.layout].fields}
            assert set(export.columns) <= fields, package.slug
            assert len(export.fingerprint) >= 3, package.slug


def test_headers_tell_the_package_whatever_their_order_and_spelling() -> None:
    assert package_of(["land id", "Nummer KvK", "naam", "RELATIECODE", "iets"]) == "snelstart"
    assert package_of(["Klant", "Bedrag"]) is None


def test_the_more_telling_export_wins() -> None:
    assert package_of(["DebtorId", "DebtorName", "ChOfCommNr"]) == "afas"


def test_the_columns_of_a_known_export_are_its_own() -> None:
    assert columns_of(SAP, "lines") == {
        "invoice": 0,
        "line": 1,
        "date": 2,
        "customer": 3,
        "product": 4,
        "amount": 5,
    }
    assert columns_of(SAP, "customers") == {}
    assert columns_of(["Klant"], "lines") == {}


@pytest.mark.parametrize(
    ("program", "slug"),
    [("Exact Online", "exact-online"), ("Twinfield NL", "twinfield"), ("TestGen", None)],
)
def test_an_audit_file_says_which_program_wrote_it(program: str, slug: str | None) -> None:
    assert package_of_program(program) == slug


def test_a_known_export_is_named_and_read_without_known_words(tmp_path: Path) -> None:
    path = tmp_path / "vf05.csv"
    first, second = "90000001;10;01.03.2026;1001;M1;12,50", "90000001;20;31.03.2026;1001;M2;5,00"
    path.write_text("\n".join([";".join(SAP), first, second]))
    assert opened(path).package == "sap"
    found = inspect_file(path, answers=Answers(), layout=LINES)
    assert found.package == "sap"
    assert found.columns["amount"] == "NETWR"
    assert found.columns["customer"] == "KUNAG"
