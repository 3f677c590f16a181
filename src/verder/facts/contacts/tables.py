"""Tables of contacts, as other programs export them: text files and workbooks."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from verder.facts.answers import Answers
from verder.facts.columns.contents import contents_of
from verder.facts.columns.headers import key_of
from verder.facts.columns.recognition import recognise
from verder.facts.contacts.keeping import Flaws, fit
from verder.facts.contacts.names import split_name
from verder.facts.contacts.values import ContactFile, Flaw, ReadContact, ReadReach
from verder.facts.failures import FileRefused
from verder.facts.fields import CONTACTS
from verder.facts.readers.dispatch import open_table
from verder.facts.readers.table import CleanText, RawTable
from verder.facts.readers.text.lines import lines_of
from verder.facts.readers.text.records import Breadth, records

MOST_ROWS = 50_000
MOST_COLUMNS = 1_000
NAMES: Final = frozenset({"given_name", "family_name", "full_name"})
MORE: Final = frozenset({"email", "company", "function", "mobile", "customer"})
REACHES: Final = {
    "email": ("email", "work"),
    "email_2": ("email", "other"),
    "email_3": ("email", "other"),
    "phone": ("phone", "work"),
    "phone_2": ("phone", "work"),
    "mobile": ("phone", "mobile"),
    "phone_home": ("phone", "home"),
}
SEVERAL: Final = " ::: "  # how Google writes several values in one cell
# Headers that only the export of one program has, or of none that stands before it.
ORIGINS: Final[Mapping[str, frozenset[str]]] = {
    "zoho": frozenset(map(key_of, ("Vendor Name", "Contact Id"))),
    "dynamics": frozenset(map(key_of, ("(Do Not Modify) Contact", "(Do Not Modify) Row Checksum"))),
    "linkedin": frozenset(map(key_of, ("Connected On", "Verbonden op", "Verbonden sinds"))),
    "hubspot": frozenset(
        map(
            key_of,
            (
                "Associated Company",
                "Contact owner",
                "Lifecycle Stage",
                "Marketing contact status",
                "Eigenaar contactpersoon",
            ),
        )
    ),
    "google": frozenset(
        map(key_of, ("E-mail 1 - Value", "Phone 1 - Value", "Organization 1 - Name"))
    ),
    "outlook": frozenset(
        map(
            key_of,
            (
                "E-mail Display Name",
                "Business Phone",
                "E-mail Address",
                "E-mailadres",
                "Telefoon op werk",
                "Weergavenaam van e-mail",
            ),
        )
    ),
    "salesforce": frozenset(
        map(
            key_of,
            (
                "Account Owner",
                "AccountId",
                "Mailing Street",
                "MailingStreet",
                "Accounteigenaar",
                "Account Name",
            ),
        )
    ),
}
Row = tuple[int, Sequence[str], str]


def read_table_of_contacts(path: Path, *, folder: Path, answers: Answers) -> ContactFile:
    """Return the people of the rows of a table."""
    table = open_table(path, answers=answers, folder=folder, layout=CONTACTS)
    if table.reader not in {"csv", "excel"}:
        raise FileRefused("no_contact_columns", file=path.name, headers=list(table.headers))
    if _named(table) > MOST_COLUMNS:
        raise FileRefused("too_many_columns", file=path.name, most=MOST_COLUMNS)
    rows = list(islice(_rows(table), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise FileRefused("too_many_contacts", file=path.name, most=MOST_ROWS)
    columns = _columns(table, rows, answers, path.name)
    flaws = Flaws()
    contacts = [
        contact
        for number, cells, flaw in rows
        if (contact := _contact(number, cells, flaw, columns, flaws)) is not None
    ]
    return ContactFile(
        reader=table.reader,
        origin=_origin(table.headers),
        contacts=tuple(contacts),
        flaws=flaws.told(),
    )


def _named(table: RawTable) -> int:
    """Return how many columns there are up to the last that has a header."""
    return table.rows.named if isinstance(table.rows, CleanText) else len(table.headers)


def _rows(table: RawTable) -> Iterator[Row]:
    """Yield the rows below the header, as the user's program numbers them, and their flaws."""
    width = len(table.headers)
    if isinstance(table.rows, CleanText):
        yield from _text_rows(table.rows, width)
        return
    for batch in table.rows:
        columns = [column.to_pylist() for column in batch.columns]
        for number, *cells in zip(*columns, strict=True):
            yield number, [(cell or "").strip() for cell in cells], ""


def _text_rows(text: CleanText, width: int) -> Iterator[Row]:
    breadth = Breadth(named=text.named, width=width)
    lines = islice(lines_of(text.path), text.skipped_lines, None)
    for number, record in enumerate(records(lines, text.delimiter, breadth), start=text.first_row):
        cells = [cell.strip() for cell in record.cells[:width]]
        if not any(cells):
            continue
        flaw = "" if record.is_balanced else "unbalanced_quote"
        if not flaw and breadth.beyond(record.cells):
            flaw = "too_many_cells"
        yield number, cells, flaw


def _columns(
    table: RawTable, rows: Sequence[Row], answers: Answers, file: str
) -> Mapping[str, int]:
    contents = [
        contents_of(cells[at] for _number, cells, _flaw in rows if at < len(cells))
        for at in range(_named(table))
    ]
    headers = table.headers[: len(contents)]
    found = recognise(
        layout=CONTACTS, headers=headers, contents=contents, answers=answers, file=file
    )
    names = found.columns.keys() & NAMES
    if not (names or "email" in found.columns) or not found.columns.keys() & MORE:
        raise FileRefused("no_contact_columns", file=file, headers=list(table.headers))
    return found.columns


def _origin(headers: Sequence[str]) -> str:
    keys = set(map(key_of, headers))
    return next((name for name, marks in ORIGINS.items() if keys & marks), "")


def _contact(
    number: int,
    cells: Sequence[str],
    flaw: str,
    columns: Mapping[str, int],
    flaws: Flaws,
) -> ReadContact | None:
    def said(name: str) -> str:
        at = columns.get(name, len(cells))
        return " ".join(cells[at].split()) if at < len(cells) else ""

    if flaw:
        flaws.add(Flaw(number=number, field="", code=flaw, text=" ".join(cells)))
        if flaw == "unbalanced_quote":
            return None
    given, family = said("given_name"), " ".join(filter(None, (said("infix"), said("family_name"))))
    if not family:
        first, last = split_name(said("full_name"))
        given, family = (given or first), last
    reaches = tuple(_reaches(said))
    if not (given or family):
        family = next((each.value.partition("@")[0] for each in reaches if "@" in each.value), "")
        code = "name_from_email" if family else "row_without_name"
        flaws.add(Flaw(number=number, field="", code=code, text=" ".join(cells).strip()))
        if not family:
            return None
    read = ReadContact(
        number=number,
        given_name=given if family else "",
        family_name=family or given,
        **{name: said(name) for name in ("company", "department", "function", "customer")},
        vat_number=said("vat_number"),
        language=said("language"),
        reaches=reaches,
    )
    return fit(read, flaws)


def _reaches(said: object) -> Iterator[ReadReach]:
    assert callable(said)  # noqa: S101 - the closure above
    for name, (kind, place) in REACHES.items():
        for value in said(name).split(SEVERAL.strip()):
            if value.strip():
                yield ReadReach(kind=kind, place=place, value=value.strip())
