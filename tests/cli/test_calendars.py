"""Calendars from the terminal: in step now, and damaged files read as far as they go."""

from pathlib import Path

from django.utils import timezone

from tests.cli.conftest import Verder
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.enums import ConnectionState
from verder.apps.intensify.models import CalendarConnection
from verder.apps.intensify.services.calendar_connections import connect_calendar

DAMAGED = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Bezoek
DTSTART:20260704T080000Z
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Zonder dag
DTSTART:morgen
END:VEVENT
"""


def test_a_damaged_file_is_read_as_far_as_it_goes(verder: Verder, db: None, tmp_path: Path) -> None:
    file = tmp_path / "agenda.ics"
    file.write_text(DAMAGED)
    said = verder("calendars", "read", file)
    assert said.code == 0
    assert "2026-07-04 10:00  Bezoek" in said.out
    assert "agenda.ics, line 10 (VEVENT): DTSTART says “morgen”" in said.out
    assert "agenda.ics, line 1 (VCALENDAR): This part is never closed" in said.out
    told = verder("calendars", "read", file, "--json").json
    assert [event["uid"] for event in told["events"]] == ["1"]
    assert [problem["line"] for problem in told["problems"]] == [1, 10]


def test_calendars_are_brought_in_step_at_once(verder: Verder, world: World) -> None:
    assert "Nobody has connected" in verder("calendars", "sync").err
    user = world.users[Role.ACCOUNT_MANAGER]
    connect_calendar(by=user, address="https://127.0.0.1:9/", login="milan", password="geheim")
    CalendarConnection.objects.update(
        state=ConnectionState.CONNECTED, calendar="https://127.0.0.1:9/", next_at=timezone.now()
    )
    failed = verder("calendars", "sync", "--user", user.email)
    assert failed.code == 1
    assert "127.0.0.1 lies in a private network" in failed.err
    assert user.email in failed.err
