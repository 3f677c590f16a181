from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.facts.contacts.cards import read_cards
from verder.facts.contacts.reading import read_contacts
from verder.facts.contacts.values import ContactFile, ReadContact, ReadReach
from verder.facts.failures import FileRefused

WHOLE = """\
BEGIN:VCARD
VERSION:{version}
N:Boorstra;Femke;;;
FN:Femke Boorstra
ORG:Klink & Zn\\, Gent;Inkoop
TITLE:Inkoper
TEL;TYPE=CELL:+31 6 1234
EMAIL:femke@klink.example
END:VCARD
"""


def read(text: str | bytes) -> ContactFile:
    return read_cards(text.encode() if isinstance(text, str) else text, file="a.vcf")


def only(text: str | bytes) -> ReadContact:
    (contact,) = read(text).contacts
    return contact


def codes(text: str | bytes) -> list[tuple[int, str, str]]:
    return [(flaw.number, flaw.field, flaw.code) for flaw in read(text).flaws]


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_card_reads_the_same_in_every_version_and_encoding(
    version: str, ending: str, codec: str
) -> None:
    text = WHOLE.format(version=version).replace("\n", ending)
    assert only(text.encode(codec)) == ReadContact(
        number=1,
        given_name="Femke",
        family_name="Boorstra",
        company="Klink & Zn, Gent",
        department="Inkoop",
        function="Inkoper",
        reaches=(
            ReadReach(kind="phone", place="mobile", value="+31 6 1234"),
            ReadReach(kind="email", place="work", value="femke@klink.example"),
        ),
    )
    assert codes(text.encode(codec)) == []


def card(*lines: str) -> str:
    return "\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""])


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Jan van der Berg"], "Jan van der Berg"),
        (["N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Bj=F6rk;Zo=EB"], "Zoë Björk"),
        (["N;ENCODING=QUOTED-PRINTABLE:Boor=", "stra;Femke"], "Femke Boorstra"),
        (["N;ENCODING=BASE64:Qm9vcjtab8Or"], "Zoë Boor"),
        (["item1.FN:Femke", " Boor"], "FemkeBoor"),
        (["fn;language=nl:Femke Boor"], "Femke Boor"),
        (["N:;;;;", "FN:Femke Boor"], "Femke Boor"),
    ],
)
def test_a_name_is_read_however_it_is_written(lines: list[str], name: str) -> None:
    assert only(card(*lines)).name == name


def test_a_line_in_the_letters_of_windows_is_read_and_said() -> None:
    assert only(card("FN:Zoë Boor").encode("cp1252")).name == "Zoë Boor"
    assert codes(card("FN:Zoë Boor").encode("cp1252")) == [(1, "FN", "charset_guessed")]
    wrong = card("FN;CHARSET=no-such-set:Zoë Boor")
    assert (only(wrong).name, codes(wrong)) == ("Zoë Boor", [(1, "FN", "charset_guessed")])


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("BEGIN:VCARD\nFN:A B\n" + card("FN:C D"), ["A B", "C D"], [(1, "END", "card_not_closed")]),
        ("BEGIN:VCARD\nFN:A B\nEMAIL:a@b.ex", ["A B"], [(1, "END", "card_not_closed")]),
        ("FN:Nobody\n" + card("FN:A B"), ["A B"], [(1, "FN", "outside_cards")]),
        ("END:VCARD\n" + card("FN:A B"), ["A B"], [(1, "END", "card_not_opened")]),
        (card("FN:A B", "this is no line"), ["A B"], [(1, "", "line_unreadable")]),
        (card("FN:A B", "EMAIL:"), ["A B"], [(1, "EMAIL", "value_empty")]),
        (card("FN:A B", "TITLE;ENCODING=b:%%%=a"), ["A B"], [(1, "TITLE", "base64_damaged")]),
        (card("FN:A B", "BDAY:1980-01-02"), ["A B"], [(1, "BDAY", "birthday_left_out")]),
        (card("EMAIL:boor@b.ex"), ["boor"], [(1, "FN", "name_from_email")]),
        (card("TEL:12"), [], [(1, "FN", "card_without_name")]),
        (card("FN:Klink BV", "ORG:Klink BV"), [], [(1, "FN", "company_card")]),
        (card("KIND:org", "FN:Klink"), [], [(1, "FN", "company_card")]),
        (card("AGENT:", "BEGIN:VCARD", "FN:X", "END:VCARD", "FN:A B"), ["A B"], []),
        (card("FN:A B", "NOTE:half a", "remark: that broke off"), ["A B"], []),
        (card("FN:A B", "PHOTO;ENCODING=b:AAAA", "", "BBBB="), ["A B"], []),
        (card("FN:A B", "TEL;WORK;FAX:12"), ["A B"], []),
    ],
)
def test_damage_is_named_and_the_rest_is_read(
    text: str, names: list[str], found: list[tuple[int, str, str]]
) -> None:
    assert [contact.name for contact in read(text).contacts] == names
    assert codes(text) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["TITLE:a", *[" bc"] * 30_000], [(1, "function", "text_cut")]),
        (["TITLE;QUOTED-PRINTABLE:a=", *["b="] * 30_000, "c"], [(1, "function", "text_cut")]),
        (["PHOTO;BASE64:a", *["AAAA"] * 30_000, *[" BB"] * 30_000], []),
        (["TEL" + ";TYPE=a" * 30_000 + ":12"], []),
        (["TEL:12"] * 52, [(1, "", "reaches_left_out")]),
        (["LANG:whatever"], [(1, "language", "language_unknown")]),
        (["TITLE;CHARSET=undefined:a"], [(1, "TITLE", "charset_guessed")]),
        (["TITLE;CHARSET=punycode:a-9999999"], [(1, "TITLE", "charset_guessed")]),
    ],
)
def test_what_is_too_much_or_not_known_is_left_out_and_named(
    lines: list[str], found: list[tuple[int, str, str]]
) -> None:
    text = card("FN:A B", *lines)
    assert only(text).name == "A B"
    assert codes(text) == found


