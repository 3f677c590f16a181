"""Archives hold invoices, or one file of any kind; what is hostile or mixed is refused."""

import gzip
import zipfile
from pathlib import Path

import pytest

from tests.facts.readers.invoices import ubl
from tests.facts.readers.opened import opened, rows_of
from verder.facts.failures import FileRefused
from verder.facts.readers.table import CleanText

LINES = "Klantnr;Factuurdatum;Bedrag\nK1;01-03-2026;5,00\n"


def zipped(folder: Path, members: dict[str, str | bytes], name: str = "omzet.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def refusal_of(path: Path) -> FileRefused:
    with pytest.raises(FileRefused) as refusal:
        opened(path)
    return refusal.value


def test_a_single_table_in_a_zip_is_read(tmp_path: Path) -> None:
    table = opened(zipped(tmp_path, {"map/omzet.csv": LINES, "leesmij.md": "x"}))
    assert isinstance(table.rows, CleanText)
    assert table.headers == ("Klantnr", "Factuurdatum", "Bedrag")
    assert table.notes[-1].details == {"count": 1, "members": ["leesmij.md"]}


def test_a_table_in_gzip_is_read(tmp_path: Path) -> None:
    path = tmp_path / "omzet.csv.gz"
    path.write_bytes(gzip.compress(LINES.encode()))
    assert opened(path).reader == "csv"


def test_a_zip_with_one_table_alone_has_nothing_to_tell(tmp_path: Path) -> None:
    assert opened(zipped(tmp_path, {"omzet.csv": LINES})).notes == ()


def test_several_tables_in_a_zip_are_refused_by_name(tmp_path: Path) -> None:
    refusal = refusal_of(zipped(tmp_path, {"a.csv": LINES, "b.csv": LINES}))
    assert refusal.code == "archive_of_several"
    assert refusal.details["members"] == ["a.csv", "b.csv"]


def test_a_zip_without_anything_to_read_is_refused(tmp_path: Path) -> None:
    refusal = refusal_of(zipped(tmp_path, {"foto.jpg": b"\xff\xd8", "map/": b""}))
    assert (refusal.code, refusal.details["members"]) == ("archive_without_table", ["foto.jpg"])


@pytest.mark.parametrize("name", ["omzet.csv", "omzet.xlsx"])
def test_an_archive_in_an_archive_stays_closed(name: str, tmp_path: Path) -> None:
    inner = zipped(tmp_path, {"omzet.csv": LINES}, "binnen.zip").read_bytes()
    assert refusal_of(zipped(tmp_path, {name: inner})).code == "archive_in_archive"
    assert refusal_of(zipped(tmp_path, {name: gzip.compress(b"x")})).code == "archive_in_archive"


def test_a_zip_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"omzet.csv": LINES * 500})
    content = path.read_bytes()
    for quarter in (1, 2, 3):
        path.write_bytes(content[: len(content) * quarter // 4])
        assert refusal_of(path).code == "damaged_archive"


@pytest.mark.parametrize(
    ("name", "code"), [("omzet.csv", "damaged_archive"), ("xl/workbook.xml", "damaged_workbook")]
)
@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_member_that_is_damaged_is_refused(
    method: int, name: str, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "omzet.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr(name, LINES * 500)
    content = bytearray(path.read_bytes())
    content[50:60] = b"\xff" * 10
    path.write_bytes(content)
    assert refusal_of(path).code == code


def test_a_damaged_invoice_in_a_zip_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "facturen.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.xml", ubl())
        archive.writestr("b.xml", ubl(number="F2"))
    path.write_bytes(path.read_bytes().replace(b"<cbc:ID>F2<", b"<cbc:ID>F3<"))
    table = opened(path)
    assert [row["invoice"] for row in rows_of(table)] == ["F1"]
    assert [(one.code, one.text) for one in table.rejected] == [("damaged_archive", "b.xml")]


def test_a_member_that_is_damaged_and_no_xml_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "facturen.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.xml", ubl(number="F2") + " " * 100_000)
    path.write_bytes(path.read_bytes().replace(b"<cbc:ID>F2<", b"<cbc:ID>F<<"))
    (rejected,) = opened(path).rejected
    assert (rejected.code, rejected.text.split(" ")[0]) == ("truncated_file", "a.xml")


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"omzet.csv": LINES})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert refusal_of(path).code == "password_protected"


def test_a_method_of_packing_that_is_not_known_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"omzet.csv": LINES})
    content = bytearray(path.read_bytes())
    content[8] = 97
    content[content.index(b"PK\x01\x02") + 10] = 97
    path.write_bytes(content)
    assert refusal_of(path).code == "damaged_archive"


def test_a_zip_bomb_is_refused_by_what_it_declares(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"omzet.csv": bytes(200 * 1024 * 1024)})
    assert refusal_of(path).code == "zip_bomb"


def test_a_gzip_bomb_is_refused_by_what_comes_out(tmp_path: Path) -> None:
    path = tmp_path / "omzet.csv.gz"
    path.write_bytes(gzip.compress(bytes(200 * 1024 * 1024)))
    assert refusal_of(path).code == "zip_bomb"


def test_a_member_that_lies_about_its_size_is_rejected(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.xml": ubl() + " " * (200 * 1024 * 1024), "b.xml": ubl()})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(mark) + offset
        content[at : at + 4] = (500).to_bytes(4, "little")
    path.write_bytes(content)
    table = opened(path)
    assert [one.text.split(" ")[0] for one in table.rejected] == ["a.xml"]
    assert len(rows_of(table)) == 1


def test_a_zip_whose_kind_cannot_be_read_is_a_zip(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {"mimetype": "x" * 500, "content.xml": "<a/>"}
    path = zipped(tmp_path, members, "omzet.ods")
    content = bytearray(path.read_bytes())
    content[38:44] = b"\xff" * 6
    path.write_bytes(content)
    table = opened(path)
    assert (table.reader, rows_of(table)) == ("ubl", [])
    assert {note.code for note in table.notes} == {"documents_without_invoice", "members_ignored"}


def test_a_zip_with_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"omzét.csv": LINES})
    path.write_bytes(path.read_bytes().replace("omzét".encode(), b"omz\xa4\xa4t"))
    assert refusal_of(path).code == "damaged_archive"
