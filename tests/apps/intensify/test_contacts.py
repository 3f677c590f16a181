from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.apps.intensify.known import BUYER, TODAY, email, known_buyer, phone
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import (
    ContactMoment,
    PeopleAct,
    Person,
    Position,
    PositionRole,
    Reach,
)
from verder.apps.intensify.queries.contact_list import contacts
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.services.journal import undo_act
from verder.apps.intensify.services.people import add_contact, change_person
from verder.apps.intensify.services.positions import (
    begin_position,
    change_company,
    change_position,
    end_position,
    fill_position,
    remove_position,
)
from verder.apps.intensify.services.said import PersonSaid, PositionSaid

LATER = TODAY + timedelta(days=10)


def everything() -> list[list[object]]:
    """Return all that is kept of people, to see that an undo leaves nothing behind."""
    models = (Person, Reach, Position, PositionRole)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def test_a_contact_is_kept_with_numbers_as_they_are_dialled_everywhere(world: World) -> None:
    position = known_buyer(world.accounts[0], by=world.users[Role.ACCOUNT_MANAGER])
    assert position.person is not None
    assert set(position.person.reaches.values_list("value", flat=True)) == {
        "femke.boorstra@klant.example",
        "+31850001234",
    }
    assert position.person.verified_on == TODAY
    assert [role.role for role in position.roles.all()] == ["buyer"]


@pytest.mark.parametrize("reach", [phone("12"), phone("niet bekend"), email("femke@")])
def test_a_bad_address_or_number_is_refused_and_nothing_is_kept(
    world: World, reach: object
) -> None:
    with pytest.raises(ValidationError):
        add_contact(
            by=None,
            account=world.accounts[0],
            person=PersonSaid(family_name="Boorstra"),
            position=BUYER,
            reaches=[reach],  # type: ignore[list-item]
            on=TODAY,
        )
    assert not Person.objects.exists()


def test_a_birthday_is_kept_only_where_the_person_allows_it(world: World) -> None:
    person = known_buyer(world.accounts[0]).person
    assert person is not None
    said = PersonSaid(birthday_on=date(1980, 1, 2))
    with pytest.raises(ValidationError):
        change_person(by=None, person=person, said=said, reaches=[], on=TODAY)
    change_person(
        by=None,
        person=person,
        said=PersonSaid(birthday_on=date(1980, 1, 2), is_birthday_allowed=True),
        reaches=[],
        on=TODAY,
    )
    assert Person.objects.get().birthday_on == date(1980, 1, 2)


def test_who_changes_company_keeps_the_history_leaves_a_gap_and_begins_elsewhere(
    world: World,
) -> None:
    first, second = world.accounts[0], world.accounts[2]
    manager = world.users[Role.ACCOUNT_MANAGER]
    left = known_buyer(first)
    report, _act = begin_position(by=None, account=first, person=None, said=BUYER, on=TODAY)
    change_position(
        by=None, position=report, said=PositionSaid(reports_to=left), on=TODAY, roles=[]
    )
    before = everything()
    begun, act = change_company(
        by=manager,
        position=left,
        to=second,
        on=LATER,
        said=PositionSaid(function="Hoofd inkoop"),
        roles=["decider"],
        leaves_vacancy=True,
    )
    left.refresh_from_db()
    assert (left.ended_on, left.person) == (LATER, begun.person)
    assert begun.began_on == LATER
    vacancy = Position.objects.get(account=first, person=None, ended_on=None, began_on=LATER)
    assert vacancy.function == "Inkoper"
    assert [role.role for role in vacancy.roles.all()] == ["buyer"]
    report.refresh_from_db()
    assert report.reports_to == vacancy
    states = {row.pk: row.state for row in contacts(manager, LATER)}
    assert states == {left.pk: "left", vacancy.pk: "vacant", report.pk: "vacant", begun.pk: "here"}
    undo_act(by=manager, act=act)
    assert everything() == before


def test_a_position_ends_and_is_filled_by_somebody_else(world: World) -> None:
    account = world.accounts[0]
    left = known_buyer(account)
    end_position(by=None, position=left, on=LATER, leaves_vacancy=True)
    with pytest.raises(Refused) as refusal:
        end_position(by=None, position=left, on=LATER, leaves_vacancy=False)
    assert refusal.value.code == "position_ended"
    (vacancy,) = positions_of(account, LATER)
    other = known_buyer(world.accounts[2], given="Sjoerd").person
    assert other is not None
    fill_position(by=None, position=vacancy, person=other, on=LATER)
    with pytest.raises(Refused):
        fill_position(by=None, position=vacancy, person=other, on=LATER)
    assert [row.person for row in positions_of(account, LATER)] == [other]


