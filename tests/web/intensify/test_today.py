"""Today: what waits for one person, and what does not."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.matrices import make_example
from tests.apps.intensify.met import make_contact, make_position
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.intensify.entries import StepEntry
from verder.apps.intensify.enums import Channel, FrequencyKind, MomentState
from verder.apps.intensify.models import ContactMoment, Frequency
from verder.apps.intensify.reports.today import today_report
from verder.apps.intensify.services.colleagues import colleague_for
from verder.apps.intensify.services.steps import promise
from verder.domain.intensify.silence import Silence
from verder.web.intensify.silence_lines import silence_words

TODAY = timezone.localdate()


@pytest.fixture
def manager(world: World) -> User:
    """Return the account manager of the first account."""
    return world.users[Role.ACCOUNT_MANAGER]


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def test_the_week_of_one_person(world: World, manager: User) -> None:
    account, own = world.accounts[0], colleague_for(manager)
    planned = [
        make_contact(account, manager, on=days(count), state=MomentState.PLANNED)
        for count in (-3, 0, 6, 30)
    ]
    make_contact(account, world.users[Role.TEAM_MEMBER], on=TODAY, state=MomentState.PLANNED)
    for count in (-2, 5, 40):
        entry = StepEntry(text=f"Stap {count}", owner=own.pk, due_on=days(count))
        promise(by=manager, account=account, uid=uuid4(), entry=entry)
    other = StepEntry(text="Van Tess", owner=colleague_for(world.users[Role.TEAM_MEMBER]).pk)
    promise(by=manager, account=account, uid=uuid4(), entry=other)
    report = today_report(manager, TODAY)
    assert list(report.planned) == planned[:3]
    assert [step.text for step in report.promises] == ["Stap -2", "Stap 5"]
    assert report.later_promises == 1


def test_silences_are_of_people_first_and_then_of_accounts(world: World, manager: User) -> None:
    first, second = world.accounts[0], world.accounts[2]
    jan, ans = make_position(first, "Jan de Wit"), make_position(first, "Ans Bos")
    for position, times in ((jan, 12), (ans, 2)):
        Frequency.objects.create(
            position=position,
            colleague=colleague_for(manager),
            kind=FrequencyKind.IDEAL,
            times=Decimal(times),
            on=days(-400),
        )
    both = frozenset({jan.pk, ans.pk})
    make_contact(first, manager, positions=both, on=days(-60), is_private=True)
    make_contact(second, manager, on=days(-300))
    make_contact(world.accounts[1], world.stranger, on=days(-300))
    report = today_report(manager, TODAY)
    assert [each.position for each in report.people] == [jan]
    assert report.people[0].silence.days == 60
    assert [each.account for each in report.accounts] == [second]
    make_contact(first, world.users[Role.TEAM_MEMBER], positions=both, on=days(-1))
    assert today_report(manager, TODAY).people == ()


def test_birthdays_come_only_where_they_are_allowed(world: World, manager: User) -> None:
    born = {"birthday_on": days(2).replace(year=1988), "is_birthday_allowed": True}
    jan, hidden = make_position(world.accounts[0]), make_position(world.accounts[1], "Piet Ver")
    for position in (jan, hidden):
        assert position.person
        type(position.person).objects.filter(pk=position.person.pk).update(**born)
    report = today_report(manager, TODAY)
    assert [(each.position, each.on) for each in report.birthdays] == [(jan, days(2))]


def test_account_managers_begin_with_today_and_others_with_the_whole(
    world: World, signed_in: SignIn
) -> None:
    begins = {role: signed_in(user).get("/")["Location"] for role, user in world.users.items()}
    assert {role for role, place in begins.items() if place == "/today/"} == {
        Role.ACCOUNT_MANAGER,
        Role.TEAM_MEMBER,
    }
    assert set(begins.values()) == {"/today/", "/portfolio/"}


def test_the_page_helps_when_empty_and_acts_in_one_tap(
    world: World,
    manager: User,
    signed_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(manager)
    assert client.get("/today/").context["report"].is_empty
    assert "Er wacht niets op je" in client.get("/today/").content.decode()
    moment = make_contact(world.accounts[0], manager, on=TODAY, state=MomentState.PLANNED)
    make_contact(world.accounts[2], manager, StepEntry(text="Bellen"), on=days(-300))
    with django_assert_max_num_queries(25):
        text = client.get("/today/").content.decode()
    assert f"/contacts/{moment.pk}/done/" in text
    assert "300 dagen zonder contact" in text
    stranger = signed_in(world.stranger).get("/today/").content.decode()
    assert world.accounts[0].name not in stranger


def test_a_silence_says_whether_anything_was_ever_logged() -> None:
    silence = Silence(key=1, days=400, norm_days=Decimal("36.5"), was_heard=False)
    with override("nl"):
        assert silence_words(silence) == "nog geen contact vastgelegd; gewenst om de 37 dagen"
        assert silence_words(replace(silence, was_heard=True)).startswith(
            "400 dagen zonder contact"
        )


def test_one_tap_plans_a_call_and_the_silence_is_told_no_more(
    world: World, manager: User, signed_in: SignIn
) -> None:
    position = make_position(world.accounts[0], "Jan de Wit")
    Frequency.objects.create(
        position=position,
        colleague=colleague_for(manager),
        kind=FrequencyKind.IDEAL,
        times=Decimal(12),
        on=days(-200),
    )
    assert [each.position for each in today_report(manager, TODAY).people] == [position]
    client = signed_in(manager)
    assert client.post(reverse("position_call", args=[position.pk])).status_code == 302
    call = ContactMoment.objects.get(state=MomentState.PLANNED)
    assert (call.channel, list(call.positions.all())) == ("call", [position])
    assert call.on > TODAY
    assert call.on.weekday() < 5
    assert today_report(manager, TODAY).people == ()
    client.post(reverse("contact_remove", args=[call.pk]))
    assert len(today_report(manager, TODAY).people) == 1
    client.post(reverse("account_call", args=[world.accounts[0].pk]))
    assert ContactMoment.objects.filter(state=MomentState.PLANNED).count() == 1
    hidden = make_position(world.accounts[1])
    for name, key in (("position_call", hidden.pk), ("position_wish", hidden.pk)):
        assert client.post(reverse(name, args=[key])).status_code == 404
    assert client.post(reverse("account_call", args=[world.accounts[1].pk])).status_code == 404


def test_a_birthday_that_was_wished_is_told_no_more(
    world: World, manager: User, signed_in: SignIn
) -> None:
    position = make_position(world.accounts[0], "Jan de Wit")
    assert position.person is not None
    position.person.birthday_on, position.person.is_birthday_allowed = TODAY, True
    position.person.save()
    assert [each.position for each in today_report(manager, TODAY).birthdays] == [position]
    client, address = signed_in(manager), reverse("position_wish", args=[position.pk])
    assert client.post(address, {"channel": "event"}).status_code == 400
    client.post(address, {"channel": "mail"})
    assert today_report(manager, TODAY).birthdays == ()
    wished = ContactMoment.objects.get()
    assert (wished.on, wished.channel) == (TODAY, Channel.MAIL)
    assert wished.purpose == "Gefeliciteerd met de verjaardag"


def test_what_has_begun_can_be_told_about_from_the_day_and_the_account(
    world: World, manager: User, signed_in: SignIn
) -> None:
    account = world.accounts[0]
    begun = make_contact(account, manager, on=TODAY, state=MomentState.PLANNED, purpose="Jaarplan")
    later = make_contact(account, manager, on=days(3), state=MomentState.PLANNED)
    client = signed_in(manager)
    told, waits = (f'btn btn-sm" href="{reverse("contact", args=[e.pk])}"' for e in (begun, later))
    for address in (reverse("today"), reverse("account_contacts", args=[account.pk])):
        page = client.get(address).content.decode()
        assert told in page
        assert waits not in page
    form = client.get(reverse("contact_log"), {"account": account.pk}).content.decode()
    assert f'href="{reverse("contact", args=[begun.pk])}"' in form


def test_accounts_that_hang_on_one_person_are_told_to_their_team_alone(
    world: World, manager: User, signed_in: SignIn
) -> None:
    account = world.accounts[0]
    make_example(account, TODAY - timedelta(days=20))
    page = signed_in(manager).get(reverse("today_threads"))
    (line,) = page.context["lines"]
    assert (line.account, line.risk) == (account.name, Decimal("0.75"))
    assert f'href="/accounts/{account.pk}/plan/"' in page.content.decode()
    for other in (world.stranger, world.users[Role.ADMINISTRATOR]):
        assert signed_in(other).get(reverse("today_threads")).context["lines"] == []
