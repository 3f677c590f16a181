"""A calendar file in the browser: shown first, accounts by address, nothing twice, all undone."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.known import known_buyer
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.enums import Channel, MomentState, ReachKind
from verder.apps.intensify.models import CalendarFile, ContactMoment, PlanAct, Position, Reach
from verder.apps.intensify.reports.calendar_file import Fate
from verder.apps.intensify.services.calendar_files import MOST_BYTES

NEXT = timezone.localdate() + timedelta(days=9)
PREVIEW = "/profile/calendar/file/preview/"


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def buyer(world: World, at: int = 0, email: str = "els@klant.example") -> Position:
    position = known_buyer(world.accounts[at])
    assert position.person is not None
    position.person.reaches.all().delete()
    Reach.objects.create(person=position.person, kind=ReachKind.EMAIL, value=email)
    return position


def event(uid: str, *lines: str, on: date = NEXT) -> str:
    said = (f"UID:{uid}", f"DTSTART:{on:%Y%m%d}T090000Z", f"DTEND:{on:%Y%m%d}T103000Z", *lines)
    return "\r\n".join(["BEGIN:VEVENT", *said, "END:VEVENT"])


def send(client: Client, *events: str, content: bytes = b"") -> None:
    whole = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""])
    file = SimpleUploadedFile("agenda.ics", content or whole.encode())
    assert client.post("/profile/calendar/file/", {"file": file}).status_code == 302


def fates(client: Client) -> list[Fate]:
    return [row.row.fate for row in client.get(PREVIEW).context["table"].body]


ELS = "ATTENDEE;CN=Els:mailto:Els@klant.example"


def test_meetings_become_contacts_with_who_comes_and_all_is_undone(
    world: World, client: Client
) -> None:
    position = buyer(world)
    before = set(ContactMoment.objects.values_list("pk", flat=True))
    link = "LOCATION:https://teams.microsoft.com/l/1"
    past = timezone.localdate() - timedelta(days=20)
    send(
        client,
        event("1@x", "SUMMARY:Jaarprijzen", ELS, "DESCRIPTION:geheim", "ATTENDEE:mailto:an@x.nl"),
        event("2@x", "SUMMARY:Bespreking", ELS, link, on=past),
        event("3@x", "SUMMARY:Tandarts"),
        event("4@x", "SUMMARY:Alleen ik", ELS, "CLASS:PRIVATE", "RRULE:FREQ=WEEKLY;COUNT=3"),
    )
    page = client.get(PREVIEW)
    text = page.content.decode()
    assert "5 contacten" in text
    assert "an@x.nl" in text
    assert ContactMoment.objects.count() == len(before)
    assert sorted(fates(client)) == [Fate.NEW, Fate.NEW, Fate.NEW, Fate.OTHER]
    client.post("/profile/calendar/file/apply/")
    made = ContactMoment.objects.exclude(pk__in=before)
    prices = made.get(purpose="Jaarprijzen")
    assert list(prices.positions.all()) == [position]
    assert (prices.state, prices.minutes, prices.agreed) == (MomentState.PLANNED, 90, "")
    assert prices.begins_at == datetime.combine(NEXT, datetime.min.time(), UTC).replace(hour=9)
    assert prices.colleagues.get().user == world.users[Role.ACCOUNT_MANAGER]
    had = made.get(purpose="Bespreking")
    assert (had.state, had.channel) == (MomentState.DONE, Channel.VIDEO)
    assert made.filter(is_private=True).count() == 3
    assert not CalendarFile.objects.exists()
    client.post(f"/plan/acts/{PlanAct.objects.get().pk}/undo/")
    assert not made.exists()


def test_the_same_file_twice_doubles_nothing(world: World, client: Client) -> None:
    buyer(world)
    events = [
        event("1@x", "SUMMARY:Prijzen", ELS, "RRULE:FREQ=WEEKLY;COUNT=2"),
        event("", "SUMMARY:Zonder nummer", ELS),
    ]
    send(client, *events)
    client.post("/profile/calendar/file/apply/")
    count = ContactMoment.objects.count()
    send(client, *events)
    assert fates(client) == [Fate.KNOWN, Fate.KNOWN]
    assert client.post("/profile/calendar/file/apply/")["Location"] == PREVIEW
    assert ContactMoment.objects.count() == count
    events[0] = events[0].replace("COUNT=2", "COUNT=3")
    send(client, *events)
    client.post("/profile/calendar/file/apply/")
    assert ContactMoment.objects.count() == count + 1


def test_an_account_is_chosen_where_it_is_not_sure(world: World, client: Client) -> None:
    buyer(world)
    buyer(world, 2, "jan@ander.example")
    both = event("1@x", "SUMMARY:Samen", ELS, "ATTENDEE:mailto:jan@ander.example")
    alone = event("2@x", f"SUMMARY:Bij {world.accounts[2].name} langs")
    own = event("3@x", "SUMMARY:Lunch")
    send(client, both, alone, own)
    page = client.get(PREVIEW)
    assert [each.fate for _at, each, _on, _why in page.context["choices"]] == [
        *(Fate.UNCLEAR, Fate.NEW, Fate.OTHER),
    ]
    sent = {
        "company_0": str(world.accounts[2].pk),
        "company_1": "skip",
        "other_2": world.accounts[0].name,
    }
    client.post("/profile/calendar/file/choose/", sent)
    client.post("/profile/calendar/file/apply/")
    found = ContactMoment.objects.filter(purpose__in=["Samen", "Lunch"]).order_by("purpose")
    assert [each.account for each in found] == [world.accounts[0], world.accounts[2]]
    assert [str(each) for each in found[1].positions.all()] == [str(buyer_of(world, 2))]


def buyer_of(world: World, at: int) -> Position:
    return Position.objects.get(account=world.accounts[at])


def test_accounts_of_others_are_not_offered_and_not_taken(world: World, client: Client) -> None:
    buyer(world, 1)
    send(client, event("1@x", f"SUMMARY:{world.accounts[1].name}", ELS))
    assert fates(client) == [Fate.OTHER]
    sent = {"company_0": str(world.accounts[1].pk)}
    assert client.post("/profile/calendar/file/choose/", sent).status_code == 403


def test_what_somebody_else_brought_in_out_of_sight_tells_nothing(
    world: World, client: Client, signed_in: SignIn
) -> None:
    buyer(world)
    send(client, event("1@x", "SUMMARY:Geheim", ELS, "CLASS:PRIVATE"))
    client.post("/profile/calendar/file/apply/")
    other = signed_in(world.users[Role.SALES_MANAGER])
    assert other.get(PREVIEW).status_code == 404
    send(other, event("1@x", "SUMMARY:Prijzen", ELS))
    assert fates(other) == [Fate.NEW]
    other.post("/profile/calendar/file/apply/")
    assert ContactMoment.objects.filter(origin__uid="1@x").count() == 2


def test_what_was_brought_in_stands_in_the_calendar_already(world: World, client: Client) -> None:
    buyer(world)
    send(client, event("1@x", "SUMMARY:Prijzen", ELS))
    client.post("/profile/calendar/file/apply/")
    page = client.post("/profile/calendar/", {"name": "Telefoon", "has_month_plans": "on"})
    address = page.context["address"]
    assert b"1@x" not in client.get(address).content
    ContactMoment.objects.filter(origin__uid="1@x").update(before={"on": "2027-01-01"})
    assert b"UID:1@x" in client.get(address).content


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("broken_dtstart.ics", "DTSTART"),
        ("big_bad_calendar.ics", "noemt geen dag"),
        ("issue_1050_multiple_calendars.ics", "noemt geen dag"),
    ],
)
def test_what_is_wrong_with_a_damaged_file_is_said_by_line(
    client: Client, shared_data: Path, name: str, problem: str
) -> None:
    send(client, content=(shared_data / "formats/ical" / name).read_bytes())
    page = client.get(PREVIEW)
    assert problem in page.content.decode()
    assert page.context["problems"].count > 0
    assert client.get(f"{PREVIEW}?p_export=csv").status_code == 200


def test_rubbish_and_what_is_too_large_is_refused_in_words(client: Client) -> None:
    for content, words in (
        (b"\x00\xff<html>", "In dit bestand staat geen agenda"),
        (b"x" * (MOST_BYTES + 1), "10 MB"),
    ):
        file = SimpleUploadedFile("agenda.ics", content)
        page = client.post("/profile/calendar/file/", {"file": file})
        assert words in str(page.context["form"].errors["file"])
        assert client.get(PREVIEW).status_code == 404


def test_a_large_file_costs_few_questions(
    world: World, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    buyer(world)
    send(client, *(event(f"{number}@x", ELS) for number in range(60)))
    with django_assert_max_num_queries(45):
        assert len(client.get(PREVIEW).context["table"].body) > 20
