"""People as address cards (vCard 3.0), which every phone and mail program takes in."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import vobject


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReach:
    """An e-mail address or a phone number on a card."""

    is_email: bool
    place: str  # "WORK", "CELL", "HOME"
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says of a person."""

    uid: str
    given_name: str
    family_name: str
    company: str = ""
    department: str = ""
    function: str = ""
    reaches: tuple[CardReach, ...] = field(default=())


def address_cards(cards: Iterable[Card]) -> bytes:
    """Return the file with a card for each person."""
    return "".join(_written(each) for each in cards).encode()


def _written(each: Card) -> str:
    made = vobject.vCard()
    made.add("uid").value = each.uid
    made.add("n").value = vobject.vcard.Name(family=each.family_name, given=each.given_name)
    made.add("fn").value = f"{each.given_name} {each.family_name}".strip() or "?"
    if each.company:
        made.add("org").value = [part for part in (each.company, each.department) if part]
    if each.function:
        made.add("title").value = each.function
    for reach in each.reaches:
        line = made.add("email" if reach.is_email else "tel")
        line.value = reach.value
        line.type_param = ["INTERNET", reach.place] if reach.is_email else [reach.place, "VOICE"]
    text: str = made.serialize()
    return text
