"""Series in a calendar on a real server: their days are contacts here, in step both ways."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.utils import timezone

from tests.apps.intensify.desk import TODAY, Desk, desk_of
from tests.apps.intensify.meeting import make_position
from tests.calendar_server import change_event
from verder.apps.intensify.enums import MomentState, SeriesUnit
from verder.apps.intensify.models import (
    CalendarConnection,
    CalendarEntry,
    CalendarOrigin,
    CalendarSeries,
    ContactMoment,
)
from verder.apps.intensify.reports import calendar_series
from verder.apps.intensify.services.calendar_connections import (
    connect_calendar,
    disconnect_calendar,
)
from verder.apps.intensify.services.calendar_series import settle_series
from verder.apps.intensify.services.calendar_turn import Turn
from verder.gateways.calendars import Stored

desk = pytest.fixture(desk_of)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TEN = datetime.combine(TODAY + timedelta(days=7), datetime.min.time(), AMSTERDAM).replace(hour=10)
WEEK = timedelta(days=7)


def repeated(desk: Desk, count: int = 3, **also: object) -> ContactMoment:
    """Return a visit that its user let repeat weekly, in the calendar."""
    moment = desk.plan(begins_at=TEN, on=TEN.date())
    moment.positions.set([make_position(desk.world.accounts[0])])
    desk.turn()
    rule = {"FREQ": "WEEKLY", "COUNT": count}
    said = {"DTSTART": TEN, "DTEND": TEN + timedelta(hours=1), "RRULE": rule} | also
    change_event(desk.phone, str(moment.uid), **said)
    assert desk.turn().problem is None
    return moment


def days(desk: Desk) -> list[datetime | None]:
    """Return when the visits that are still planned begin."""
    planned = ContactMoment.objects.filter(
        state=MomentState.PLANNED, account=desk.world.accounts[0]
    )
    return list(planned.order_by("begins_at").values_list("begins_at", flat=True))


def lines(desk: Desk, moment: ContactMoment) -> list[str]:
    """Return the series as it lies in the calendar."""
    stored = desk.phone.find(str(moment.uid))
    assert stored is not None
    return stored.content.decode().splitlines()


def change_series(desk: Desk, moment: ContactMoment, **properties: object) -> None:
    """Change the event that repeats, as somebody does who changes all of it."""
    stored = desk.phone.find(str(moment.uid))
    assert stored is not None
    calendar = icalendar.Calendar.from_ical(stored.content)
    master = next(each for each in calendar.walk("VEVENT") if "RECURRENCE-ID" not in each)
    for name, value in properties.items():
        master.pop(name, None)
        if value is not None:
            master.add(name, value)
    desk.phone.put(stored.place, calendar.to_ical(), version=stored.version)


def test_its_days_become_contacts_with_the_same_people_once(desk: Desk) -> None:
    moment = repeated(desk)
    for _look in range(2):
        assert desk.turn().problem is None
    assert days(desk) == [TEN, TEN + WEEK, TEN + 2 * WEEK]
    last = ContactMoment.objects.get(begins_at=TEN + 2 * WEEK)
    assert (last.purpose, last.place, last.minutes) == ("Prijzen 2027", "Gent", 60)
    assert list(last.positions.all()) == list(moment.positions.all())
    assert list(last.colleagues.all()) == list(moment.colleagues.all())
    assert last.series is not None
    assert (last.series.every, last.series.unit) == (1, SeriesUnit.WEEK)
    assert desk.uids() == [str(moment.uid)]


def test_ten_stays_ten_over_the_change_of_the_clock(desk: Desk) -> None:
    repeated(desk, RRULE={"FREQ": "WEEKLY", "INTERVAL": 6, "COUNT": 6})
    hours = {timezone.localtime(day).hour for day in days(desk) if day is not None}
    offsets = {timezone.localtime(day).utcoffset() for day in days(desk) if day is not None}
    assert (len(days(desk)), hours, len(offsets)) == (6, {10}, 2)


def test_one_day_that_moves_there_moves_here_and_one_removed_is_dropped(desk: Desk) -> None:
    moment = repeated(desk)
    stored = desk.phone.find(str(moment.uid))
    assert stored is not None
    calendar = icalendar.Calendar.from_ical(stored.content)
    (master,) = calendar.walk("VEVENT")
    master.add("EXDATE", TEN + 2 * WEEK)
    moved = icalendar.Event()
    for name, value in {
        "UID": str(moment.uid),
        "DTSTAMP": datetime.now(UTC),
        "RECURRENCE-ID": TEN + WEEK,
        "DTSTART": TEN + WEEK + timedelta(hours=4),
        "DTEND": TEN + WEEK + timedelta(hours=5),
        "SUMMARY": master["SUMMARY"],
    }.items():
        moved.add(name, value)
    calendar.add_component(moved)
    desk.phone.put(stored.place, calendar.to_ical(), version=stored.version)
    desk.turn()
    assert days(desk) == [TEN, TEN + WEEK + timedelta(hours=4)]
    assert ContactMoment.objects.filter(state=MomentState.DROPPED).count() == 1


@pytest.mark.parametrize("shift", [timedelta(hours=3), timedelta(days=1, hours=1)])
def test_all_that_move_there_move_here_and_stay_who_they_are(desk: Desk, shift: timedelta) -> None:
    moment = repeated(desk)
    before = set(ContactMoment.objects.values_list("pk", flat=True))
    change_series(
        desk, moment, DTSTART=TEN + shift, DTEND=TEN + shift + timedelta(hours=1), SUMMARY="Bonus"
    )
    desk.turn()
    assert days(desk) == [TEN + shift, TEN + WEEK + shift, TEN + 2 * WEEK + shift]
    assert set(ContactMoment.objects.values_list("pk", flat=True)) == before
    purposes = ContactMoment.objects.filter(series__isnull=False).values_list("purpose", flat=True)
    assert set(purposes) == {"Bonus"}


def test_what_moves_or_is_dropped_here_does_so_there_and_the_rest_stays(desk: Desk) -> None:
    moment = repeated(desk)
    later = TEN + WEEK + timedelta(days=1)
    ContactMoment.objects.filter(begins_at=TEN + WEEK).update(begins_at=later, on=later.date())
    ContactMoment.objects.filter(begins_at=TEN + 2 * WEEK).update(state=MomentState.DROPPED)
    assert desk.turn().problem is None
    told = lines(desk, moment)
    assert f"RECURRENCE-ID;TZID=Europe/Amsterdam:{TEN + WEEK:%Y%m%dT%H%M%S}" in told
    assert f"DTSTART;TZID=Europe/Amsterdam:{later:%Y%m%dT%H%M%S}" in told
    assert f"EXDATE;TZID=Europe/Amsterdam:{TEN + 2 * WEEK:%Y%m%dT%H%M%S}" in told
    for _look in range(2):
        desk.turn()
    assert days(desk) == [TEN, later]
    assert lines(desk, moment) == told


def test_what_came_back_here_comes_back_there(desk: Desk) -> None:
    moment = repeated(desk)
    second = ContactMoment.objects.filter(begins_at=TEN + WEEK)
    second.update(state=MomentState.DROPPED)
    desk.turn()
    second.update(state=MomentState.PLANNED)
    desk.turn()
    assert days(desk) == [TEN, TEN + WEEK, TEN + 2 * WEEK]
    assert not any(line.startswith("EXDATE") for line in lines(desk, moment))


def test_guests_are_never_told_by_what_is_dropped_here(desk: Desk) -> None:
    moment = repeated(desk, ATTENDEE="mailto:els@klant.example")
    ContactMoment.objects.filter(begins_at=TEN + WEEK).update(state=MomentState.DROPPED)
    for _look in range(2):
        assert desk.turn().problem is None
    assert not any(line.startswith("EXDATE") for line in lines(desk, moment))
    assert days(desk) == [TEN, TEN + 2 * WEEK]


def test_a_series_that_ends_earlier_or_goes_drops_what_is_still_to_come(desk: Desk) -> None:
    moment = repeated(desk)
    change_series(desk, moment, RRULE=None)
    desk.turn()
    assert days(desk) == [TEN]
    stored = desk.phone.find(str(moment.uid))
    assert stored is not None
    desk.phone.delete(stored.place, version=stored.version)
    desk.turn()
    assert (days(desk), CalendarSeries.objects.count()) == ([], 0)


def test_a_contact_that_was_had_stays_as_it_was(desk: Desk) -> None:
    moment = repeated(desk)
    ContactMoment.objects.filter(pk=moment.pk).update(state=MomentState.DONE)
    change_series(desk, moment, SUMMARY="Anders")
    desk.turn()
    moment.refresh_from_db()
    assert (moment.purpose, moment.state) == ("Prijzen 2027", MomentState.DONE)


def test_time_brings_more_days_of_a_series(desk: Desk) -> None:
    repeated(desk)
    CalendarEntry.objects.filter(moment__begins_at=TEN + 2 * WEEK).delete()
    ContactMoment.objects.filter(begins_at=TEN + 2 * WEEK).delete()
    assert days(desk) == [TEN, TEN + WEEK]
    CalendarSeries.objects.update(read_until=TODAY + timedelta(days=500))
    desk.turn()
    assert days(desk) == [TEN, TEN + WEEK, TEN + 2 * WEEK]


def test_a_day_that_was_taken_back_here_is_left_out_there(desk: Desk) -> None:
    moment = repeated(desk)
    ContactMoment.objects.filter(begins_at=TEN + WEEK).delete()
    desk.turn()
    assert f"EXDATE;TZID=Europe/Amsterdam:{TEN + WEEK:%Y%m%dT%H%M%S}" in lines(desk, moment)


def test_whole_days_and_odd_rules_are_followed_as_well(desk: Desk) -> None:
    day = TEN.date()
    moment = desk.plan(begins_at=None, minutes=None, on=day)
    desk.turn()
    rule = {"FREQ": "MONTHLY", "COUNT": 3, "BYDAY": "-1FR"}
    change_event(desk.phone, str(moment.uid), RRULE=rule)
    desk.turn()
    found = ContactMoment.objects.filter(state=MomentState.PLANNED).exclude(pk=moment.pk)
    assert {(each.on.weekday(), each.begins_at, each.series) for each in found} == {(4, None, None)}


def test_more_than_can_be_followed_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_series, "MOST_FOLLOWED", 4)
    moment = desk.plan(begins_at=TEN, on=TEN.date())
    desk.turn()
    change_event(desk.phone, str(moment.uid), RRULE={"FREQ": "DAILY"})
    desk.turn()
    desk.turn()
    assert len(days(desk)) == 4
    codes = {(entry.note or {}).get("code") for entry in CalendarEntry.objects.all()}
    assert "series_cut" in codes


def test_a_private_series_says_nothing_but_when(desk: Desk) -> None:
    moment = desk.plan(begins_at=TEN, on=TEN.date(), is_private=True, purpose="Sollicitatie")
    desk.turn()
    change_event(desk.phone, str(moment.uid), RRULE={"FREQ": "WEEKLY", "COUNT": 2}, SUMMARY="x")
    desk.turn()
    found = ContactMoment.objects.filter(state=MomentState.PLANNED)
    assert {(each.is_private, each.purpose, each.by) for each in found} == {
        (True, "Sollicitatie", desk.user)
    }


def test_connecting_anew_doubles_nothing(desk: Desk) -> None:
    moment = repeated(desk)
    connection = CalendarConnection.objects.get()
    address, login, calendar = connection.address, connection.login, connection.calendar
    disconnect_calendar(by=desk.user, removes_events=False)
    connect_calendar(by=desk.user, address=address, login=login, password="geheim")
    CalendarConnection.objects.update(calendar=calendar)
    for _look in range(3):
        assert desk.turn().problem is None
    assert days(desk) == [TEN, TEN + WEEK, TEN + 2 * WEEK]
    assert desk.uids() == [str(moment.uid)]


def test_a_series_out_of_sight_is_taken_out_of_the_calendar(desk: Desk) -> None:
    repeated(desk)
    ContactMoment.objects.update(account=desk.world.accounts[1])
    desk.turn()
    assert (desk.uids(), CalendarSeries.objects.count()) == ([], 0)
    assert CalendarEntry.objects.count() == 0


def test_a_series_of_the_users_own_stays_when_out_of_sight(desk: Desk) -> None:
    moment = repeated(desk)
    CalendarOrigin.objects.update(is_from_outside=True)
    ContactMoment.objects.update(account=desk.world.accounts[1])
    desk.turn()
    assert (desk.uids(), CalendarSeries.objects.count()) == ([str(moment.uid)], 0)


def test_what_cannot_be_read_is_said_and_left(desk: Desk) -> None:
    moment = repeated(desk)
    series = CalendarSeries.objects.get()
    rubbish = Stored(place=series.place, version="1", content=b"rubbish")
    there: dict[str, Stored | None] = {str(moment.uid): rubbish}
    settle_series(Turn(series.connection, desk.phone, timezone.now(), there), series)
    assert days(desk) == [TEN, TEN + WEEK, TEN + 2 * WEEK]
    codes = {(entry.note or {}).get("code") for entry in CalendarEntry.objects.all()}
    assert "entry_unreadable" in codes
