"""A backup holds calendars and contacts whole; passwords open only with the key kept apart."""

from pathlib import Path

import pytest
from django.core import serializers
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.apps.intensify.known import known_buyer
from tests.apps.intensify.meeting import make_moment
from tests.cli.conftest import Verder
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.sealing import unseal
from verder.apps.intensify.models import (
    CalendarConnection,
    CalendarEntry,
    CalendarFeed,
    CalendarFile,
    CalendarOrigin,
    CalendarSeries,
    ContactMoment,
    Person,
    Position,
    Reach,
)
from verder.apps.intensify.services.calendar_connections import connect_calendar
from verder.apps.intensify.services.calendar_feeds import feed_of, make_feed

KINDS = (
    *(CalendarConnection, CalendarEntry, CalendarFeed, CalendarFile, CalendarOrigin),
    *(CalendarSeries, ContactMoment, Person, Position, Reach),
)


def kept() -> str:
    """Return all that is kept of people, contacts and calendars."""
    rows = [row for kind in KINDS for row in kind._default_manager.order_by("pk")]
    return str(serializers.serialize("json", rows))


@pytest.mark.django_db(transaction=True)
def test_calendars_come_back_with_passwords_that_open_and_lie_sealed(
    verder: Verder, world: World, tmp_path: Path, settings: Settings
) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    buyer = known_buyer(world.accounts[0])
    moment = make_moment(world.accounts[0], buyer, of=user, on=timezone.localdate())
    _feed, secret = make_feed(by=user, name="Telefoon")
    connection = connect_calendar(
        by=user, address="https://agenda.example", login="milan", password="geheim"
    )
    said = {"connection": connection, "uid": "1@x", "place": "/1.ics"}
    CalendarEntry.objects.create(**said, moment=moment, was_here={}, was_there={})
    day = timezone.localdate()
    CalendarSeries.objects.create(**said, account=moment.account, read_until=day)
    CalendarOrigin.objects.create(moment=moment, uid="1@x", occurrence="20270101")
    CalendarFile.objects.create(by=user, name="a.ics", content=b"\x00\xff", at=timezone.now())
    before, file = kept(), tmp_path / "safe.zip"
    assert verder("backup", file).code == 0
    assert b"geheim" not in file.read_bytes()
    ContactMoment.objects.all().delete()
    CalendarConnection.objects.all().delete()
    CalendarFeed.objects.all().delete()
    restored = verder("restore", file)
    assert restored.code == 0, restored.err
    assert kept() == before
    assert unseal(CalendarConnection.objects.get().sealed_password) == "geheim"
    assert feed_of(secret, timezone.now()) is not None
    settings.CREDENTIALS_KEYS = ["een andere sleutel"]
    with pytest.raises(Refused, match="credentials_key_lost"):
        unseal(CalendarConnection.objects.get().sealed_password)
