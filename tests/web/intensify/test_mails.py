"""Mails that wait: whose they are, one tap, and the folders they come from."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.met import make_contact, make_position
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.intensify.enums import MailState, MomentState, ReachKind
from verder.apps.intensify.models import ContactMoment, DroppedMail, Mailbox, Position, Reach

SAID = {"host": "127.0.0.1", "port": "1", "login": "verder", "password": "geheim", "folder": "X"}


def make_mail(user: User | None, place: str = "jan@klant.nl", **fields: object) -> DroppedMail:
    """Return a mail that waits."""
    usual = {
        "subject": "Proef in maart",
        "text": "Akkoord met twee stellingen.",
        "state": MailState.WAITING,
        "addresses": [{"place": place, "name": "Jan de Wit"}],
    }
    now = timezone.now()
    return DroppedMail.objects.create(
        user=user, mark=uuid4().hex, on=now.date(), came_at=now, **(usual | fields)
    )


@pytest.fixture
def manager(world: World) -> User:
    return world.users[Role.ACCOUNT_MANAGER]


@pytest.fixture
def jan(world: World) -> Position:
    """Return somebody who is reached by mail."""
    position = make_position(world.accounts[0], function="Inkoper")
    assert position.person is not None
    Reach.objects.create(person=position.person, kind=ReachKind.EMAIL, value="jan@klant.nl")
    return position


def test_a_mail_is_kept_with_one_tap_and_waits_again(
    world: World, manager: User, jan: Position, signed_in: SignIn
) -> None:
    mail, client = make_mail(manager), signed_in(manager)
    page = client.get(reverse("mails"))
    assert "Jan de Wit, Inkoper" in page.content.decode()
    client.post(reverse("mail_place", args=[mail.pk]), {"position": jan.pk})
    moment = ContactMoment.objects.get()
    assert (moment.is_private, moment.agreed) == (True, "Akkoord met twee stellingen.")
    client.post(reverse("contact_share", args=[moment.pk]))
    moment.refresh_from_db()
    assert not moment.is_private
    client.post(reverse("mail_restore", args=[mail.pk]))
    mail.refresh_from_db()
    assert (mail.state, mail.text) == (MailState.WAITING, "Akkoord met twee stellingen.")
    client.post(reverse("mail_discard", args=[mail.pk]))
    mail.refresh_from_db()
    assert mail.state == MailState.DISCARDED


def test_a_colleague_at_the_same_company_leads_to_the_form_with_somebody_new(
    world: World, manager: User, jan: Position, signed_in: SignIn
) -> None:
    mail, client = make_mail(manager, "piet@klant.nl"), signed_in(manager)
    form = f"{reverse('contact_log')}?mail={mail.pk}&amp;account={world.accounts[0].pk}"
    assert form in client.get(reverse("mails")).content.decode()
    told = client.get(form.replace("&amp;", "&")).context["form"]
    assert told["new_email"].value() == "piet@klant.nl"
    assert told["agreed"].value() == mail.text
    sent = {name: told[name].value() for name in ("new_email", "agreed", "channel")}
    sent["new_name"] = "Piet van Dam"
    keys = {"account": world.accounts[0].pk, "mail": mail.pk, "uid": str(uuid4())}
    day = f"{timezone.localdate():%Y-%m-%d}"
    answer = client.post(
        reverse("contact_log"), {**sent, **keys, "written_on": day, "on": day, "is_private": "on"}
    )
    assert answer["Location"] == reverse("mails")
    mail.refresh_from_db()
    assert mail.moment is not None
    (piet,) = mail.moment.positions.all()
    assert piet.person is not None
    assert [each.value for each in piet.person.reaches.all()] == ["piet@klant.nl"]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SALES_MANAGER, Role.TEAM_MEMBER])
def test_nobody_else_sees_or_settles_it(
    world: World, manager: User, jan: Position, signed_in: SignIn, role: Role
) -> None:
    mail = make_mail(manager)
    client = signed_in(world.users[role])
    assert "Proef in maart" not in client.get(reverse("mails")).content.decode()
    for act in ("place", "discard", "restore"):
        answer = client.post(reverse(f"mail_{act}", args=[mail.pk]), {"position": jan.pk})
        assert answer.status_code == 404
    form = client.get(reverse("contact_log"), {"mail": mail.pk})
    assert "Proef in maart" not in form.content.decode()


def test_only_an_author_shares_a_private_contact(
    world: World, manager: User, signed_in: SignIn
) -> None:
    moment = make_contact(world.accounts[0], manager, is_private=True)
    stranger = signed_in(world.users[Role.SALES_MANAGER])
    assert stranger.post(reverse("contact_share", args=[moment.pk])).status_code == 404
    moment.refresh_from_db()
    assert moment.is_private


def test_the_folder_of_all_is_for_administrators_and_the_own_one_for_everybody(
    world: World, manager: User, signed_in: SignIn
) -> None:
    client = signed_in(manager)
    for name in ("shared_mailbox", "shared_mailbox_state"):
        assert client.get(reverse(name)).status_code == 403
    for name in ("shared_mailbox", "shared_mailbox_read", "shared_mailbox_leave"):
        assert client.post(reverse(name), SAID).status_code == 403
    assert client.post(reverse("strangers_forget")).status_code == 403
    assert client.post(reverse("my_mailbox"), SAID).status_code == 302
    box = Mailbox.objects.get()
    assert (box.user, box.is_encrypted) == (manager, False)
    page = client.get(reverse("my_mailbox")).content.decode()
    assert "geheim" not in page.replace("geheime", "")
    assert client.post(reverse("my_mailbox_read")).status_code == 302
    client.post(reverse("my_mailbox_leave"))
    assert not Mailbox.objects.exists()


def test_what_is_wrong_stands_on_the_page(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    client.post(reverse("shared_mailbox"), {**SAID, "address": "verder@example.org"})
    Mailbox.objects.update(
        state="stopped",
        problem={"code": "mailbox_no_folder", "details": {"folder": "X", "known": "INBOX"}},
    )
    make_mail(None, sender="vreemd@elders.nl", state=MailState.STRANGE)
    page = client.get(reverse("shared_mailbox")).content.decode()
    assert "INBOX" in page
    assert "vreemd@elders.nl" in page
    client.post(reverse("strangers_forget"))
    assert not DroppedMail.objects.exists()


def test_the_page_asks_the_database_little(
    world: World,
    manager: User,
    jan: Position,
    signed_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(manager)
    for number in range(6):
        make_mail(manager, ("jan@klant.nl", "piet@klant.nl", "ans@elders.nl")[number % 3])
    client.get(reverse("mails"))
    with django_assert_max_num_queries(24):
        client.get(reverse("mails"))


def test_somebody_new_is_known_once(world: World, manager: User, client: Client) -> None:
    client.force_login(manager)
    account, day = world.accounts[0], f"{timezone.localdate():%Y-%m-%d}"
    sent = {
        "account": account.pk,
        "channel": "visit",
        "on": day,
        "written_on": day,
        "new_name": "Piet  van Dam",
        "new_function": "Planner",
    }
    for _time in range(2):
        client.post(reverse("contact_log"), {**sent, "uid": str(uuid4())})
    position = Position.objects.get(account=account)
    assert (str(position), position.function) == ("Piet van Dam", "Planner")
    assert position.moments.filter(state=MomentState.DONE).count() == 2
    nameless = client.post(reverse("contact_log"), {**sent, "uid": str(uuid4()), "new_name": ""})
    assert "new_name" in nameless.context["form"].errors