def test_roles_change_from_a_day_on_and_what_they_were_stays(world: World) -> None:
    position = known_buyer(world.accounts[0])
    change_position(
        by=None, position=position, said=PositionSaid(), on=LATER, roles=["decider", "user"]
    )
    kept = position.roles.order_by("pk").values_list("role", "began_on", "ended_on")
    assert list(kept) == [
        ("buyer", TODAY, LATER),
        ("decider", LATER, None),
        ("user", LATER, None),
    ]


def test_nobody_reports_to_themselves_nor_to_another_account(world: World) -> None:
    first, second = known_buyer(world.accounts[0]), known_buyer(world.accounts[0], given="Sjoerd")
    elsewhere = known_buyer(world.accounts[2], given="Wouter")
    change_position(
        by=None, position=second, said=PositionSaid(reports_to=first), on=TODAY, roles=["buyer"]
    )
    for wrong, code in ((second, "reports_to_circle"), (elsewhere, "reports_to_elsewhere")):
        with pytest.raises(Refused) as refusal:
            change_position(
                by=None, position=first, said=PositionSaid(reports_to=wrong), on=TODAY, roles=[]
            )
        assert refusal.value.code == code


def test_what_was_changed_or_used_since_is_not_undone(world: World) -> None:
    account = world.accounts[0]
    position = known_buyer(account)
    act = PeopleAct.objects.get()
    moment = ContactMoment.objects.create(
        account=account, state=MomentState.DONE, channel=Channel.CALL, on=TODAY
    )
    moment.positions.add(position)
    with pytest.raises(Refused) as refusal:
        undo_act(by=None, act=act)
    assert refusal.value.code == "people_used_since"
    with pytest.raises(Refused):
        remove_position(by=None, position=position)
    moment.delete()
    assert position.person is not None
    change_person(
        by=None,
        person=position.person,
        said=PersonSaid(given_name="Frederike"),
        reaches=[],
        on=TODAY,
    )
    with pytest.raises(Refused) as refusal:
        undo_act(by=None, act=act)
    assert refusal.value.code == "people_changed_since"
    assert Position.objects.filter(pk=position.pk).exists()


def test_a_position_that_was_a_mistake_goes_and_comes_back(world: World) -> None:
    position = known_buyer(world.accounts[0])
    before = everything()
    act = remove_position(by=None, position=position)
    assert not Position.objects.exists()
    undo_act(by=None, act=act)
    assert everything() == before
    with pytest.raises(Refused) as refusal:
        undo_act(by=None, act=act)
    assert refusal.value.code == "people_act_undone"


def test_only_who_works_on_the_account_changes_its_people(world: World) -> None:
    position = known_buyer(world.accounts[0])
    act = PeopleAct.objects.get()
    assert position.person is not None
    stranger = world.stranger
    for refused in (
        lambda: known_buyer(world.accounts[0], by=stranger),
        lambda: change_person(
            by=stranger, person=position.person, said=PersonSaid(), reaches=[], on=TODAY
        ),
        lambda: change_position(
            by=stranger, position=position, said=PositionSaid(), on=TODAY, roles=[]
        ),
        lambda: end_position(by=stranger, position=position, on=TODAY, leaves_vacancy=True),
        lambda: remove_position(by=stranger, position=position),
        lambda: undo_act(by=stranger, act=act),
        lambda: change_company(
            by=world.users[Role.ACCOUNT_MANAGER],
            position=position,
            to=world.accounts[1],
            on=TODAY,
            said=BUYER,
            leaves_vacancy=True,
        ),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    known_buyer(world.accounts[0], by=world.users[Role.TEAM_MEMBER], given="Marloes")
    assert not contacts(stranger, TODAY).exists()


def test_every_act_is_on_record(world: World) -> None:
    position = known_buyer(world.accounts[0])
    end_position(
        by=world.users[Role.ACCOUNT_MANAGER], position=position, on=LATER, leaves_vacancy=False
    )
    events = AuditEvent.objects.order_by("pk").values_list("action", "subject_name")
    assert list(events) == [
        ("person.added", "Femke Boorstra"),
        ("position.ended", "Femke Boorstra"),
    ]
