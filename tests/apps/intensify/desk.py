"""A user with a calendar on a real server, and another client of the same calendar."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.apps.intensify.meeting import make_moment
from tests.calendar_server import LOOPBACK, CalendarServer
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.intensify.enums import ConnectionState
from verder.apps.intensify.models import CalendarConnection, ContactMoment
from verder.apps.intensify.services.calendar_connections import connect_calendar
from verder.apps.intensify.services.calendar_rounds import take_turn
from verder.gateways.caldav import CalDav

TODAY = timezone.localdate()
HOUR = datetime.combine(TODAY + timedelta(days=7), datetime.min.time(), UTC).replace(hour=9)


@dataclass
class Desk:
    """A user with a calendar server, and another client of the same calendar."""

    world: World
    user: User
    phone: CalDav

    def turn(self) -> CalendarConnection:
        """Let the worker look once, and return how that left the connection."""
        connection = CalendarConnection.objects.get(user=self.user)
        take_turn(connection, timezone.now())
        return CalendarConnection.objects.get(user=self.user)

    def plan(self, **said: object) -> ContactMoment:
        """Plan a visit, an hour of next week unless told otherwise."""
        when = {"on": HOUR.date(), "begins_at": HOUR, "minutes": 60, "place": "Gent"}
        return make_moment(self.world.accounts[0], of=self.user, **(when | said))  # type: ignore[arg-type]

    def uids(self) -> list[str]:
        """Return the numbers of all events in the calendar."""
        stored = self.phone.fetch(self.phone._versions())
        calendars = [icalendar.Calendar.from_ical(each.content) for each in stored]
        return sorted(str(event["UID"]) for each in calendars for event in each.walk("VEVENT"))


def desk_of(
    world: World,
    calendar_server: CalendarServer,
    settings: Settings,
    request: pytest.FixtureRequest,
) -> Desk:
    """Return a desk of which the calendar is connected."""
    settings.CALENDAR_NETWORKS = list(LOOPBACK)
    name = calendar_server.add_user(request.node.name[:60], "Werk")
    user = world.users[Role.ACCOUNT_MANAGER]
    connect_calendar(by=user, address=calendar_server.address, login=name, password="geheim")
    found = Desk(world, user, calendar_server.client(name, "Werk"))
    assert found.turn().state == ConnectionState.CONNECTED
    return found
