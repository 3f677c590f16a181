import zipfile
from pathlib import Path

import pytest

from verder.facts.contacts.archive import MOST_FILES, read_archive
from verder.facts.contacts.reading import read_contacts
from verder.facts.contacts.values import ContactFile
from verder.facts.failures import FileRefused

FEMKE = "BEGIN:VCARD\nFN:Femke Boorstra\nEMAIL:f@klant.example\nEND:VCARD\n"
TWO = "BEGIN:VCARD\nFN:Sjoerd Tang\nBDAY:1980-01-01\nEND:VCARD\nBEGIN:VCARD\nN:Vijl;Wouter\n"


def packed(folder: Path, files: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    path = folder / "cards.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def read(path: Path) -> ContactFile:
    return read_contacts(path, folder=path.parent)


def test_every_card_of_every_file_is_read_and_each_problem_says_in_which(tmp_path: Path) -> None:
    files = {
        "a/Femke.vcf": FEMKE,
        "b.VCF": TWO,
        "empty.vcf": "",
        "photo.jpg": "x",
        "__MACOSX/._b.vcf": "litter",
        ".DS_Store": "litter",
    }
    found = read(packed(tmp_path, files))
    assert [(each.number, each.name, each.file) for each in found.contacts] == [
        (1, "Femke Boorstra", "Femke.vcf"),
        (2, "Sjoerd Tang", "b.VCF"),
        (3, "Wouter Vijl", "b.VCF"),
    ]
    assert {(each.file, each.code) for each in found.flaws} == {
        ("b.VCF", "card_not_closed"),
        ("b.VCF", "birthday_left_out"),
        ("empty.vcf", "no_cards"),
        ("photo.jpg", "file_no_card"),
    }


@pytest.mark.parametrize(
    ("method", "at"),
    [
        (zipfile.ZIP_STORED, 20),
        (zipfile.ZIP_DEFLATED, 20),
        (zipfile.ZIP_BZIP2, 20),
        (zipfile.ZIP_LZMA, 20),
        (zipfile.ZIP_LZMA, 0),
    ],
)
def test_a_damaged_file_is_named_and_the_others_are_read(
    tmp_path: Path, method: int, at: int
) -> None:
    path = packed(tmp_path, {"one.vcf": FEMKE, "two.vcf": TWO * 40}, method)
    data = bytearray(path.read_bytes())
    at += data.index(b"two.vcf") + len("two.vcf")
    data[at : at + 8] = b"\xff" * 8
    path.write_bytes(data)
    found = read(path)
    assert [each.file for each in found.contacts] == ["one.vcf"]
    assert [(each.file, each.code) for each in found.flaws] == [("two.vcf", "file_unreadable")]


def test_a_file_packed_in_a_way_that_nobody_knows_is_named(tmp_path: Path) -> None:
    path = packed(tmp_path, {"one.vcf": FEMKE})
    data = bytearray(path.read_bytes())
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 99
    path.write_bytes(data)
    assert [each.code for each in read(path).flaws] == ["file_unreadable"]


def test_a_file_without_a_name_is_no_card_and_named(tmp_path: Path) -> None:
    path = packed(tmp_path, {"one.vcf": FEMKE, "x": ""})
    data = path.read_bytes().replace(b"x", b"\0")
    path.write_bytes(data)
    found = read(path)
    assert [each.file for each in found.contacts] == ["one.vcf"]
    assert [(each.file, each.code) for each in found.flaws] == [("", "file_no_card")]


def test_a_file_with_a_password_is_named(tmp_path: Path) -> None:
    path = packed(tmp_path, {"one.vcf": FEMKE})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert [each.code for each in read(path).flaws] == ["file_locked"]


def test_more_than_a_machine_should_unpack_is_refused(tmp_path: Path) -> None:
    large = packed(tmp_path, {"one.vcf": FEMKE + "NOTE:" + "x" * 5000})
    with pytest.raises(FileRefused, match="zip_bomb"):
        read_archive(large, most_bytes=4000)
    many = packed(tmp_path, {f"{at}.vcf": "" for at in range(MOST_FILES + 1)})
    with pytest.raises(FileRefused, match="too_many_files"):
        read(many)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(large.read_bytes()[:60])
    with pytest.raises(FileRefused):
        read(broken)
