from pathlib import Path

import pytest

from verder.facts.contacts.reading import read_contacts
from verder.facts.contacts.values import ContactFile, ReadReach
from verder.facts.failures import FileRefused

OUTLOOK_NL = (
    '"Voornaam","Achternaam","Bedrijf","Afdeling","Functie","Fax op werk","Telefoon op werk",'
    '"Mobiele telefoon","E-mailadres","E-mailweergavenaam","E-mailadres 2"\r\n'
    '"Zoë","van Boorstra","Klink BV","Inkoop","Inkoper","020 1","020 2","06 3","z@klink.example",'
    '"Zoë (z@klink.example)","zoe@thuis.example"\r\n'
)
LINKEDIN = (
    "Notes:\r\n"
    '"When exporting your connection data, you may notice that some addresses are missing."\r\n'
    "\r\n"
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
    "Zoë,van Boorstra,https://lnkd.example/x,z@klink.example,Klink BV,Inkoper,02 Jan 2024\r\n"
)
GOOGLE = (
    "First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Label,Phone 1 - Value\n"
    "Zoë,van Boorstra,Klink BV,Inkoper,Work,z@klink.example ::: y@klink.example,Mobile,06 3\n"
)
SALESFORCE_NL = (
    "Aanhef;Voornaam;Achternaam;Functie;Accountnaam;Telefoon;Mobiel;E-mail;Accounteigenaar\n"
    "Mw.;Zoë;van Boorstra;Inkoper;Klink BV;020 2;06 3;z@klink.example;Nancy\n"
)
HUBSPOT_NL = (
    "Record-ID,Voornaam,Achternaam,E-mail,Telefoonnummer,Eigenaar contactpersoon,Bedrijfsnaam,"
    "Functietitel\n"
    "1,Zoë,van Boorstra,z@klink.example,020 2,Nancy,Klink BV,Inkoper\n"
)

OUTLOOK = (  # the desktop program, in English: a title before the name, and a manager
    '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title",'
    '"Business Street","Business Country/Region","Assistant\'s Phone","Business Fax",'
    '"Business Phone","Business Phone 2","Company Main Phone","Home Phone","Mobile Phone",'
    '"Birthday","E-mail Address","E-mail Type","E-mail Display Name","Manager\'s Name","Notes"\r\n'
    '"Mw.","Zoë","A.","van Boorstra","","Klink BV","Inkoop","Inkoper","Kade 1","België","09 8",'
    '"020 1","020 2","","09 9","","06 3","0/0/00","z@klink.example","SMTP","Zoë","Piet Baas",'
    '"Spreekt\r\nook Frans"\r\n'
)
OUTLOOK_WEB = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,"
    "E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Business Phone,Mobile Phone,"
    "Other Phone,Business Fax,IMAddress,Job Title,Department,Company,Manager's Name,Company Yomi"
    "\r\n"
    "Zoë,,van Boorstra,Mevr.,,,,,z@klink.example,,,,020 2,06 3,,020 1,,Inkoper,Inkoop,Klink BV,"
    "Piet Baas,\r\n"
)
LINKEDIN_NL = (
    "Opmerkingen:\r\n"
    '"Als je je connecties exporteert, ontbreken mogelijk e-mailadressen (""delen"" is vrij)."\r\n'
    "\r\n"
    "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op\r\n"
    "Zoë,van Boorstra,https://lnkd.example/x,z@klink.example,Klink BV,Inkoper,2 jan. 2024\r\n"
)
LINKEDIN_BEFORE = (  # without notes, as it was exported for years
    "First Name,Last Name,Email Address,Company,Position,Connected On\r\n"
    'Zoë,van Boorstra,z@klink.example,Klink BV,Inkoper,"1/2/24, 9:10 AM"\r\n'
)
ZOHO = (
    "Contact Id,Contact Owner,First Name,Last Name,Account Name,Vendor Name,Email,Title,Phone,Fax"
    "\r\n"
    "z1,Nancy,Zoë,van Boorstra,Klink BV,,z@klink.example,Inkoper,020 2,020 1\r\n"
)
DYNAMICS = (
    "(Do Not Modify) Contact,(Do Not Modify) Row Checksum,Full Name,Email,Company Name,"
    "Business Phone,Job Title\r\n"
    "1,x,Zoë van Boorstra,z@klink.example,Klink BV,020 2,Inkoper\r\n"
)


def read(folder: Path, text: str, codec: str = "utf-8", name: str = "contacts.csv") -> ContactFile:
    path = folder / name
    path.write_bytes(text.encode(codec))
    return read_contacts(path, folder=folder)