def test_more_flaws_than_anybody_reads_are_counted() -> None:
    flaws = read("BEGIN:VCARD\nFN:A B\n" + "nothing\n" * 2_003 + "END:VCARD\n").flaws
    assert len(flaws) == 2_001
    assert (flaws[-1].code, flaws[-1].text) == ("more_flaws", "3")


def test_more_lines_than_anybody_waits_for_are_refused() -> None:
    with pytest.raises(FileRefused, match="too_many_lines"):
        read("BEGIN:VCARD\n" + "\n" * 1_000_000)


@pytest.mark.parametrize(
    ("line", "function"),
    [
        ("TITLE;QUOTED-PRINTABLE:In=00ko=1Bper", "In koper"),
        ("TITLE;CHARSET=UTF-7:Inkoper+2AA-", "Inkoper"),
        ("TITLE;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:=80 Inkoper", "€ Inkoper"),
    ],
)
def test_signs_that_no_record_can_hold_are_left_out(line: str, function: str) -> None:
    assert only(card("FN:A B", line)).function == function


@pytest.mark.parametrize(
    ("text", "language"), [("nl-BE", "nl"), ("Nederlands", "nl"), ("EN", "en"), ("dut", "nl")]
)
def test_a_language_is_known_by_code_and_by_name(text: str, language: str) -> None:
    assert only(card("FN:A B", f"LANG:{text}")).language == language


def test_a_file_without_cards_is_refused(tmp_path: Path) -> None:
    for name, content, code in (
        ("a.vcf", b"nothing here", "no_cards"),
        ("a.vcf", b" \r\n", "empty_file"),
        ("b.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR", "calendar_file"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(FileRefused) as refusal:
            read_contacts(path, folder=tmp_path)
        assert refusal.value.code == code


@given(st.binary(max_size=300), st.integers(0, 250))
def test_nothing_breaks_the_reading_of_what_stands_around_it(noise: bytes, at: int) -> None:
    good = WHOLE.format(version="3.0").encode()
    damaged = good[:at] + noise + good[at:] + b"\n" + good
    assert any(contact.name == "Femke Boorstra" for contact in read(damaged).contacts)


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("gmail-list.vcf", ["Arnold Smith", "Chris Beatle", "Doug White"]),
        ("outlook-2007.vcf", ["Michael Angstadt"]),
        ("rfc2426-example.vcf", ["Frank Dawson", "Tim Howes"]),
        ("rfc6350-example.vcf", ["Simon Perreault"]),
    ],
)
def test_published_cards_are_read_whole(
    shared_data: Path, tmp_path: Path, file: str, names: list[str]
) -> None:
    found = read_contacts(shared_data / "formats/vcard" / file, folder=tmp_path)
    assert [contact.name for contact in found.contacts] == names
    assert {flaw.code for flaw in found.flaws} <= {"birthday_left_out"}
