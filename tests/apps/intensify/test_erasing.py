import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied

from tests.apps.intensify.known import TODAY, email, known_buyer
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import (
    ActPerson,
    ContactImport,
    ContactMoment,
    NextStep,
    Opinion,
    PeopleAct,
    Person,
    Position,
    Reach,
)
from verder.apps.intensify.services.contact_imports import import_contacts, receive_contacts
from verder.apps.intensify.services.erasing import erase_person
from verder.apps.intensify.services.journal import undo_act
from verder.apps.intensify.services.people import change_person
from verder.apps.intensify.services.positions import end_position, remove_position
from verder.apps.intensify.services.said import PersonSaid

TRACES = ("femke", "boorstra", "0850001234", "+31850001234")
SECRET = "Blocks every offer"


@pytest.fixture
def known(world: World) -> Position:
    """Return a person with a contact, a promise and a judgement."""
    position = known_buyer(world.accounts[0], by=world.users[Role.ACCOUNT_MANAGER])
    moment = ContactMoment.objects.create(
        account=position.account,
        state=MomentState.DONE,
        channel=Channel.CALL,
        on=TODAY,
        purpose="Prijs met Femke",
        agreed="Mevrouw Boorstra belt terug via femke.boorstra@klant.example",
    )
    moment.positions.add(position)
    NextStep.objects.create(account=position.account, position=position, text="Femke bellen")
    keep_until = TODAY + timedelta(days=365)
    Opinion.objects.create(
        position=position, influence=4, evidence=SECRET, on=TODAY, keep_until=keep_until
    )
    end_position(by=None, position=position, on=TODAY, leaves_vacancy=True)
    return position


def everything() -> str:
    models = (
        ActPerson,
        Person,
        Reach,
        Position,
        ContactMoment,
        NextStep,
        Opinion,
        PeopleAct,
        AuditEvent,
    )
    rows = [row for model in models for row in model._default_manager.all()]
    return str(serializers.serialize("json", [*rows, *ContactImport.objects.all()])).lower()


def rows_about(place: Position) -> list[object]:
    """Return what acts keep of somebody."""
    return [act.rows for act in PeopleAct.objects.filter(people__person_key=place.person_id or 0)]


def test_nothing_tells_any_more_who_it_was_and_counts_stay(world: World, known: Position) -> None:
    assert known.person is not None
    assert all(trace in everything() for trace in TRACES[:2])
    erase_person(by=world.users[Role.ACCOUNT_MANAGER], person=known.person)
    assert [trace for trace in TRACES if trace in everything()] == []
    moment = ContactMoment.objects.get()
    assert list(moment.positions.all()) == [known]
    assert moment.purpose == "Prijs met …"
    assert not Opinion.objects.exists()
    assert AuditEvent.objects.filter(action="person.erased").count() == 1


def test_only_who_edits_every_employer_erases(world: World, known: Position) -> None:
    assert known.person is not None
    Position.objects.create(account=world.accounts[1], person=known.person)
    for user in (
        world.users[Role.ACCOUNT_MANAGER],
        world.users[Role.TEAM_MEMBER],
        world.users[Role.DIRECTOR],
        world.stranger,
    ):
        with pytest.raises(PermissionDenied):
            erase_person(by=user, person=known.person)
    erase_person(by=world.users[Role.ADMINISTRATOR], person=known.person)


def test_the_file_shows_all_and_judgements_to_the_team_alone(
    world: World, known: Position, signed_in: SignIn
) -> None:
    address = f"/people/{known.person_id}/file/"
    own = signed_in(world.users[Role.ACCOUNT_MANAGER])
    text = own.get(address).content.decode()
    assert SECRET in text
    assert "Prijs met Femke" in text
    assert "Inkoper sinds" in text
    file = json.loads(own.get(address, {"export": "json"}).content)
    assert {each["value"] for each in file["reaches"]} >= {"+31850001234"}
    administrator = signed_in(world.users[Role.ADMINISTRATOR])
    told = own.get(f"/api/people/{known.person_id}/file").json()
    assert told["places"][0]["opinions"][0]["evidence"] == SECRET
    assert told["places"][0]["roles"][0]["role"] == "buyer"
    assert told["places"][0]["purpose"].startswith("Om de gesprekken")
    others = administrator.get(f"/api/people/{known.person_id}/file").json()
    assert (others["places"][0]["opinions"], others["places"][0]["ties"]) == (None, None)
    assert [each["purpose"] for each in others["contacts"]] == ["Prijs met Femke"]
    assert signed_in(world.stranger).get(f"/api/people/{known.person_id}/file").status_code == 404
    controller = signed_in(world.users[Role.CONTROLLER])
    assert SECRET not in controller.get(address).content.decode()
    assert signed_in(world.stranger).get(address).status_code == 404
    assert signed_in(world.stranger).post(f"/people/{known.person_id}/erase/").status_code == 404
    asked = own.post(f"/people/{known.person_id}/erase/").content.decode()
    assert "Femke Boorstra wissen?" in asked
    assert Person.objects.exists()
    own.post(f"/people/{known.person_id}/erase/", {"sure": "yes"})
    assert not Person.objects.exists()


def test_former_names_go_along_and_acts_on_others_stay_as_they_are(
    world: World, known: Position
) -> None:
    assert known.person is not None
    said = PersonSaid(given_name="Femke", family_name="Tang")
    change_person(by=None, person=known.person, said=said, reaches=[email("f@tang.nl")], on=TODAY)
    other = known_buyer(world.accounts[0], given="Wouter", family="Vijl")
    ContactMoment.objects.create(
        account=other.account,
        state=MomentState.DONE,
        channel=Channel.CALL,
        on=TODAY,
        agreed="Wouter zag Femke Tang en Femke de Wit",
    )
    others = rows_about(other)
    erase_person(by=None, person=known.person)
    assert [trace for trace in ("boorstra", "femke tang", "f@tang") if trace in everything()] == []
    assert ContactMoment.objects.get(agreed="Wouter zag … en Femke de Wit")
    assert rows_about(other) == others != []


def test_an_act_undone_afterwards_brings_the_place_back_and_nobody_in_it(world: World) -> None:
    place = known_buyer(world.accounts[0])
    assert place.person is not None
    person, key = place.person, place.pk
    keeps = Position.objects.create(account=world.accounts[0], person=person)
    act = remove_position(by=None, position=place)
    erase_person(by=None, person=person)
    undo_act(by=None, act=act)
    assert [each.person for each in Position.objects.filter(pk__in=[key, keeps.pk])] == [None, None]


CARD = """BEGIN:VCARD\r
VERSION:3.0\r
FN:%s Boorstra\r
N:Boorstra;%s;;;\r
ORG:%s\r
EMAIL:%s at klant punt example\r
END:VCARD\r
"""


def test_what_was_wrong_in_the_own_card_goes_and_that_of_others_stays(world: World) -> None:
    by, account = world.users[Role.ACCOUNT_MANAGER], world.accounts[0]
    cards = "".join(CARD % (name, name, account.name, name) for name in ("Femke", "Sjoerd"))
    read = receive_contacts(
        by=by, content=BytesIO(cards.encode()), name="femke_boorstra.vcf", most_bytes=1 << 20
    )
    done = import_contacts(by=by, import_=read, today=TODAY)
    assert [each["text"][:5] for each in done.problems] == ["Femke", "Sjoer"]
    erase_person(by=by, person=Person.objects.get(given_name="Femke"))
    done.refresh_from_db()
    assert [each["text"] for each in done.problems] == ["", "Sjoerd at klant punt example"]
    assert done.file_name == "…_….vcf"
    assert "femke" not in everything()
