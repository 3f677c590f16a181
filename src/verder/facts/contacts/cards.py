"""Address cards of every version become contacts; what is damaged is named and left out."""

from collections.abc import Iterator, Sequence

from verder.facts.contacts.card_lines import Property, parts, properties
from verder.facts.contacts.keeping import Flaws, fit
from verder.facts.contacts.names import split_name
from verder.facts.contacts.values import ContactFile, Flaw, ReadContact, ReadReach
from verder.facts.failures import FileRefused

MOST_CARDS = 50_000
MOST_LINES = 1_000_000
NOT_KEPT = {"BDAY": "birthday_left_out"}
LANGUAGE = "LANG"
COMPANIES = frozenset({"org", "group", "location", "application", "device"})


def read_cards(data: bytes, *, file: str) -> ContactFile:
    """Return the people of all cards of a file."""
    if max(data.count(b"\n"), data.count(b"\r")) > MOST_LINES:
        raise FileRefused("too_many_lines", file=file, most=MOST_LINES)
    contacts: list[ReadContact] = []
    flaws = Flaws()
    number = 0
    for number, card in enumerate(_cards(properties(data), flaws), start=1):
        if number > MOST_CARDS:
            raise FileRefused("too_many_contacts", file=file, most=MOST_CARDS)
        contact = _contact(number, card, flaws)
        if contact is not None:
            contacts.append(contact)
    if not number:
        raise FileRefused("no_cards", file=file)
    return ContactFile(reader="vcard", contacts=tuple(contacts), flaws=flaws.told())


def _cards(lines: Iterator[Property], flaws: Flaws) -> Iterator[list[Property]]:
    """Yield the properties of each card; one that never ends, ends where the next begins."""
    number = 0
    card: list[Property] | None = None
    for each in _without_agents(lines):
        if _is_mark(each, "BEGIN"):
            if card is not None:
                flaws.add(Flaw(number=number, field="END", code="card_not_closed"))
                yield card
            number, card = number + 1, []
        elif card is None:
            code = "card_not_opened" if _is_mark(each, "END") else "outside_cards"
            flaws.add(_flaw(number + 1, each, code))
        elif _is_mark(each, "END"):
            yield card
            card = None
        else:
            card.append(each)
    if card is not None:
        flaws.add(Flaw(number=number, field="END", code="card_not_closed"))
        yield card


def _without_agents(lines: Iterator[Property]) -> Iterator[Property]:
    """Leave out cards within cards, which are of somebody's assistant."""
    depth, was_agent = 0, False
    for each in lines:
        if depth or (was_agent and _is_mark(each, "BEGIN")):
            depth += _is_mark(each, "BEGIN") - _is_mark(each, "END")
        else:
            yield each
        was_agent = each.name == "AGENT" and not each.value.strip()


def _is_mark(each: Property, name: str) -> bool:
    return each.name == name and each.value.strip().upper() == "VCARD"


def _flaw(number: int, each: Property, code: str) -> Flaw:
    return Flaw(number=number, field=each.name, code=code, text=each.value.strip())


def _contact(number: int, card: Sequence[Property], flaws: Flaws) -> ReadContact | None:
    for each in card:
        if each.flaw:
            flaws.add(_flaw(number, each, each.flaw))
        elif each.name in NOT_KEPT and each.value.strip():
            flaws.add(Flaw(number=number, field=each.name, code=NOT_KEPT[each.name]))
    company, department = _company(card)
    given, family = _name(card)
    reaches = tuple(_reaches(number, card, flaws))
    if _is_company(card, company, f"{given} {family}".strip()):
        flaws.add(Flaw(number=number, field="FN", code="company_card", text=company))
        return None
    if not (given or family):
        family = next((each.value.partition("@")[0] for each in reaches if "@" in each.value), "")
        code = "name_from_email" if family else "card_without_name"
        flaws.add(Flaw(number=number, field="FN", code=code, text=family))
        if not family:
            return None
    read = ReadContact(
        number=number,
        given_name=given if family else "",
        family_name=family or given,
        company=company,
        department=department,
        function=_first(card, "TITLE") or _first(card, "ROLE"),
        language=_first(card, LANGUAGE),
        reaches=reaches,
    )
    return fit(read, flaws)


def _first(card: Sequence[Property], name: str) -> str:
    values = (" ".join(parts(each.value, "\0")) for each in card if each.name == name)
    return next(filter(None, values), "")


def _company(card: Sequence[Property]) -> tuple[str, str]:
    found = next((parts(each.value) for each in card if each.name == "ORG" and each.value), [""])
    return found[0], next(filter(None, found[1:]), "")


def _name(card: Sequence[Property]) -> tuple[str, str]:
    """Return first and last name: of the parts where they are given, else of the full name."""
    structured = next((parts(each.value) for each in card if each.name == "N"), [])
    family, given, more = [*structured, "", "", ""][:3]
    if family or given:
        return " ".join(filter(None, (given, more))), family
    return split_name(_first(card, "FN"))


def _is_company(card: Sequence[Property], company: str, name: str) -> bool:
    kind = (_first(card, "KIND") or _first(card, "X-ADDRESSBOOKSERVER-KIND")).lower()
    shows_company = _first(card, "X-ABSHOWAS").upper() == "COMPANY"
    return kind in COMPANIES or shows_company or bool(company and name == company)


def _reaches(number: int, card: Sequence[Property], flaws: Flaws) -> Iterator[ReadReach]:
    for each in card:
        value = " ".join(parts(each.value, "\0")).strip()
        if each.name == "EMAIL" and value:
            yield ReadReach(kind="email", place=_place(each), value=value)
        elif each.name == "TEL" and value and "fax" not in each.types:
            yield ReadReach(kind="phone", place=_place(each), value=value.removeprefix("tel:"))
        elif each.name in {"EMAIL", "TEL"} and not value:
            flaws.add(_flaw(number, each, "value_empty"))


def _place(each: Property) -> str:
    if each.types & {"cell", "mobile", "iphone"}:
        return "mobile"
    return "home" if "home" in each.types and "work" not in each.types else "work"
