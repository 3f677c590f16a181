"""People as address cards, with what is said of the place where they work now."""

from collections.abc import Iterable

from verder.apps.intensify.enums import ReachKind, ReachPlace
from verder.apps.intensify.models import Position, Reach
from verder.documents.vcard import Card, CardReach, address_cards

PLACES = {ReachPlace.MOBILE: "CELL", ReachPlace.HOME: "HOME"}


def cards_of(places: Iterable[Position]) -> bytes:
    """Return a card for each person who has one of these places, each person once."""
    cards: dict[int, Card] = {}
    for row in places:
        if row.person is not None and row.person.pk not in cards:
            cards[row.person.pk] = _card(row)
    return address_cards(cards.values())


def _card(row: Position) -> Card:
    person = row.person
    assert person is not None  # noqa: S101 - asked above
    return Card(
        uid=f"verder-person-{person.pk}",
        given_name=person.given_name,
        family_name=person.family_name,
        company=row.account.name,
        department=row.department,
        function=row.function,
        reaches=tuple(_reach(each) for each in person.reaches.all()),
    )


def _reach(each: Reach) -> CardReach:
    place = PLACES.get(ReachPlace(each.place), "WORK")
    return CardReach(is_email=each.kind == ReachKind.EMAIL, place=place, value=each.value)
