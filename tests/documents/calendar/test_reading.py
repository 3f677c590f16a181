"""Calendars of others, whole and damaged: what can be read is read, the rest is named."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.apps.core.sentences import all_sentences
from verder.documents.calendar import ReadCalendar, ReadEvent, read_calendar
from verder.documents.calendar.lines import DEEPEST, LARGEST
from verder.documents.calendar.problems import MOST
from verder.documents.calendar.reading import MOST_EVENTS
from verder.documents.calendar.zones import MOST_ZONES

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def read(text: str | bytes) -> ReadCalendar:
    content = text.encode() if isinstance(text, str) else text
    return read_calendar(content, zone=AMSTERDAM)


def one(*lines: str) -> ReadEvent:
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT"])
    (event,) = read(f"{text}\r\nEND:VCALENDAR\r\n").events
    return event


def codes(found: ReadCalendar) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in found.problems]


@pytest.mark.parametrize(
    ("name", "events", "problems"),
    [
        ("america_new_york.ics", 1, set()),
        ("big_bad_calendar.ics", 0, {"event_without_start", "calendar_not_closed"}),
        ("bom_calendar.ics", 0, set()),
        ("broken_dtstart.ics", 0, {"event_date_unreadable"}),
        ("calendar_with_unicode.ics", 0, set()),
        ("example.ics", 3, set()),
        ("issue_1050_multiple_calendars.ics", 0, {"event_without_start"}),
        ("issue_1231_recurrence.ics", 1, set()),
    ],
)
def test_real_files_are_read_as_far_as_they_go(
    shared_data: Path, name: str, events: int, problems: set[str]
) -> None:
    found = read((shared_data / "formats/ical" / name).read_bytes())
    assert len(found.events) == events
    assert {problem.code for problem in found.problems} == problems


def test_a_zone_that_a_calendar_defines_itself_is_kept(shared_data: Path) -> None:
    found = read((shared_data / "formats/ical/america_new_york.ics").read_bytes())
    assert found.events[0].begins == datetime(2014, 8, 29, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("Europe/Amsterdam", 8),
        ("W. Europe Standard Time", 8),
        ("/freeassociation.sourceforge.net/Europe/Amsterdam", 8),
        ("America/New_York", 14),
        ("UTC", 10),
    ],
)
def test_a_zone_is_known_by_all_its_names(zone: str, hour: int) -> None:
    event = one(f'DTSTART;TZID="{zone}":20250702T100000')
    assert event.begins == datetime(2025, 7, 2, hour, 0, tzinfo=UTC)


def test_a_zone_that_nobody_knows_is_said() -> None:
    found = read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Mars:20250702T100000\n")
    assert found.events[0].begins == datetime(2025, 7, 2, 10, 0, tzinfo=AMSTERDAM)
    assert ("event_zone_unknown", 4) in codes(found)


@pytest.mark.parametrize(
    ("lines", "begins", "lasts"),
    [
        (["DTSTART;VALUE=DATE:20250702"], date(2025, 7, 2), timedelta(days=1)),
        (["DTSTART:20250702", "DTEND:20250702"], date(2025, 7, 2), timedelta(days=1)),
        (["DTSTART:2025-07-02", "DURATION:P2D"], date(2025, 7, 2), timedelta(days=2)),
        (
            ["DTSTART:20250702T080000Z", "DURATION:PT1H30M"],
            datetime(2025, 7, 2, 8, tzinfo=UTC),
            timedelta(minutes=90),
        ),
        (
            ["DTSTART:2025-07-02T10:00:00+02:00", "DTEND:20250703"],
            datetime(2025, 7, 2, 8, tzinfo=UTC),
            timedelta(hours=14),
        ),
    ],
)
def test_days_and_instants_are_read_however_written(
    lines: list[str], begins: date, lasts: timedelta
) -> None:
    event = one(*lines)
    assert event.begins == begins
    assert event.ends == event.begins + lasts


def test_an_end_before_the_begin_is_named_and_left_out() -> None:
    found = read(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20250702T100000Z\n"
        "DTEND:20250701T100000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert found.events[0].ends == found.events[0].begins
    assert codes(found) == [("event_ends_before", 5)]


def test_a_text_with_bare_line_ends_stays_whole() -> None:
    event = one("DTSTART:20250702", r"SUMMARY:Klant\; prijs", "en levering", "LOCATION:Gent")
    assert (event.title, event.place) == ("Klant; prijs\nen levering", "Gent")


def test_an_event_that_was_never_closed_ends_where_the_next_begins() -> None:
    found = read(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20250702\nBEGIN:VALARM\n"
        "BEGIN:VEVENT\nUID:2\nDTSTART:20250703\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert [event.uid for event in found.events] == ["1", "2"]
    assert ("calendar_not_closed", 2) in codes(found)


def test_events_without_a_calendar_around_them_are_read() -> None:
    found = read("BEGIN:VEVENT\nUID:1\nDTSTART:20250702\nEND:VEVENT\n")
    assert [event.uid for event in found.events] == ["1"]
    assert codes(found) == [("calendar_no_begin", 1)]


def test_another_alphabet_is_taken_as_windows_writes_it() -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Café\nDTSTART:20250702\nEND:VEVENT\n"
    found = read(text.encode("cp1252"))
    assert found.events[0].title == "Café"
    assert ("calendar_not_utf8", 4) in codes(found)
    assert read(text.encode("utf-16")).events[0].title == "Café"


def test_a_folded_line_is_one_line() -> None:
    event = one("DTSTART:20250702", "SUMMARY:Klant over", "  prijzen", "\ten meer")
    assert event.title == "Klant over prijzenen meer"


def test_a_file_that_is_too_large_is_not_read() -> None:
    found = read(b" " * (LARGEST + 1))
    assert codes(found) == [("calendar_too_large", 1), ("calendar_empty", 1)]


def test_of_too_many_events_the_first_are_kept() -> None:
    event = "BEGIN:VEVENT\nUID:1\nDTSTART:20250702\nEND:VEVENT\n"
    found = read(f"BEGIN:VCALENDAR\n{event * (MOST_EVENTS + 1)}END:VCALENDAR\n")
    assert len(found.events) == MOST_EVENTS
    assert codes(found) == [("calendar_too_many", 1)]


def test_components_within_components_end_somewhere() -> None:
    found = read("BEGIN:X\n" * (DEEPEST + 1) + "END:X\n" * DEEPEST)
    assert codes(found) == [("calendar_no_begin", 1), ("calendar_too_deep", DEEPEST + 1)]


def test_an_end_closes_what_stands_in_it_and_alone_it_closes_nothing() -> None:
    found = read(
        "BEGIN:VCALENDAR\nEND:VTODO\nBEGIN:VEVENT\nUID:1\nDTSTART:20250702\n"
        "BEGIN:VALARM\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert [event.uid for event in found.events] == ["1"]
    assert codes(found) == [("calendar_end_alone", 2), ("calendar_not_closed", 6)]


def test_an_event_without_a_name_of_its_own_is_read_and_said() -> None:
    found = read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20250702\nEND:VEVENT\nEND:VCALENDAR")
    assert [event.begins for event in found.events] == [date(2025, 7, 2)]
    assert codes(found) == [("event_without_uid", 2)]


def test_a_series_tells_its_other_days_and_one_of_it_whose_place_it_takes() -> None:
    event = one(
        "DTSTART:20250702T080000Z",
        "RRULE:FREQ=WEEKLY",
        "RDATE;VALUE=PERIOD:20250704T080000Z/PT1H,,20250705T080000Z/20250705T090000Z",
        "EXDATE:20250709T080000Z",
        "EXDATE:tomorrow",
        "RECURRENCE-ID:20250716T080000Z",
    )
    assert event.rule == "FREQ=WEEKLY"
    assert event.also_on == tuple(datetime(2025, 7, day, 8, tzinfo=UTC) for day in (4, 5))
    assert event.not_on == (datetime(2025, 7, 9, 8, tzinfo=UTC),)
    assert event.instead_of == datetime(2025, 7, 16, 8, tzinfo=UTC)


@pytest.mark.parametrize("length", ["an hour", "P", "P9999999999W"])
def test_a_length_that_says_nothing_is_named_and_left_out(length: str) -> None:
    found = read(
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20250702\nDURATION:{length}\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )
    assert [event.ends for event in found.events] == [date(2025, 7, 3)]
    assert codes(found) == [("event_date_unreadable", 5)]


def test_an_event_that_begins_on_a_day_ends_on_a_day() -> None:
    event = one("DTSTART:20250702", "DTEND:20250704T120000Z")
    assert (event.begins, event.ends) == (date(2025, 7, 2), date(2025, 7, 4))


def test_a_zone_that_a_calendar_defines_badly_is_taken_as_the_world_knows_it() -> None:
    found = read(
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nBEGIN:STANDARD\n"
        "DTSTART:yesterday\nTZOFFSETFROM:much\nTZOFFSETTO:more\nEND:STANDARD\nEND:VTIMEZONE\n"
        "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=W. Europe Standard Time:20250702T100000\nEND:VEVENT\n"
        "END:VCALENDAR\n"
    )
    assert [event.begins for event in found.events] == [datetime(2025, 7, 2, 8, tzinfo=UTC)]


def in_own_zone(rule: str, day: str, *more: str) -> ReadCalendar:
    """Return an event at ten in a zone of the calendar's own, one hour from UTC, two in summer."""
    lines = [
        *("BEGIN:VTIMEZONE", "TZID:Own", "BEGIN:STANDARD", "DTSTART:16011028T030000"),
        *("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"),
        *("END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:16010325T020000", f"RRULE:{rule}", *more),
        *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE"),
        *("BEGIN:VEVENT", "UID:1", f"DTSTART;TZID=Own:{day}T100000", "END:VEVENT"),
    ]
    return read("\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]))


SUMMER = "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"


@pytest.mark.parametrize("year", ["1601", "1980", "2026", "9998"])
def test_a_zone_of_its_own_has_its_hour_in_every_year_at_once(year: str) -> None:
    (event,) = in_own_zone(SUMMER, f"{year}0701", "TZNAME:Zomertijd").events
    assert event.begins == datetime(int(year), 7, 1, 8, tzinfo=UTC)
    assert deepcopy(event.begins) == event.begins
    assert isinstance(event.begins, datetime)
    assert event.begins.dst() == timedelta(hours=1)
    assert event.begins.tzname() == "Zomertijd"


@pytest.mark.parametrize(
    ("rule", "more"),
    [
        ("FREQ=SECONDLY", ()),
        ("FREQ=DAILY", ()),
        ("FREQ=YEARLY;BYMONTH=10101;BYDAY=-1SU", ()),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", ()),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6", ()),
        (SUMMER, ("BEGIN:STANDARD", "END:STANDARD")),
        (SUMMER, ("RDATE:19800101T000000",) * 500),
    ],
)
def test_a_zone_that_cannot_be_counted_out_is_one_that_nobody_knows(
    rule: str, more: tuple[str, ...]
) -> None:
    found = in_own_zone(rule, "20260701", *more)
    assert "event_zone_unknown" in {problem.code for problem in found.problems}


