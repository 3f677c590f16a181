"""Invitations by mail: what calendars understand, newer each time, and off when it is off."""

from datetime import UTC, datetime, timedelta
from typing import cast

import icalendar
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.intensify.meeting import make_moment, make_position
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.services import make_token
from verder.apps.intensify.enums import MomentState, ReachKind
from verder.apps.intensify.models import ContactMoment, Invitation, Person, Reach
from verder.apps.intensify.services.invitations import cancel_invitation, invite, is_outdated

BEGINS = datetime.combine(timezone.localdate() + timedelta(days=9), datetime.min.time(), UTC)
ELS, JAN = "els@example.com", "jan@example.com"


@pytest.fixture
def user(world: World) -> User:
    return world.users[Role.ACCOUNT_MANAGER]


@pytest.fixture
def moment(world: World, user: User) -> ContactMoment:
    positions = [make_position(world.accounts[0], name) for name in ("Els Inkoop", "Jan Productie")]
    for email, person in zip((ELS, JAN), Person.objects.order_by("pk"), strict=True):
        Reach.objects.create(person=person, kind=ReachKind.EMAIL, value=email)
    return make_moment(
        world.accounts[0],
        *positions,
        of=user,
        on=BEGINS.date(),
        begins_at=BEGINS,
        agreed="geheim",
        place="Gent",
    )


def sent(place: int = -1) -> tuple[icalendar.Component, icalendar.Component]:
    """Return the calendar and the event of a mail."""
    message = mail.outbox[place].message()
    (part,) = (each for each in message.walk() if each.get_content_type() == "text/calendar")
    calendar = icalendar.Calendar.from_ical(cast("bytes", part.get_payload(decode=True)))
    assert part.get_param("method") == calendar["METHOD"]
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_an_invitation_asks_the_chosen_people_and_answers_go_to_who_asks(
    moment: ContactMoment, user: User
) -> None:
    invite(by=user, moment=moment, emails={ELS, "vreemd@example.com"})
    (message,) = mail.outbox
    assert (message.to, message.reply_to) == ([ELS], [user.email])
    calendar, event = sent()
    assert calendar["METHOD"] == "REQUEST"
    assert (str(event["UID"]), event.decoded("DTSTART")) == (str(moment.uid), BEGINS)
    assert str(event["ATTENDEE"]) == f"mailto:{ELS}"
    assert str(event["ORGANIZER"]) == f"mailto:{user.email}"
    assert str(event["SUMMARY"]) == "Prijzen 2027 – Voorbeeld BV"
    assert "geheim" not in str(message.message())
    audit = AuditEvent.objects.get(action="account.contact_invited")
    assert audit.after == {"guests": 1}


def test_a_change_is_sent_as_a_newer_version_of_the_same(moment: ContactMoment, user: User) -> None:
    invitation = invite(by=user, moment=moment, emails={ELS})
    assert not is_outdated(invitation)
    moment.begins_at = BEGINS + timedelta(hours=2)
    moment.save()
    assert is_outdated(Invitation.objects.get())
    invite(by=user, moment=moment, emails={ELS})
    _calendar, event = sent()
    assert event.decoded("SEQUENCE") == 1
    assert not is_outdated(Invitation.objects.get())


def test_who_is_left_out_is_told_that_it_is_off(moment: ContactMoment, user: User) -> None:
    invite(by=user, moment=moment, emails={ELS, JAN})
    invite(by=user, moment=moment, emails={JAN})
    assert [message.to for message in mail.outbox[1:]] == [[ELS], [JAN]]
    calendar, event = sent(1)
    assert (calendar["METHOD"], str(event["STATUS"])) == ("CANCEL", "CANCELLED")


def test_what_is_off_is_said_to_all_even_when_it_was_dropped(
    moment: ContactMoment, user: User
) -> None:
    invite(by=user, moment=moment, emails={ELS, JAN})
    ContactMoment.objects.update(state=MomentState.DROPPED)
    assert is_outdated(Invitation.objects.get())
    cancel_invitation(by=user, moment=moment)
    calendar, event = sent()
    assert (calendar["METHOD"], event.decoded("SEQUENCE")) == ("CANCEL", 1)
    assert sorted(mail.outbox[-1].to) == [ELS, JAN]
    with pytest.raises(Refused):
        cancel_invitation(by=user, moment=moment)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"is_private": True}, "invitation_private"),
        ({"is_month_only": True}, "invitation_no_day"),
        ({"state": MomentState.DONE}, "invitation_not_planned"),
    ],
)
def test_nobody_is_invited_to_what_is_not_fit_for_it(
    moment: ContactMoment, user: User, said: dict[str, object], code: str
) -> None:
    for name, value in said.items():
        setattr(moment, name, value)
    with pytest.raises(Refused, match=code):
        invite(by=user, moment=moment, emails={ELS})
    assert mail.outbox == []


def test_a_title_never_adds_a_header_to_the_mail(moment: ContactMoment, user: User) -> None:
    moment.purpose = "Prijs\nBcc: evil@example.com"
    invite(by=user, moment=moment, emails={ELS})
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == [ELS]


def test_only_who_may_change_the_contact_invites(
    moment: ContactMoment, world: World, signed_in: SignIn
) -> None:
    with pytest.raises(PermissionDenied):
        invite(by=world.stranger, moment=moment, emails={ELS})
    address = reverse("contact_invite", args=[moment.pk])
    assert signed_in(world.stranger).get(address).status_code == 404


def test_the_page_invites_and_says_that_it_is_off(
    moment: ContactMoment, user: User, signed_in: SignIn
) -> None:
    client, address = signed_in(user), reverse("contact_invite", args=[moment.pk])
    shown = client.get(address).content.decode()
    assert ELS in shown
    assert "Prijzen 2027 – Voorbeeld BV" in shown
    client.post(address, {"guest": [ELS]})
    assert "Nog eens sturen" in client.get(address).content.decode()
    client.post(reverse("contact_uninvite", args=[moment.pk]))
    assert len(mail.outbox) == 2


def test_programs_invite_too(moment: ContactMoment, user: User) -> None:
    _token, secret = make_token(by=user, name="test", days=1, may_write=True)
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    address = f"/api/contacts/{moment.pk}/invitation"
    assert program.get(address).status_code == 404
    told = program.put(address, {"emails": [ELS.upper()]}, content_type="application/json").json()
    assert (told["guests"][0]["email"], told["is_outdated"]) == (ELS, False)
    assert program.delete(address).status_code == 204
