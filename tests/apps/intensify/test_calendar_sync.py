"""Contacts here and a calendar on a real server: in step both ways, and never double."""

from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.apps.intensify.desk import HOUR, TODAY, Desk, desk_of
from tests.apps.intensify.meeting import make_position
from tests.calendar_server import LOOPBACK, CalendarServer, change_event, event_of
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.enums import ConnectionState, MomentState
from verder.apps.intensify.models import CalendarConnection, CalendarEntry, ContactMoment
from verder.apps.intensify.queries.calendars import due_connections
from verder.apps.intensify.services.calendar_connections import (
    ask_for_round,
    choose_calendar,
    connect_calendar,
    disconnect_calendar,
)
from verder.apps.intensify.services.calendar_files import (
    bring_in_calendar,
    choose_for_events,
    receive_calendar,
)
from verder.apps.intensify.services.calendar_rounds import EVERY, take_turn
from verder.documents.calendar.events import CalendarEvent
from verder.documents.calendar.writing import calendar_file
from verder.gateways.caldav import CalDav

desk = pytest.fixture(desk_of)


def code_of(told: dict[str, str] | None) -> str:
    return (told or {})["code"]


def fresh(moment: ContactMoment) -> ContactMoment:
    return ContactMoment.objects.get(pk=moment.pk)


def test_a_contact_goes_there_once_however_often_we_look(desk: Desk) -> None:
    els = make_position(desk.world.accounts[0])
    moment = desk.plan()
    moment.positions.set([els])
    for _look in range(3):
        assert desk.turn().problem is None
    event = event_of(desk.phone, str(moment.uid))
    assert event.decoded("DTSTART") == HOUR
    assert str(event["SUMMARY"]) == "Klant 1 – Prijzen 2027"
    assert "Els Inkoop" in str(event["DESCRIPTION"])
    assert "ATTENDEE" not in event
    CalendarEntry.objects.all().delete()  # as after a backup was put back
    CalendarConnection.objects.update(token="", whole_mark="")
    assert desk.turn().problem is None
    assert desk.uids() == [str(moment.uid)]


def test_what_moves_there_moves_here(desk: Desk) -> None:
    moment = desk.plan()
    desk.turn()
    zone = ZoneInfo("Europe/Amsterdam")
    begins = datetime(2027, 7, 1, 15, 30, tzinfo=zone)
    change_event(
        desk.phone,
        str(moment.uid),
        DTSTART=begins,
        DTEND=begins + timedelta(minutes=45),
        LOCATION="Utrecht",
    )
    assert desk.turn().problem is None
    moved = fresh(moment)
    assert (moved.begins_at, moved.minutes, moved.on, moved.place) == (
        begins,
        45,
        date(2027, 7, 1),
        "Utrecht",
    )
    assert (moved.before or {})["on"] == str(HOUR.date())
    event = AuditEvent.objects.get(action="account.contact_moved_by_calendar")
    assert event.after == {"day": "2027-07-01"}


def test_what_moves_here_moves_there_and_leaves_the_rest_as_it_was(desk: Desk) -> None:
    moment = desk.plan()
    desk.turn()
    change_event(desk.phone, str(moment.uid), CATEGORIES=["Belangrijk"])
    later = HOUR + timedelta(days=1)
    ContactMoment.objects.filter(pk=moment.pk).update(begins_at=later, on=later.date())
    desk.turn()
    event = event_of(desk.phone, str(moment.uid))
    assert event.decoded("DTSTART") == later
    assert event["CATEGORIES"].to_ical() == b"Belangrijk"
    assert event.decoded("SEQUENCE") > 0


def test_a_month_becomes_the_day_to_which_it_is_moved(desk: Desk) -> None:
    month = (TODAY.replace(day=1) + timedelta(days=62)).replace(day=1)
    moment = desk.plan(on=month, begins_at=None, minutes=None, is_month_only=True)
    desk.turn()
    desk.turn()
    assert fresh(moment).is_month_only
    day = month.replace(day=17)
    change_event(desk.phone, str(moment.uid), DTSTART=day, DTEND=day + timedelta(days=1))
    desk.turn()
    assert (fresh(moment).on, fresh(moment).is_month_only) == (day, False)


def test_what_is_removed_or_cancelled_there_is_dropped_here(desk: Desk) -> None:
    removed, cancelled = desk.plan(), desk.plan()
    done = desk.plan(on=TODAY)
    desk.turn()
    ContactMoment.objects.filter(pk=done.pk).update(state=MomentState.DONE)
    for moment in (removed, done):
        stored = desk.phone.find(str(moment.uid))
        assert stored is not None
        desk.phone.delete(stored.place, version=stored.version)
    change_event(desk.phone, str(cancelled.uid), STATUS="CANCELLED")
    desk.turn()
    desk.turn()
    assert fresh(removed).state == fresh(cancelled).state == MomentState.DROPPED
    assert fresh(done).state == MomentState.DONE
    assert desk.uids() == []


