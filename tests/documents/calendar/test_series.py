"""Series: their days in any zone, over a change of the clock, with exceptions; and said anew."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from verder.apps.core.sentences import all_sentences
from verder.documents.calendar import (
    CalendarEvent,
    ChangedDay,
    Occurrences,
    Window,
    by_number,
    changed_series,
    key_of,
    occurrences_of,
    read_calendar,
    which_of,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WINDOW = Window(begins=date(2026, 3, 1), ends=date(2026, 6, 1))
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=AMSTERDAM)
WEEKLY = (
    "DTSTART;TZID=Europe/Brussels:20260317T100000",
    "DTEND;TZID=Europe/Brussels:20260317T110000",
    "RRULE:FREQ=WEEKLY;COUNT=4",
    "SUMMARY:Overleg",
)


def file(*events: tuple[str, ...]) -> bytes:
    blocks = [line for event in events for line in ("BEGIN:VEVENT", "UID:1", *event, "END:VEVENT")]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", ""]).encode()


def counted(content: bytes, window: Window = WINDOW) -> Occurrences:
    events = read_calendar(content, zone=AMSTERDAM).events
    (group,) = by_number(events).values()
    return occurrences_of(group, window)


def told(content: bytes) -> list[tuple[str, str]]:
    """Return the days and titles, each day in the clock of Amsterdam."""
    return [
        (
            each.begins.astimezone(AMSTERDAM).strftime("%d-%m %H:%M")
            if isinstance(each.begins, datetime)
            else each.begins.strftime("%d-%m"),
            each.title,
        )
        for each in counted(content).events
    ]


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART;TZID=Europe/Amsterdam:20260317T100000",
        "DTSTART;TZID=Europe/Brussels:20260317T100000",
        'DTSTART;TZID="W. Europe Standard Time":20260317T100000',
        "DTSTART:20260317T100000",
    ],
)
def test_a_meeting_at_ten_stays_at_ten_when_the_clock_changes(start: str) -> None:
    days = told(file((start, "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")))
    assert days == [("17-03 10:00", ""), ("24-03 10:00", ""), ("31-03 10:00", "")]


def test_what_is_written_in_utc_moves_with_the_clock() -> None:
    days = told(file(("DTSTART:20260324T090000Z", "RRULE:FREQ=WEEKLY;COUNT=2")))
    assert days == [("24-03 10:00", ""), ("31-03 11:00", "")]


def test_whole_days_stay_whole_days() -> None:
    rule = ("DTSTART;VALUE=DATE:20260328", "RRULE:FREQ=DAILY;UNTIL=20260330")
    events = counted(file(rule)).events
    assert [each.begins for each in events] == [date(2026, 3, day) for day in (28, 29, 30)]
    assert [each.ends for each in events] == [date(2026, 3, day) for day in (29, 30, 31)]


def test_left_out_moved_cancelled_and_added_days_are_known() -> None:
    content = file(
        (
            *WEEKLY,
            "EXDATE;TZID=Europe/Brussels:20260324T100000",
            "RDATE;TZID=Europe/Brussels:20260401T100000",
        ),
        (
            "RECURRENCE-ID:20260331T080000Z",
            "DTSTART;TZID=Europe/Amsterdam:20260402T140000",
            "SUMMARY:Verzet",
        ),
        ("RECURRENCE-ID:20260407T080000Z", "DTSTART:20260407T080000Z", "STATUS:CANCELLED"),
    )
    assert told(content)[:3] == [
        ("17-03 10:00", "Overleg"),
        ("01-04 10:00", "Overleg"),
        ("02-04 14:00", "Verzet"),
    ]
    assert [each.is_cancelled for each in counted(content).events] == [False, False, False, True]
    keys = [key_of(each.instead_of or each.begins) for each in counted(content).events]
    assert keys[2] == "20260331T080000Z"


def test_one_that_moves_all_after_it_keeps_whose_place_they_take() -> None:
    rest = (
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Brussels:20260324T100000",
        "DTSTART;TZID=Europe/Brussels:20260324T090000",
        "DTEND;TZID=Europe/Brussels:20260324T100000",
    )
    events = counted(file(WEEKLY, rest)).events
    assert [each.begins.hour for each in events if isinstance(each.begins, datetime)] == [
        *(10, 9, 9, 9),
    ]
    assert [key_of(each.instead_of or each.begins) for each in events] == [
        *("20260317T090000Z", "20260324T090000Z", "20260331T080000Z", "20260407T080000Z"),
    ]


def test_whole_days_after_one_that_moved_keep_whose_place_they_take() -> None:
    series = ("DTSTART;VALUE=DATE:20260317", "RRULE:FREQ=WEEKLY;COUNT=3")
    rest = (
        "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260324",
        "DTSTART;VALUE=DATE:20260325",
    )
    events = counted(file(series, rest)).events
    assert [(key_of(each.begins), key_of(each.instead_of or each.begins)) for each in events] == [
        *(("20260317", "20260317"), ("20260325", "20260324"), ("20260401", "20260331")),
    ]


@pytest.mark.parametrize("named", ["TZID=Europe/Brussels:20260324T100000", ":20260324T090000Z"])
@pytest.mark.parametrize("day", [24, 25])
def test_hours_that_become_whole_days_keep_whose_place_they_take(named: str, day: int) -> None:
    rest = (
        f"RECURRENCE-ID;RANGE=THISANDFUTURE;{named}".replace(";:", ":"),
        f"DTSTART;VALUE=DATE:202603{day}",
    )
    events = counted(file(WEEKLY, rest)).events
    moved = [date(2026, 3, day) + timedelta(weeks=week) for week in range(3)]
    assert [each.begins for each in events[1:]] == moved
    assert [each.ends for each in events[1:]] == [each + timedelta(days=1) for each in moved]
    assert [key_of(each.instead_of or each.begins) for each in events] == [
        *("20260317T090000Z", "20260324T090000Z", "20260331T080000Z", "20260407T080000Z"),
    ]


def test_whole_days_that_get_an_hour_keep_whose_place_they_take() -> None:
    series = ("DTSTART;VALUE=DATE:20260317", "RRULE:FREQ=WEEKLY;COUNT=3")
    rest = (
        "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260324",
        "DTSTART;TZID=Europe/Brussels:20260325T100000",
        "DTEND;TZID=Europe/Brussels:20260325T113000",
    )
    events = counted(file(series, rest)).events
    assert [(key_of(each.begins), key_of(each.ends)) for each in events[1:]] == [
        *(("20260325T090000Z", "20260325T103000Z"), ("20260401T080000Z", "20260401T093000Z")),
    ]
    assert [key_of(each.instead_of or each.begins) for each in events] == [
        *("20260317", "20260324", "20260331"),
    ]


def test_one_named_in_utc_that_moves_over_a_change_of_the_clock_keeps_its_place() -> None:
    rest = (
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260324T090000Z",
        "DTSTART;TZID=Europe/Brussels:20260330T100000",
        "DURATION:PT1H",
    )
    events = counted(file(WEEKLY, rest)).events
    assert [key_of(each.begins) for each in events] == [
        *("20260317T090000Z", "20260330T080000Z", "20260406T080000Z", "20260413T080000Z"),
    ]
    assert [key_of(each.instead_of or each.begins) for each in events] == [
        *("20260317T090000Z", "20260324T090000Z", "20260331T080000Z", "20260407T080000Z"),
    ]


def test_days_given_one_by_one_need_no_rule() -> None:
    content = file((WEEKLY[0], "RDATE:20260401T080000Z,20260402T080000Z"))
    assert [day for day, _title in told(content)] == ["17-03 10:00", "01-04 10:00", "02-04 10:00"]


def test_what_does_not_repeat_is_one_of_itself() -> None:
    (event,) = counted(file((WEEKLY[0], "SUMMARY:Overleg"))).events
    assert event.instead_of == event.begins == datetime(2026, 3, 17, 9, tzinfo=UTC)
    assert not counted(file(("DTSTART:20260601",))).events


def test_what_moved_takes_the_place_of_an_event_that_no_longer_repeats() -> None:
    moved = ("RECURRENCE-ID:20260317T090000Z", "DTSTART:20260318T090000Z", "SUMMARY:Verzet")
    assert told(file((WEEKLY[0], "SUMMARY:Overleg"), moved)) == [("18-03 10:00", "Verzet")]


@given(
    st.dates()
    | st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0)),
)
@example(date(33, 4, 3))
@example(datetime(999, 12, 31, 23, tzinfo=UTC))
def test_a_key_tells_which_one_is_meant(moment: date | datetime) -> None:
    assert which_of(key_of(moment)) == moment


@pytest.mark.parametrize(
    ("until", "count"),
    [("20260331", 3), ("20260331T100000", 3), ("20260331T080000Z", 3), ("20260331T075959Z", 2)],
)
def test_the_last_day_counts_however_it_is_written(until: str, count: int) -> None:
    rule = f"RRULE:FREQ=WEEKLY;UNTIL={until};COUNT=99"
    assert len(counted(file((WEEKLY[0], rule))).events) == count


@pytest.mark.parametrize(
    "rule",
    [
        *("FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=1,2,3", "weekly", "FREQ=WEEKLY;INTERVAL=0"),
        *("FREQ=DAILY;BYMONTHDAY=31", "FREQ=WEEKLY;UNTIL=soon", "FREQ=MONTHLY;BYDAY=XX"),
        *("FREQ=MONTHLY;BYDAY=99MO", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=WEEKLY;BYDAY=2MO"),
        *("FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=-32"),
        *("FREQ=MONTHLY;BYMONTHDAY=1,0", "FREQ=MONTHLY;BYMONTHDAY=1,,2", "FREQ=YEARLY;BYMONTH=0"),
        *("FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=-1", "FREQ=YEARLY;BYYEARDAY=0"),
        *("FREQ=YEARLY;BYYEARDAY=367", "FREQ=YEARLY;BYWEEKNO=54", "FREQ=YEARLY;BYWEEKNO=0"),
        *("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=0", "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=367"),
        *("FREQ=DAILY;BYHOUR=24", "FREQ=DAILY;BYMINUTE=60", "FREQ=DAILY;BYSECOND=61"),
        "FREQ=DAILY;BYHOUR=-1",
    ],
)
def test_a_rule_that_cannot_be_counted_leaves_the_first_day(rule: str) -> None:
    found = counted(file((WEEKLY[0], f"RRULE:{rule}", "SUMMARY:Overleg")))
    assert [each.begins.day for each in found.events] == [17]
    assert [(each.code, each.line) for each in found.problems] == [("event_rule_unreadable", 3)]
    assert "event_rule_unreadable" in all_sentences()


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", ["31-03", "30-04", "31-05"]),
        ("FREQ=MONTHLY;BYDAY=-1TU,+1FR;COUNT=4", ["31-03", "03-04", "28-04", "01-05"]),
        ("FREQ=YEARLY;BYYEARDAY=90,-275;COUNT=3", ["31-03", "01-04"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;COUNT=3", ["31-03", "28-04", "26-05"]),
    ],
)
def test_lists_within_their_bounds_are_counted(rule: str, days: list[str]) -> None:
    content = file(("DTSTART;VALUE=DATE:20260331", f"RRULE:{rule}"))
    assert [day for day, _title in told(content)] == days
    assert not counted(content).problems


def test_a_series_up_to_the_end_of_all_years_leaves_its_first_day() -> None:
    found = counted(file((WEEKLY[0], "DTEND:99991231T000000Z", "RRULE:FREQ=WEEKLY;COUNT=3")))
    assert [key_of(each.begins) for each in found.events] == ["20260317T090000Z"]
    assert [each.code for each in found.problems] == ["event_rule_unreadable"]


def test_more_than_asked_for_is_cut() -> None:
    content = file(("DTSTART:20260301", "RRULE:FREQ=DAILY"))
    found = counted(content, Window(begins=WINDOW.begins, ends=WINDOW.ends, most=10))
    assert (len(found.events), found.is_cut) == (10, True)
    assert not counted(content).is_cut


def test_events_without_a_number_stay_apart() -> None:
    text = "BEGIN:VEVENT\nDTSTART:20260302\nEND:VEVENT\n"
    events = read_calendar(f"BEGIN:VCALENDAR\n{text * 2}END:VCALENDAR".encode(), zone=UTC).events
    assert [len(group) for group in by_number(events).values()] == [1, 1]


def moved_to(hour: int, day: int) -> CalendarEvent:
    begins = datetime(2026, 3, day, hour, tzinfo=AMSTERDAM)
    return CalendarEvent(
        uid="1",
        title="Klant 1 – prijzen",
        begins=begins,
        ends=begins + timedelta(minutes=30),
        changed_at=NOW,
    )


def said(content: bytes, *days: ChangedDay) -> bytes:
    made = changed_series(content, "1", days, zone=AMSTERDAM, written_at=NOW)
    assert made is not None
    return made


SECOND = datetime(2026, 3, 24, 9, tzinfo=UTC)
MOVED = ChangedDay(which=SECOND, event=moved_to(14, 25), parts=frozenset({"when"}))


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART;TZID=Europe/Brussels:20260317T100000",
        "DTSTART:20260317T100000",
        'DTSTART;TZID="Romance Standard Time":20260317T100000',
    ],
)
def test_one_day_moves_and_the_others_stay(start: str) -> None:
    content = file((start, "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Overleg"))
    made = said(content, MOVED)
    expected = [("17-03 10:00", "Overleg"), ("25-03 14:00", "Overleg"), ("31-03 10:00", "Overleg")]
    assert told(made) == expected
    again = ChangedDay(which=SECOND, event=moved_to(9, 25), parts=frozenset({"when", "title"}))
    assert told(said(made, again))[1] == ("25-03 09:00", "Klant 1 – prijzen")


def test_a_day_that_does_not_take_place_is_left_out_and_can_come_back() -> None:
    gone = ChangedDay(which=SECOND, event=None)
    without = said(file(WEEKLY), gone)
    assert [day for day, _title in told(without)] == ["17-03 10:00", "31-03 10:00", "07-04 10:00"]
    assert told(said(said(file(WEEKLY), MOVED), gone)) == told(without)
    back = ChangedDay(which=SECOND, event=moved_to(10, 24), parts=frozenset({"when"}))
    assert told(said(without, back))[1][0] == "24-03 10:00"


def test_of_two_days_left_out_one_can_come_back() -> None:
    left_out = "EXDATE;TZID=Europe/Brussels:20260324T100000,20260331T100000"
    back = ChangedDay(which=SECOND, event=moved_to(10, 24), parts=frozenset({"when"}))
    made = said(file((*WEEKLY, left_out)), back)
    assert [day for day, _title in told(made)] == ["17-03 10:00", "24-03 10:00", "07-04 10:00"]


def test_a_day_of_a_series_in_utc_is_left_out_in_utc() -> None:
    content = file(("DTSTART:20260317T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3"))
    made = said(content, ChangedDay(which=SECOND, event=None))
    assert b"EXDATE:20260324T090000Z\r\n" in made
    assert [day for day, _title in told(made)] == ["17-03 10:00", "31-03 11:00"]


def test_whole_days_are_left_out_as_days() -> None:
    content = file(("DTSTART;VALUE=DATE:20260317", "RRULE:FREQ=WEEKLY;COUNT=2"))
    made = said(content, ChangedDay(which=date(2026, 3, 24), event=None))
    assert b"EXDATE;VALUE=DATE:20260324" in made
    assert told(made) == [("17-03", "")]


def test_a_series_of_which_only_a_moved_day_is_there_loses_that_day() -> None:
    alone = file(("RECURRENCE-ID:20260324T090000Z", "DTSTART:20260325T090000Z"))
    assert told(said(alone, MOVED))[0][0] == "25-03 14:00"
    made = said(alone, ChangedDay(which=SECOND, event=None))
    assert b"VEVENT" not in made
    other = ChangedDay(which=SECOND + timedelta(days=7), event=moved_to(9, 25))
    assert changed_series(alone, "1", [other], zone=AMSTERDAM, written_at=NOW) is None


@pytest.mark.parametrize("content", [b"", b"rubbish", file(("SUMMARY:x",)), b"BEGIN:VCALENDAR"])
def test_without_the_series_there_is_nothing_to_change(content: bytes) -> None:
    assert changed_series(content, "1", [MOVED], zone=AMSTERDAM, written_at=NOW) is None


def test_times_without_a_zone_are_meant_where_the_calendar_says() -> None:
    lines = [line.replace(";TZID=Europe/Brussels", "") for line in WEEKLY]
    content = file(tuple(lines)).replace(
        b"BEGIN:VEVENT", b"X-WR-TIMEZONE:Asia/Tokyo\r\nBEGIN:VEVENT", 1
    )
    second = datetime(2026, 3, 24, 1, tzinfo=UTC)
    made = said(content, ChangedDay(which=second, event=None))
    before, after = ([day.begins for day in counted(each).events] for each in (content, made))
    assert second in before
    assert after == [each for each in before if each != second]


@pytest.mark.parametrize(
    "damaged",
    [
        "EXDATE;TZID=Europe/Brussels:20260331T100000,20260407T9x",
        "RDATE:20260331T100000Z,tomorrow",
        "DURATION:long",
        "EXDATE;}ZID=Europe/Brussels:20260331T100000",
    ],
)
def test_a_series_that_would_be_written_otherwise_than_it_is_stays(damaged: str) -> None:
    lines = [line for line in WEEKLY if not line.startswith(damaged[:5])]
    content = file((*lines, damaged))
    assert changed_series(content, "1", [MOVED], zone=AMSTERDAM, written_at=NOW) is None


def test_a_series_of_another_number_is_not_changed() -> None:
    assert changed_series(file(WEEKLY), "2", [MOVED], zone=AMSTERDAM, written_at=NOW) is None


def test_a_series_that_begins_twice_is_not_changed() -> None:
    content = file((*WEEKLY, "DTSTART:20260318T090000Z"))
    assert changed_series(content, "1", [MOVED], zone=AMSTERDAM, written_at=NOW) is None


@settings(max_examples=60)
@given(
    interval=st.integers(1, 9),
    frequency=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    left_out=st.integers(0, 5),
)
def test_leaving_out_a_day_leaves_all_others(interval: int, frequency: str, left_out: int) -> None:
    content = file((WEEKLY[0], f"RRULE:FREQ={frequency};INTERVAL={interval}"))
    before = counted(content).events
    one = before[left_out % len(before)]
    gone = ChangedDay(which=one.instead_of or one.begins, event=None)
    after = counted(said(content, gone)).events
    assert [each.begins for each in after] == [
        each.begins for each in before if each.begins != one.begins
    ]
