import vobject

from verder.documents.vcard import Card, CardReach, address_cards
from verder.facts.contacts.cards import read_cards

CARDS = [
    Card(
        uid="p1",
        given_name="Zoë",
        family_name="van Boor; stra",
        company="Klink, Tang & Zn",
        department="Inkoop",
        function="Hoofd " + "zeer lange omschrijving " * 5,
        reaches=(
            CardReach(is_email=True, place="WORK", value="z@klink.example"),
            CardReach(is_email=False, place="CELL", value="+31850001234"),
        ),
    ),
    Card(uid="p2", given_name="", family_name="Boor"),
]


def test_cards_come_back_as_they_were_written() -> None:
    found = read_cards(address_cards(CARDS), file="a.vcf")
    assert found.flaws == ()
    first, second = found.contacts
    assert (first.given_name, first.family_name) == ("Zoë", "van Boor; stra")
    assert (first.company, first.department) == ("Klink, Tang & Zn", "Inkoop")
    assert first.function == CARDS[0].function.strip()
    assert [(each.kind, each.place, each.value) for each in first.reaches] == [
        ("email", "work", "z@klink.example"),
        ("phone", "mobile", "+31850001234"),
    ]
    assert (second.given_name, second.family_name) == ("", "Boor")


def test_other_programs_read_them_too() -> None:
    read = list(vobject.readComponents(address_cards(CARDS).decode()))
    assert [card.fn.value for card in read] == ["Zoë van Boor; stra", "Boor"]
    assert read[0].version.value == "3.0"
