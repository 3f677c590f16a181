from datetime import date, timedelta

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.known import TODAY, email, known_buyer, phone
from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.enums import Channel, FrequencyKind, MomentState
from verder.apps.intensify.models import (
    Colleague,
    ContactMoment,
    Frequency,
    NextStep,
    Opinion,
    PeopleAct,
    PeopleApart,
    Person,
    Position,
    PositionRole,
    Reach,
    Tie,
)
from verder.apps.intensify.reports.doubles import doubles, doubles_of
from verder.apps.intensify.reports.merged_people import people_merge_preview
from verder.apps.intensify.services.erasing import erase_person
from verder.apps.intensify.services.joined_places import BY_RULE, plain_relations
from verder.apps.intensify.services.journal import undo_act
from verder.apps.intensify.services.merging import Merge, merge_people, tell_apart
from verder.apps.intensify.services.people import add_contact
from verder.apps.intensify.services.positions import begin_position
from verder.apps.intensify.services.said import PersonSaid, PositionSaid

YEAR = timedelta(days=365)
QUERIES = 20


def add(account: Account, given: str, family: str, *values: str, function: str = "") -> Position:
    """Return the place of somebody new."""
    place, _act = add_contact(
        by=None,
        account=account,
        person=PersonSaid(given_name=given, family_name=family),
        position=PositionSaid(function=function),
        reaches=[email(each) if "@" in each else phone(each) for each in values],
        on=TODAY,
    )
    return place


@pytest.fixture
def pair(world: World) -> tuple[Position, Position]:
    """Return one buyer, known twice at one account, with all that can hang on a place."""
    keep = known_buyer(world.accounts[0])
    gone = add(world.accounts[0], "F.", "Boorstra", "f@boor.nl", "085 000 1234", function="Chef")
    boss = add(world.accounts[0], "Wouter", "Vijl", function="Directeur")
    colleague = Colleague.objects.create(name="Milan")
    for place, on in ((keep, TODAY), (gone, TODAY + timedelta(days=1))):
        PositionRole.objects.create(position=place, role="user", began_on=on)
        Opinion.objects.create(position=place, influence=3, on=on, keep_until=on + YEAR)
        Frequency.objects.create(
            position=place, colleague=colleague, kind=FrequencyKind.IDEAL, times=4, on=on
        )
        Tie.objects.create(first=place, second=boss, kind=Tie.INFORMAL, on=on)
        NextStep.objects.create(account=place.account, position=place, text="Bellen")
        moment = ContactMoment.objects.create(
            account=place.account, state=MomentState.DONE, channel=Channel.CALL, on=on
        )
        moment.positions.add(place)
    moment.positions.add(keep)
    Tie.objects.create(first=gone, second=keep, kind=Tie.CONFLICT, on=TODAY)
    Position.objects.filter(pk=keep.pk).update(reports_to=gone)
    Position.objects.filter(pk=gone.pk).update(reports_to=boss)
    for place in (keep, gone):
        place.refresh_from_db()
    return keep, gone


def key(place: Position) -> int:
    assert place.person_id is not None
    return place.person_id


def everything() -> str:
    models = (Person, Reach, Position, PositionRole, Opinion, Frequency, Tie, NextStep)
    rows = [row for model in models for row in model._default_manager.order_by("pk")]
    met = sorted(ContactMoment.objects.values_list("pk", "positions"))
    return f"{serializers.serialize('json', rows)} {met}"