def test_what_is_dropped_here_or_out_of_sight_is_removed_there(desk: Desk) -> None:
    dropped, hidden = desk.plan(), desk.plan()
    desk.turn()
    ContactMoment.objects.filter(pk=dropped.pk).update(state=MomentState.DROPPED)
    ContactMoment.objects.filter(pk=hidden.pk).update(account=desk.world.accounts[1])
    desk.turn()
    assert desk.uids() == []
    assert fresh(hidden).state == MomentState.PLANNED


def test_when_both_sides_changed_the_rule_decides_and_it_is_said(desk: Desk) -> None:
    moment = desk.plan()
    desk.turn()
    there, here = HOUR + timedelta(days=2), HOUR + timedelta(days=3)
    change_event(
        desk.phone,
        str(moment.uid),
        DTSTART=there,
        DTEND=there + timedelta(hours=1),
        SUMMARY="Anders",
    )
    ContactMoment.objects.filter(pk=moment.pk).update(
        begins_at=here, on=here.date(), purpose="Levering"
    )
    desk.turn()
    assert (fresh(moment).begins_at, fresh(moment).purpose) == (there, "Levering")
    assert str(event_of(desk.phone, str(moment.uid))["SUMMARY"]) == "Klant 1 – Levering"
    (entry,) = CalendarEntry.objects.all()
    assert code_of(entry.note) == "entry_clashed"


def test_a_change_outlives_a_removal(desk: Desk) -> None:
    moment = desk.plan()
    desk.turn()
    later = HOUR + timedelta(days=2)
    change_event(desk.phone, str(moment.uid), DTSTART=later, DTEND=later + timedelta(hours=1))
    ContactMoment.objects.filter(pk=moment.pk).update(state=MomentState.DROPPED)
    desk.turn()
    assert (fresh(moment).state, fresh(moment).begins_at) == (MomentState.PLANNED, later)
    stored = desk.phone.find(str(moment.uid))
    assert stored is not None
    desk.phone.delete(stored.place, version=stored.version)
    ContactMoment.objects.filter(pk=moment.pk).update(place="Leuven")
    desk.turn()
    assert str(event_of(desk.phone, str(moment.uid))["LOCATION"]) == "Leuven"


def test_a_title_there_says_what_it_is_for_and_nothing_more(desk: Desk) -> None:
    moment = desk.plan()
    desk.turn()
    change_event(
        desk.phone, str(moment.uid), SUMMARY="Klant 1 – Bonus 2027", DESCRIPTION="Niet voor Verder"
    )
    desk.turn()
    assert (fresh(moment).purpose, fresh(moment).agreed) == ("Bonus 2027", "")


def test_a_private_contact_shows_only_its_time(desk: Desk) -> None:
    moment = desk.plan(is_private=True, purpose="Sollicitatie")
    desk.turn()
    event = event_of(desk.phone, str(moment.uid))
    assert (str(event["SUMMARY"]), "DESCRIPTION" in event) == ("Privécontact", False)
    change_event(desk.phone, str(moment.uid), SUMMARY="x", LOCATION="y")
    desk.turn()
    assert (fresh(moment).purpose, fresh(moment).place) == ("Sollicitatie", "Gent")


