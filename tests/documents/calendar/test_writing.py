"""What leaves as a calendar, read back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.documents.calendar import CalendarEvent, Guest, Method, calendar_file, read_calendar

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CHANGED = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def event(**said: object) -> CalendarEvent:
    given: dict[str, object] = {
        "uid": "b0a1",
        "title": "Klant 1 – prijzen",
        "begins": datetime(2026, 3, 29, 9, 0, tzinfo=AMSTERDAM),
        "ends": datetime(2026, 3, 29, 10, 30, tzinfo=AMSTERDAM),
        "changed_at": CHANGED,
    }
    return CalendarEvent(**(given | said))  # type: ignore[arg-type]


def written(*events: CalendarEvent, **said: object) -> icalendar.Component:
    return icalendar.Calendar.from_ical(calendar_file(events, **said))  # type: ignore[arg-type]


def test_an_hour_leaves_in_utc_and_is_the_same_instant_after_the_clock_changed() -> None:
    (found,) = written(event()).walk("VEVENT")
    assert found["DTSTART"].to_ical() == b"20260329T070000Z"
    assert found.decoded("DTSTART") == event().begins
    assert found.decoded("DTEND") - found.decoded("DTSTART") == timedelta(minutes=90)


def test_a_day_is_a_day_everywhere() -> None:
    (found,) = written(event(begins=date(2026, 6, 1), ends=date(2026, 6, 2), is_busy=False)).walk(
        "VEVENT"
    )
    assert found["DTSTART"].to_ical() == b"20260601"
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert found["TRANSP"] == "TRANSPARENT"


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        calendar_file([event(begins=datetime(2026, 3, 29, 9, 0))])  # noqa: DTZ001 - that is it


def test_what_is_kept_on_a_server_wants_nothing_of_anybody() -> None:
    assert "METHOD" not in written(event(), method=None)
    assert written(event())["METHOD"] == "PUBLISH"


def test_a_private_event_says_so_and_where_more_is_told() -> None:
    address = "https://verder.example.org/contacts/1"
    (found,) = written(event(is_private=True, address=address)).walk("VEVENT")
    assert (found["CLASS"], found["URL"]) == ("PRIVATE", address)
    (usual,) = written(event()).walk("VEVENT")
    assert usual.keys().isdisjoint({"CLASS", "URL"})


def test_the_same_events_make_the_same_file() -> None:
    assert calendar_file([event()], name="Verder") == calendar_file([event()], name="Verder")


def test_an_invitation_names_who_asks_and_who_is_asked() -> None:
    asked = event(
        organiser=Guest(name='Milan "M" Noord', email="milan@example.org"),
        guests=(Guest(name="Els Inkoop", email="els@example.com"),),
        sequence=3,
    )
    calendar = written(asked, method=Method.REQUEST)
    (found,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "REQUEST"
    assert found["ORGANIZER"] == "mailto:milan@example.org"
    assert found["ORGANIZER"].params["CN"] == "Milan 'M' Noord"
    assert found["ATTENDEE"].params["RSVP"] == "TRUE"
    assert found["SEQUENCE"] == 3


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    content = calendar_file([event(title=text, text=text, place=text)])
    assert {line.partition(":")[0].partition(";")[0] for line in unfolded(content)} <= {
        *("BEGIN", "END", "PRODID", "VERSION", "CALSCALE", "METHOD", "UID", "DTSTAMP"),
        *("LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP"),
        *("LOCATION", "DESCRIPTION"),
    }
    (found,) = read_calendar(content, zone=UTC).events
    assert found.begins == event().begins


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").strip().split("\r\n")