def test_of_too_many_zones_the_first_are_known() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Z{0}\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0500\nTZOFFSETTO:+0500\nEND:STANDARD\nEND:VTIMEZONE\n"
        "BEGIN:VEVENT\nUID:{0}\nDTSTART;TZID=Z{0}:20260701T100000\nEND:VEVENT\n"
    )
    many = "".join(zone.format(number) for number in range(MOST_ZONES + 2))
    found = read(f"BEGIN:VCALENDAR\n{many}END:VCALENDAR\n")
    assert [code for code, _line in codes(found)] == ["event_zone_unknown"] * 2
    assert found.events[0].begins == datetime(2026, 7, 1, 5, tzinfo=UTC)


def test_many_problems_are_counted_not_listed() -> None:
    found = read("BEGIN:VEVENT\nEND:VEVENT\n" * (MOST + 10))
    assert len(found.problems) == MOST
    assert found.problems_left_out > 0


@pytest.mark.parametrize("content", [b"", b"\x00\xff\x00", b"<html>", b"BEGIN:" * 9, b";" * 99])
def test_rubbish_holds_no_event_and_says_so(content: bytes) -> None:
    found = read(content)
    assert found.events == ()
    assert found.problems


@given(st.binary(max_size=300) | st.text(alphabet='BEGINDVT:;\r\n =",Z0129-', max_size=300))
def test_no_file_breaks_the_reader_and_each_problem_has_its_sentence(text: str | bytes) -> None:
    found = read(text)
    assert {problem.code for problem in found.problems} <= all_sentences().keys()


def test_a_long_line_without_a_colon_is_read_at_once() -> None:
    assert read("BEGIN:VCALENDAR\nX" + ";a" * 200_000).events == ()
