"""An event of somebody's calendar, changed: what is not ours stays as it was."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest

from verder.documents.calendar import CalendarEvent, changed_file

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=AMSTERDAM)
EVENT = CalendarEvent(
    uid="b0a1",
    title="Klant 1 – prijzen",
    begins=datetime(2026, 4, 7, 12, 0, tzinfo=UTC),
    ends=datetime(2026, 4, 7, 13, 0, tzinfo=UTC),
    changed_at=NOW,
    text="Offerte",
    is_busy=False,
)
ALL = frozenset({"title", "place", "text", "when"})
THEIRS = (
    "SUMMARY:Prijzen",
    "LOCATION:Gent",
    "DTSTART;TZID=Europe/Amsterdam:20260310T100000",
    "DURATION:PT1H",
    "RRULE:FREQ=WEEKLY",
    "CATEGORIES:Verkoop",
    "SEQUENCE:4",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-PT15M",
    "END:VALARM",
)


def file(*lines: str, uid: str = "b0a1") -> bytes:
    inner = ["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"]
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:theirs", *inner, "END:VCALENDAR", ""]
    return "\r\n".join(whole).encode()


def changed(content: bytes, *parts: str, event: CalendarEvent = EVENT) -> icalendar.Component:
    made = changed_file(content, event, parts=frozenset(parts), written_at=NOW)
    assert made is not None
    calendar = icalendar.Calendar.from_ical(made)
    assert calendar["PRODID"] == "theirs"
    return calendar.walk("VEVENT")[0]


def test_only_the_parts_that_changed_are_said_anew() -> None:
    found = changed(file(*THEIRS), "title")
    assert found["SUMMARY"] == "Klant 1 – prijzen"
    assert (found["LOCATION"], found["SEQUENCE"]) == ("Gent", 5)
    assert "DESCRIPTION" not in found
    assert found.decoded("DTSTART") == datetime(2026, 3, 10, 10, 0, tzinfo=AMSTERDAM)
    assert found["DURATION"].to_ical() == b"PT1H"
    assert found["CATEGORIES"].to_ical() == b"Verkoop"
    assert [alarm["ACTION"] for alarm in found.walk("VALARM")] == ["DISPLAY"]
    assert found["DTSTAMP"].to_ical() == found["LAST-MODIFIED"].to_ical() == b"20260302T083000Z"


def test_a_part_that_became_empty_goes() -> None:
    found = changed(file(*THEIRS), "place", "text")
    assert "LOCATION" not in found
    assert found["DESCRIPTION"] == "Offerte"


def test_a_series_that_moves_keeps_its_rule_and_the_hour_of_its_zone() -> None:
    found = changed(file(*THEIRS), "when")
    assert found["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert found["DTSTART"].to_ical() == b"20260407T140000"
    assert found["DTEND"].to_ical() == b"20260407T150000"
    assert "DURATION" not in found
    assert found["RRULE"].to_ical() == b"FREQ=WEEKLY"
    assert (found["TRANSP"], found["SUMMARY"]) == ("TRANSPARENT", "Prijzen")


def test_what_had_no_zone_moves_in_utc() -> None:
    found = changed(file("DTSTART:20260310T100000Z", "DTEND:20260310T110000Z"), "when")
    assert found["DTSTART"].to_ical() == b"20260407T120000Z"


def test_an_hour_can_become_a_day() -> None:
    days = CalendarEvent(
        uid="b0a1",
        title="",
        begins=date(2026, 4, 7),
        ends=date(2026, 4, 8),
        changed_at=NOW,
    )
    found = changed(file(*THEIRS), "when", event=days)
    assert (found.decoded("DTSTART"), found.decoded("DTEND")) == (days.begins, days.ends)
    assert found["TRANSP"] == "OPAQUE"


def test_what_was_cancelled_there_takes_place_again() -> None:
    assert changed(file(*THEIRS, "STATUS:CANCELLED"))["STATUS"] == "CONFIRMED"
    assert changed(file(*THEIRS, "STATUS:TENTATIVE"))["STATUS"] == "TENTATIVE"


def test_one_of_a_series_that_stands_elsewhere_is_not_the_series() -> None:
    other = ("DTSTART:20260317T120000Z", "SUMMARY:Later", "RECURRENCE-ID:20260317T090000Z")
    both = [*other, "END:VEVENT", "BEGIN:VEVENT", "UID:b0a1", *THEIRS]
    made = changed_file(file(*both), EVENT, parts=frozenset({"title"}), written_at=NOW)
    assert made is not None
    found = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert [each["SUMMARY"] for each in found] == ["Later", "Klant 1 – prijzen"]
    assert changed_file(file(*other), EVENT, parts=ALL, written_at=NOW) is None


@pytest.mark.parametrize(
    "damage",
    ["SEQUENCE:many", "SEQUENCE:1\r\nSEQUENCE:2", "DTSTART:soon", "DTSTART:20260310\r\nDTSTART:1"],
)
def test_a_damaged_line_costs_only_itself(damage: str) -> None:
    found = changed(file(damage, "CATEGORIES:Verkoop"), "when")
    assert found.decoded("DTSTART") == EVENT.begins
    assert found["SEQUENCE"] == 1
    assert found["CATEGORIES"].to_ical() == b"Verkoop"


@pytest.mark.parametrize(
    "content", [b"", b"rubbish", b"\xff\xfe", b"BEGIN:VCALENDAR\r\n", file(uid="another")]
)
def test_without_the_event_there_is_nothing_to_change(content: bytes) -> None:
    assert changed_file(content, EVENT, parts=ALL, written_at=NOW) is None


def test_what_the_library_stumbles_over_is_not_changed() -> None:
    zone = "BEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n"
    never_closed = f"{zone}END:EXDATE:1\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT".encode()
    content = file(*THEIRS).replace(b"BEGIN:VEVENT", never_closed)
    assert changed_file(content, EVENT, parts=ALL, written_at=NOW) is None