def test_what_was_brought_in_from_a_file_is_found_there_and_never_doubled(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = calendar_file(
        [
            CalendarEvent(
                changed_at=timezone.now(),
                uid="1@outlook.example",
                title="Jaargesprek Klant 1",
                begins=HOUR,
                ends=HOUR + timedelta(hours=1),
            )
        ],
        method=None,
    )
    desk.phone.put(desk.phone.new_place("in-outlook"), content)
    file = receive_calendar(by=desk.user, content=BytesIO(content), name="agenda.ics")
    choices = {"1@outlook.example": str(desk.world.accounts[0].pk)}
    choose_for_events(by=desk.user, file=file, choices=choices)
    bring_in_calendar(by=desk.user, file=file, now=timezone.now())
    moment = ContactMoment.objects.get()
    written: list[str] = []
    put = CalDav.put

    def noted(service: CalDav, place: str, content: bytes, *, version: str = "") -> str:
        written.append(place)
        return put(service, place, content, version=version)

    monkeypatch.setattr(CalDav, "put", noted)
    for _look in range(2):
        assert desk.turn().problem is None
    assert (desk.uids(), written) == (["1@outlook.example"], [])
    change_event(desk.phone, "1@outlook.example", DTSTART=HOUR + timedelta(days=1))
    desk.turn()
    assert fresh(moment).begins_at == HOUR + timedelta(days=1)
    assert (ContactMoment.objects.count(), desk.uids()) == (1, ["1@outlook.example"])
    Account.objects.update(owner=desk.world.stranger, team=desk.world.south)
    desk.turn()
    assert desk.uids() == ["1@outlook.example"]  # out of sight here, and still theirs


def test_an_event_moved_to_another_name_is_found_by_its_number(desk: Desk) -> None:
    moment = desk.plan()
    desk.turn()
    stored = desk.phone.find(str(moment.uid))
    assert stored is not None
    desk.phone.delete(stored.place, version=stored.version)
    desk.phone.put(stored.place.replace(str(moment.uid), "elders"), stored.content)
    desk.turn()
    assert fresh(moment).state == MomentState.PLANNED
    assert desk.uids() == [str(moment.uid)]


def test_a_server_that_forgot_its_token_is_asked_for_versions(desk: Desk) -> None:
    moment = desk.plan()
    desk.turn()
    later = HOUR + timedelta(days=2)
    change_event(desk.phone, str(moment.uid), DTSTART=later, DTEND=later + timedelta(hours=1))
    CalendarConnection.objects.update(token="", whole_mark="lang geleden")
    desk.turn()
    assert fresh(moment).begins_at == later


def test_rubbish_in_the_calendar_is_left_alone_and_said(desk: Desk) -> None:
    moment = desk.plan()
    desk.turn()
    change_event(desk.phone, str(moment.uid), **{"RECURRENCE-ID": HOUR + timedelta(days=9)})
    desk.turn()
    (entry,) = CalendarEntry.objects.all()
    assert (code_of(entry.note), fresh(moment).begins_at) == ("entry_unreadable", HOUR)


def test_other_events_of_the_calendar_are_never_touched(desk: Desk) -> None:
    content = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:tandarts\r\n"
        "DTSTAMP:20260101T000000Z\r\nDTSTART:20270101T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    desk.phone.put(desk.phone.new_place("tandarts"), content.encode())
    before = ContactMoment.objects.count()
    assert desk.turn().problem is None
    assert (desk.uids(), ContactMoment.objects.count()) == (["tandarts"], before)


def test_a_wrong_password_stops_until_its_user_gives_another(desk: Desk) -> None:
    connection = CalendarConnection.objects.get()
    connect_calendar(
        by=desk.user, address=connection.address, login=connection.login, password="fout"
    )
    stopped = desk.turn()
    assert (stopped.state, stopped.next_at) == (ConnectionState.STOPPED, None)
    assert code_of(stopped.problem) == "server_login_refused"
    assert list(due_connections(timezone.now() + timedelta(days=9))) == []
    connect_calendar(
        by=desk.user, address=connection.address, login=connection.login, password="geheim"
    )
    assert desk.turn().state == ConnectionState.CONNECTED


def test_a_server_that_is_gone_is_asked_ever_later(desk: Desk) -> None:
    CalendarConnection.objects.update(calendar="http://127.0.0.1:9/", address="http://127.0.0.1:9/")
    first, now = desk.turn(), timezone.now()
    second = desk.turn()
    assert code_of(first.problem) == "server_gone"
    assert first.state == ConnectionState.CONNECTED
    assert first.next_at is not None
    assert second.next_at is not None
    assert now < first.next_at <= now + EVERY < second.next_at


def test_a_private_network_is_asked_only_if_allowed(desk: Desk, settings: Settings) -> None:
    settings.CALENDAR_NETWORKS = []
    stopped = desk.turn()
    assert code_of(stopped.problem) == "server_address_refused"


def test_one_of_several_calendars_is_chosen(
    world: World, calendar_server: CalendarServer, settings: Settings
) -> None:
    settings.CALENDAR_NETWORKS = list(LOOPBACK)
    user = world.users[Role.ACCOUNT_MANAGER]
    name = calendar_server.add_user("kiezer", "Werk", "Thuis")
    connect_calendar(by=user, address=calendar_server.address, login=name, password="geheim")
    desk = Desk(world, user, calendar_server.client(name, "Thuis"))
    assert desk.turn().state == ConnectionState.CHOOSING
    with pytest.raises(Refused):
        choose_calendar(by=user, calendar="https://elders.example/")
    choose_calendar(by=user, calendar=f"{calendar_server.address}{name}/thuis/")
    moment = desk.plan()
    assert desk.turn().state == ConnectionState.CONNECTED
    assert desk.uids() == [str(moment.uid)]


def test_leaving_takes_the_events_along_if_asked(desk: Desk) -> None:
    desk.plan()
    desk.turn()
    disconnect_calendar(by=desk.user, removes_events=True)
    take_turn(CalendarConnection.objects.get(), timezone.now())
    assert (desk.uids(), CalendarConnection.objects.count()) == ([], 0)


def test_leaving_forgets_the_password_and_leaves_the_events(desk: Desk) -> None:
    moment = desk.plan()
    desk.turn()
    disconnect_calendar(by=desk.user, removes_events=False)
    assert (desk.uids(), CalendarConnection.objects.count()) == ([str(moment.uid)], 0)


def test_the_password_is_sealed_and_lost_with_its_key(desk: Desk, settings: Settings) -> None:
    assert "geheim" not in CalendarConnection.objects.get().sealed_password
    settings.CREDENTIALS_KEYS = ["een andere"]
    assert code_of(desk.turn().problem) == "credentials_key_lost"


def test_two_workers_do_not_both_look(desk: Desk) -> None:
    first, second = CalendarConnection.objects.get(), CalendarConnection.objects.get()
    desk.plan()
    assert take_turn(first, timezone.now())
    assert not take_turn(second, timezone.now())
    ask_for_round(by=desk.user)
    assert list(due_connections(timezone.now())) == [first]