@pytest.mark.parametrize(
    ("origin", "text", "codec"),
    [
        ("outlook", OUTLOOK_NL, "cp1252"),
        ("outlook", OUTLOOK, "cp1252"),
        ("outlook", OUTLOOK_WEB, "utf-8-sig"),
        ("linkedin", LINKEDIN, "utf-8"),
        ("linkedin", LINKEDIN_NL, "utf-8-sig"),
        ("linkedin", LINKEDIN_BEFORE, "utf-8"),
        ("zoho", ZOHO, "utf-8"),
        ("dynamics", DYNAMICS, "utf-8"),
        ("google", GOOGLE, "utf-8"),
        ("salesforce", SALESFORCE_NL, "cp1252"),
        ("hubspot", HUBSPOT_NL, "utf-8-sig"),
    ],
)
def test_exports_are_known_by_their_headers(
    tmp_path: Path, origin: str, text: str, codec: str
) -> None:
    found = read(tmp_path, text, codec)
    (contact,) = found.contacts
    assert (found.origin, found.flaws) == (origin, ())
    assert (contact.given_name, contact.family_name) == ("Zoë", "van Boorstra")
    assert (contact.company, contact.function) == ("Klink BV", "Inkoper")
    assert contact.emails()[0] == "z@klink.example"
    assert "020 1" not in {reach.value for reach in contact.reaches}


def test_connections_without_address_or_name_are_kept_and_named(tmp_path: Path) -> None:
    more = ",,,,,,05 Feb 2024\r\nJan,Bos,https://lnkd.example/y,,,,05 Feb 2024\r\n"
    found = read(tmp_path, LINKEDIN + more)
    assert [(each.name, each.emails()) for each in found.contacts][1:] == [("Jan Bos", [])]
    assert [(each.number, each.code) for each in found.flaws] == [(6, "row_without_name")]


def test_numbers_keep_what_they_are_for(tmp_path: Path) -> None:
    (contact,) = read(tmp_path, OUTLOOK_NL).contacts
    assert contact.department == "Inkoop"
    assert contact.reaches == (
        ReadReach(kind="email", place="work", value="z@klink.example"),
        ReadReach(kind="email", place="other", value="zoe@thuis.example"),
        ReadReach(kind="phone", place="work", value="020 2"),
        ReadReach(kind="phone", place="mobile", value="06 3"),
    )


def test_damaged_rows_are_named_and_the_others_read(tmp_path: Path) -> None:
    text = (
        "Naam;Tussenvoegsel;E-mail;Bedrijf\n"
        "Jan Boor;;jan@klink.example;Klink BV\n"
        ';;;"Klink\n'
        ";;x@klink.example;Klink BV\n"
        ";;;Klink BV\n"
        "Piet Tang;;p@klink.example;Klink BV;te veel\n"
    )
    found = read(tmp_path, text)
    assert [contact.name for contact in found.contacts] == ["Jan Boor", "x", "Piet Tang"]
    assert [(flaw.number, flaw.code) for flaw in found.flaws] == [
        (3, "unbalanced_quote"),
        (4, "name_from_email"),
        (5, "row_without_name"),
        (6, "too_many_cells"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Company name,Company owner,Phone Number,City\nKlink,Nancy,020,Gent\n",
        "Id,Name,ParentId,Phone,Industry\n1,Klink,,020,Bouw\n",
        "Factuur;Datum;Bedrag\n1;2026-01-01;12,00\n",
    ],
)
def test_a_list_of_something_else_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        read(tmp_path, text)
    assert refusal.value.code == "no_contact_columns"


@pytest.mark.parametrize("file", ["hubspot_contacts.csv", "salesforce_report_contacts.csv"])
def test_real_exports_are_read_whole(shared_data: Path, tmp_path: Path, file: str) -> None:
    found = read_contacts(shared_data / "formats/crm_exports" / file, folder=tmp_path)
    assert (len(found.contacts), found.flaws) == (60, ())
    assert all(contact.company and contact.function for contact in found.contacts)


def test_more_columns_than_a_list_of_contacts_has_are_refused(tmp_path: Path) -> None:
    many = ";".join(["Voornaam", "Achternaam", "Bedrijf", *map(str, range(1000))])
    with pytest.raises(FileRefused, match="too_many_columns"):
        read(tmp_path, f"{many}\nZoë;Boor;Klink\n" * 2)


def test_empty_columns_behind_the_last_header_are_no_columns(tmp_path: Path) -> None:
    tail = ";" * 16_000
    text = f"Voornaam;Achternaam;Taal;Bedrijf{tail}\nZoë;Boor;Frans;Klink{tail}\nJan;Tang\n"
    assert [(each.name, each.company, each.language) for each in read(tmp_path, text).contacts] == [
        ("Zoë Boor", "Klink", "fr"),
        ("Jan Tang", "", ""),
    ]


def test_rows_of_open_quotes_are_read_once_each(tmp_path: Path) -> None:
    rows = 'a";b"c;"d\n' * 3_000
    found = read(tmp_path, f"Voornaam;Achternaam;Bedrijf\n{rows}Zoë;Boor;Klink\n")
    assert [each.name for each in found.contacts] == ["Zoë Boor"]
    assert {each.code for each in found.flaws} == {"unbalanced_quote", "more_flaws"}
