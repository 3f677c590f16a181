from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.intensify.known import TODAY, known_buyer
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.intensify.companies import Candidate, Company, FoundBy, company_key, matches
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import ContactImport, ContactMoment, Person, Position, Reach
from verder.apps.intensify.reports.contact_import import SKIP, ImportPlan, Outcome
from verder.apps.intensify.services.contact_imports import (
    choose_accounts,
    import_contacts,
    plan_of,
    receive_contacts,
    undo_import,
)
from verder.facts.failures import FileRefused

ROWS = (
    "First Name,Last Name,Company,Job Title,E-mail Address,Business Phone,Mobile Phone\n"
    "Femke,Boorstra,Klant 1 B.V.,Hoofd inkoop,femke.boorstra@klant.example,085 000 1234,\n"
    "Sjoerd,Klinksma,KLANT 1,Inkoper,s.klinksma@klant.example,12,06-10000000\n"
    "Marloes,Tang,Klantt 3,Planner,m.tang@drie.example,,\n"
    "Wouter,Vijl,Klant 2,Directeur,w.vijl@twee.example,,\n"
    "Sjoerd,Klinksma,Klant 1,Inkoper,,,\n"
)


@pytest.fixture
def manager(world: World) -> User:
    """Return the account manager of the even accounts."""
    return world.users[Role.ACCOUNT_MANAGER]


def received(by: User | None, text: str = ROWS, name: str = "contacts.csv") -> ContactImport:
    return receive_contacts(by=by, content=BytesIO(text.encode()), name=name, most_bytes=1 << 20)


def outcomes(plan: ImportPlan) -> list[tuple[str, Outcome]]:
    return [(each.contact.name, each.outcome) for each in plan.contacts]


def test_what_is_sure_is_matched_and_nothing_else_is_guessed(world: World, manager: User) -> None:
    known_buyer(world.accounts[0])
    import_ = received(manager)
    plan = plan_of(by=manager, import_=import_, today=TODAY)
    assert outcomes(plan) == [
        ("Femke Boorstra", Outcome.CHANGED),
        ("Sjoerd Klinksma", Outcome.NEW),
        ("Marloes Tang", Outcome.UNCLEAR),
        ("Wouter Vijl", Outcome.UNCLEAR),  # the account of somebody else
        ("Sjoerd Klinksma", Outcome.SKIPPED),
    ]
    assert plan.contacts[0].changes == ("function",)
    by_key = {each.company.key: each for each in plan.companies}
    assert by_key["klant 1"].by is FoundBy.NAME
    assert world.accounts[2] in by_key["klantt 3"].likely
    assert world.accounts[1] not in {account for each in plan.companies for account in each.likely}
    assert [(flaw.number, flaw.code) for flaw in plan.flaws] == [
        (3, "bad_phone"),
        (6, "contact_twice"),
    ]


def test_an_import_is_one_act_and_is_undone_as_a_whole(world: World, manager: User) -> None:
    known = known_buyer(world.accounts[0])
    import_ = received(manager)
    choices = {"klantt 3": str(world.accounts[2].pk), "klant 2": SKIP}
    choose_accounts(by=manager, import_=import_, choices=choices)
    done = import_contacts(by=manager, import_=import_, today=TODAY)
    assert done.counts == {"new": 2, "changed": 1, "known": 0, "unclear": 0, "skipped": 2}
    assert (done.contacts, len(done.problems)) == ([], 2)
    known.refresh_from_db()
    assert known.function == "Hoofd inkoop"
    assert Position.objects.get(account=world.accounts[2]).function == "Planner"
    assert Reach.objects.filter(value="+31610000000", place="mobile").exists()
    again = plan_of(by=manager, import_=received(manager), today=TODAY)
    assert {each.outcome for each in again.contacts[:2]} == {Outcome.KNOWN}
    with pytest.raises(Refused):
        import_contacts(by=manager, import_=done, today=TODAY)
    assert undo_import(by=manager, import_=done) == 0
    known.refresh_from_db()
    assert (known.function, Person.objects.count()) == ("Inkoper", 1)


def test_what_was_used_since_stays_when_an_import_is_undone(world: World, manager: User) -> None:
    done = import_contacts(by=manager, import_=received(manager), today=TODAY)
    place = Position.objects.get(person__family_name="Klinksma")
    moment = ContactMoment.objects.create(
        account=place.account, state=MomentState.DONE, channel=Channel.CALL, on=TODAY
    )
    moment.positions.add(place)
    assert undo_import(by=manager, import_=done) == 1
    assert list(Person.objects.values_list("family_name", flat=True)) == ["Klinksma"]
    assert Reach.objects.count() == 2


def test_a_person_of_another_account_is_nobody_to_who_does_not_see_it(
    world: World, manager: User
) -> None:
    hidden = known_buyer(world.accounts[1])
    plan = plan_of(by=manager, import_=received(manager), today=TODAY)
    assert plan.contacts[0].outcome is Outcome.NEW
    seen = plan_of(by=None, import_=received(None), today=TODAY + timedelta(days=1))
    assert seen.contacts[0].person == hidden.person


def test_only_who_brought_a_file_imports_it_and_only_for_their_accounts(
    world: World, manager: User
) -> None:
    import_ = received(manager)
    for refused in (
        lambda: import_contacts(by=world.stranger, import_=import_, today=TODAY),
        lambda: choose_accounts(
            by=manager, import_=import_, choices={"klant 2": str(world.accounts[1].pk)}
        ),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    with pytest.raises(FileRefused):
        received(manager, "Factuur;Datum\n1;2\n")


def test_cards_are_imported_as_rows_are(world: World, manager: User) -> None:
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nN:Klinksma;Sjoerd\nORG:Klant 1;Inkoop\nTITLE:Inkoper\n"
        "TEL;TYPE=CELL:06-10000000\nEMAIL:s@klant.example\nBDAY:1980-01-01\nEND:VCARD\n"
    )
    done = import_contacts(by=manager, import_=received(manager, card, "a.vcf"), today=TODAY)
    place = Position.objects.get()
    assert (place.account, place.department) == (world.accounts[0], "Inkoop")
    assert [each["code"] for each in done.problems] == ["birthday_left_out"]
    assert Person.objects.get().birthday_on is None


def test_a_company_is_known_by_its_numbers_its_name_or_its_mail_and_not_by_what_two_share() -> None:
    def candidate(key: int, name: str, **more: str | tuple[str, ...]) -> Candidate:
        return Candidate(account_id=key, name=name, **more)  # type: ignore[arg-type]

    candidates = [
        candidate(1, "Klink BV", numbers=("K1",), vat_number="NL820098395B01"),
        candidate(2, "Klink Gent NV", domains=("klink.example",)),
        candidate(3, "Boor"),
        candidate(4, "BOOR B.V."),
    ]

    def found(name: str, **more: tuple[str, ...]) -> tuple[int | None, FoundBy | None]:
        key = company_key(name, [f"x@{each}" for each in more.get("domains", ())])
        match = matches([Company(key=key, name=name, **more)], candidates)[key]
        return match.account_id, match.by

    assert found("Anders", numbers=("K1",)) == (1, FoundBy.NUMBER)
    assert found("Anders", vat_numbers=("NL 8200.98.395.B01",)) == (1, FoundBy.VAT)
    assert found("klink b.v.") == (1, FoundBy.NAME)
    assert found("", domains=("klink.example",)) == (2, FoundBy.DOMAIN)
    assert found("Boor") == (None, None)
    assert found("Klinnk") == (None, None)
    assert company_key("", ["femke@gmail.com"]) == ""