def test_all_that_hangs_on_both_hangs_on_one_and_can_be_undone(
    world: World, pair: tuple[Position, Position]
) -> None:
    keep, gone = pair
    before = everything()
    [found] = doubles(None)
    assert {found.first_id, found.second_id} == {key(keep), key(gone)}
    act = merge_people(by=None, merges=[Merge(keep=key(keep), gone=key(gone))])
    assert not Person.objects.filter(pk=key(gone)).exists()
    assert set(Reach.objects.filter(person=key(keep)).values_list("value", flat=True)) == {
        "femke.boorstra@klant.example",
        "+31850001234",
        "f@boor.nl",
    }
    keep.refresh_from_db()
    assert (keep.function, str(keep.reports_to)) == ("Inkoper", "Wouter Vijl")
    assert not Position.objects.filter(pk=gone.pk).exists()
    standing = {"position": keep, "replaced_on": None}
    assert Opinion.objects.get(**standing).on == TODAY + timedelta(days=1)
    assert Frequency.objects.get(**standing).on == TODAY + timedelta(days=1)
    assert Tie.objects.get(first=keep, replaced_on=None).on == TODAY + timedelta(days=1)
    assert not Tie.objects.filter(kind=Tie.CONFLICT).exists()
    assert keep.roles.get(role="user").began_on == TODAY
    assert (keep.moments.count(), keep.next_steps.count()) == (2, 2)
    assert (act.account, doubles(None)) == (world.accounts[0], [])
    undo_act(by=None, act=act)
    assert everything() == before


def test_nothing_that_names_a_place_is_forgotten() -> None:
    plain = {f"{each.related_model.__name__}.{each.field.name}" for each in plain_relations()}
    assert plain == {
        "Position.reports_to",
        "NextStep.position",
        "Survey.position",
        "Assessment.position",
    }
    assert len(BY_RULE) == 5


def test_two_positions_of_one_person_may_both_stay_and_the_past_always_does(
    world: World, pair: tuple[Position, Position]
) -> None:
    keep, gone = pair
    past, _act = begin_position(
        by=None, account=world.accounts[2], person=gone.person, said=PositionSaid(), on=TODAY
    )
    Position.objects.filter(pk=past.pk).update(ended_on=TODAY)
    user = world.users[Role.ACCOUNT_MANAGER]
    assert keep.person
    assert gone.person
    preview = people_merge_preview(user=user, keep=keep.person, gone=gone.person)
    assert [(each.keep, each.gone) for each in preview.joined] == [(keep, gone)]
    assert preview.places == (past,)
    assert (preview.counts["contacts"], preview.counts["opinions"]) == (1, 1)
    director = world.users[Role.DIRECTOR]
    hidden = people_merge_preview(user=director, keep=keep.person, gone=gone.person)
    assert {"opinions", "ties"} & hidden.counts.keys() == set()
    merge_people(by=user, merges=[Merge(keep=key(keep), gone=key(gone))], are_places_one=False)
    places = Position.objects.filter(person=key(keep)).order_by("pk")
    assert list(places) == [keep, gone, past]


def test_of_three_that_are_one_a_single_one_stays_in_any_order(world: World) -> None:
    first, second, third = (
        add(account, given, "Boorstra", "f@boor.nl")
        for account, given in zip(world.accounts[::2], ("Femke", "F.", ""), strict=False)
    )
    apart = add(world.accounts[0], "Sjoerd", "Boorstra")
    tell_apart(by=None, pairs=[(key(apart), key(third))])
    merges = [
        Merge(keep=key(second), gone=key(third)),
        Merge(keep=key(first), gone=key(third)),
        Merge(keep=key(first), gone=key(second)),
    ]
    act = merge_people(by=None, merges=merges)
    assert Person.objects.filter(family_name="Boorstra").count() == 2
    assert Position.objects.filter(person=key(first)).count() == 3
    row = PeopleApart.objects.get()
    assert {row.first_id, row.second_id} == {key(first), key(apart)}
    undo_act(by=None, act=act)
    assert {each.person_id for each in Position.objects.filter(pk=third.pk)} == {key(third)}
    with pytest.raises(Refused):
        merge_people(by=None, merges=[Merge(keep=key(first), gone=key(first))])


