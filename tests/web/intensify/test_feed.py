"""The calendar that others subscribe to: opened by its address alone, with rights of now."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.apps.intensify.meeting import make_moment, make_position
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent, User
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import CalendarFeed, ContactMoment, Opinion
from verder.apps.intensify.services.calendar_feeds import MOST, make_feed
from verder.documents.calendar import ReadEvent, read_calendar
from verder.web.intensify.views import feed

TODAY = timezone.localdate()


def address_of(user: User, **said: bool) -> str:
    _feed, secret = make_feed(by=user, name="Outlook", **said)
    return reverse("calendar_feed", args=[secret])


def events_at(address: str) -> list[ReadEvent]:
    answer = Client().get(address)
    assert answer.status_code == 200
    found = read_calendar(answer.content, zone=UTC)
    assert found.problems == ()
    return list(found.events)


def test_a_calendar_reads_what_its_user_takes_part_in(world: World) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    begins = timezone.now().replace(microsecond=0) + timedelta(days=3)
    els = make_position(world.accounts[0])
    moment = make_moment(
        world.accounts[0],
        els,
        of=user,
        on=begins.date(),
        begins_at=begins,
        minutes=45,
        place="Gent",
    )
    make_moment(world.accounts[0], of=world.users[Role.SALES_MANAGER], on=TODAY)
    (event,) = events_at(address_of(user))
    assert (event.uid, event.title) == (str(moment.uid), "Klant 1 – Prijzen 2027")
    assert (event.begins, event.ends - begins, event.place) == (
        begins,
        timedelta(minutes=45),
        "Gent",
    )
    assert event.text.splitlines() == [
        "Bezoek",
        "Met: Els Inkoop (inkoper)",
        "Van onze kant: Milan Noord",
    ]


def test_opinions_agreements_and_private_words_never_leave(world: World) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    els = make_position(world.accounts[0])
    Opinion.objects.create(
        position=els, attitude=-2, evidence="geheim", on=TODAY, keep_until=date(2099, 1, 1)
    )
    make_moment(world.accounts[0], els, of=user, on=TODAY, agreed="geheim")
    make_moment(
        world.accounts[0], els, of=user, on=TODAY, purpose="geheim", place="geheim", is_private=True
    )
    content = Client().get(address_of(user)).content.decode()
    assert "geheim" not in content
    assert "SUMMARY:Privécontact" in content
    assert "CLASS:PRIVATE" in content


def test_a_private_contact_of_somebody_else_is_not_there(world: World) -> None:
    user, other = world.users[Role.ACCOUNT_MANAGER], world.users[Role.SALES_MANAGER]
    moment = make_moment(world.accounts[0], of=user, on=TODAY, is_private=True)
    ContactMoment.objects.filter(pk=moment.pk).update(by=other)
    assert events_at(address_of(user)) == []


def test_a_month_stands_on_its_first_working_day_unless_left_out(world: World) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    month = (TODAY.replace(day=1) + timedelta(days=62)).replace(day=1)
    make_moment(world.accounts[0], of=user, on=month, is_month_only=True)
    (event,) = events_at(address_of(user))
    assert not isinstance(event.begins, datetime)
    assert (event.begins.month, event.begins.weekday() < 5) == (month.month, True)
    assert events_at(address_of(user, has_month_plans=False)) == []


def test_what_is_dropped_long_ago_or_sent_to_many_is_not_there(world: World) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    make_moment(world.accounts[0], of=user, on=TODAY, state=MomentState.DROPPED)
    make_moment(world.accounts[0], of=user, on=TODAY, channel=Channel.MAILING)
    make_moment(world.accounts[0], of=user, on=TODAY - timedelta(days=200), state=MomentState.DONE)
    assert events_at(address_of(user)) == []


def test_rights_are_those_of_the_moment_of_reading(world: World) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    make_moment(world.accounts[0], of=user, on=TODAY)
    address = address_of(user)
    assert len(events_at(address)) == 1
    world.accounts[0].owner = world.stranger
    world.accounts[0].save()
    assert events_at(address) == []


def test_whoever_may_not_sign_in_reads_nothing(world: World) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    address = address_of(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert Client().get(address).status_code == 404
    assert Client().get(reverse("calendar_feed", args=["x" * 43])).status_code == 404


def test_an_unchanged_calendar_is_not_sent_twice(world: World) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    address = address_of(user)
    first = Client().get(address)
    assert "max-age" in first["Cache-Control"]
    assert "private" in first["Cache-Control"]
    again = Client(headers={"If-None-Match": first["ETag"]})
    assert (again.get(address).status_code, again.get(address).content) == (304, b"")
    make_moment(world.accounts[0], of=user, on=TODAY)
    assert again.get(address).status_code == 200
    assert Client().head(address).status_code == 200


def test_an_address_is_not_asked_without_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MOST_A_MINUTE", 2)
    address = address_of(world.users[Role.ACCOUNT_MANAGER])
    answers = [Client().get(address) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]


def test_many_contacts_ask_no_more_of_the_database(world: World) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    address = address_of(user)
    for place in range(4):
        els = make_position(world.accounts[0], f"Els {place}")
        make_moment(world.accounts[0], els, of=user, on=TODAY)
    with CaptureQueriesContext(connection) as queries:
        assert len(events_at(address)) == 4
    assert len(queries) <= 9


def test_the_page_shows_an_address_once_and_revokes_it(world: World, signed_in: SignIn) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    client = signed_in(user)
    made = client.post(reverse("my_calendar"), {"name": "Telefoon", "has_month_plans": "on"})
    path = made.context["address"].removeprefix("http://testserver")
    assert Client().get(path).status_code == 200
    assert made.context["address"] not in client.get(reverse("my_calendar")).content.decode()
    kept = CalendarFeed.objects.get()
    assert path.split("/")[-1].removesuffix(".ics") not in kept.fingerprint
    renewed = client.post(reverse("feed_renew", args=[kept.pk]))
    fresh = renewed.context["address"].removeprefix("http://testserver")
    assert (Client().get(path).status_code, Client().get(fresh).status_code) == (404, 200)
    client.post(reverse("feed_revoke", args=[renewed.context["made"].pk]))
    assert Client().get(fresh).status_code == 404
    actions = list(AuditEvent.objects.filter(action__startswith="calendar").values_list("action"))
    assert len(actions) == 4


def test_nobody_touches_the_address_of_somebody_else(world: World, signed_in: SignIn) -> None:
    made, secret = make_feed(by=world.users[Role.ACCOUNT_MANAGER], name="Outlook")
    client = signed_in(world.users[Role.ADMINISTRATOR])
    assert client.post(reverse("feed_revoke", args=[made.pk])).status_code == 404
    assert client.post(reverse("feed_renew", args=[made.pk])).status_code == 404
    assert "Outlook</th>" not in client.get(reverse("my_calendar")).content.decode()
    assert Client().get(reverse("calendar_feed", args=[secret])).status_code == 200


def test_there_are_never_more_addresses_than_somebody_oversees(
    world: World, signed_in: SignIn
) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    for _time in range(MOST):
        make_feed(by=user, name="Outlook")
    answer = signed_in(user).post(reverse("my_calendar"), {"name": "Nog een"})
    assert "Je hebt al 10 adressen" in answer.content.decode()
    assert CalendarFeed.objects.count() == MOST