def test_who_does_not_edit_every_employer_neither_sees_nor_merges(
    world: World, pair: tuple[Position, Position]
) -> None:
    keep, gone = pair
    manager, merges = world.users[Role.ACCOUNT_MANAGER], [Merge(keep=key(keep), gone=key(gone))]
    assert len(doubles(manager)) == 1
    begin_position(
        by=None, account=world.accounts[1], person=gone.person, said=PositionSaid(), on=TODAY
    )
    for user in (manager, world.stranger, world.users[Role.DIRECTOR]):
        assert doubles(user) == []
        with pytest.raises(PermissionDenied):
            merge_people(by=user, merges=merges)
        with pytest.raises(PermissionDenied):
            tell_apart(by=user, pairs=[(key(keep), key(gone))])
    merge_people(by=world.users[Role.ADMINISTRATOR], merges=merges)


def test_who_was_merged_is_erased_along(world: World, pair: tuple[Position, Position]) -> None:
    keep, gone = pair
    assert keep.person
    merge_people(by=None, merges=[Merge(keep=key(keep), gone=key(gone))])
    erase_person(by=None, person=keep.person)
    told = str([*PeopleAct.objects.values_list("rows"), *AuditEvent.objects.values_list("before")])
    assert [trace for trace in ("Boorstra", "f@boor.nl", "boorstra@") if trace in told] == []


def test_pairs_are_shown_compared_merged_undone_and_told_apart(
    world: World, pair: tuple[Position, Position], signed_in: SignIn
) -> None:
    keep, gone = pair
    client: Client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    page = client.get("/people/doubles/").content.decode()
    assert f"/people/{key(keep)}/merge/{key(gone)}/" in page
    address = f"/people/{key(gone)}/merge/{key(keep)}/"
    assert client.get(address).context["stays"] == key(keep)
    assert "f@boor.nl" in client.get(address, {"keep": key(keep)}).content.decode()
    assert address[-2:] in client.get(f"/people/{key(keep)}/").content.decode()
    client.post(address, {"keep": key(keep), "places": "one"})
    assert list(Position.objects.filter(person=key(keep))) == [keep]
    client.post(f"/people/acts/{PeopleAct.objects.latest('pk').pk}/undo/")
    assert Person.objects.filter(pk=key(gone)).exists()
    chosen = {"selected": [f"{key(keep)}-{key(gone)}", "x-1", "7"]}
    client.post("/people/doubles/merge/", chosen)
    assert not Person.objects.filter(pk=key(gone)).exists()
    client.post(f"/people/acts/{PeopleAct.objects.latest('pk').pk}/undo/")
    stranger = signed_in(world.stranger)
    assert stranger.get(address).status_code == 404
    assert stranger.post("/people/doubles/apart/", chosen).status_code == 403
    assert stranger.get("/people/doubles/").context["count"] == 0
    client.post("/people/doubles/apart/", chosen)
    assert doubles_of(None, [key(keep)]) == []
    assert client.get("/people/doubles/").context["count"] == 0


def test_many_pairs_ask_no_more_than_one(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for given in ("Femke", "Sjoerd", "Marloes"):
        for text in (given, f"{given[0]}."):
            add(world.accounts[0], text, f"{given}stra")
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    with django_assert_max_num_queries(QUERIES):
        assert client.get("/people/doubles/").context["count"] == 3


def test_details_that_one_lacks_come_from_the_other(world: World) -> None:
    keep, gone = add(world.accounts[0], "F.", "Boorstra"), known_buyer(world.accounts[0])
    Person.objects.filter(pk=key(gone)).update(
        birthday_on=date(1980, 1, 2), is_birthday_allowed=True, language="fr"
    )
    merge_people(by=None, merges=[Merge(keep=key(keep), gone=key(gone))])
    person = Person.objects.get()
    assert (person.given_name, person.language) == ("Femke", "fr")
    assert (person.birthday_on, person.is_birthday_allowed) == (date(1980, 1, 2), True)
