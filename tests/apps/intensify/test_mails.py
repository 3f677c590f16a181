"""Mails that people send on: read from a real server, put with the right person, never twice."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.apps.intensify.met import make_position
from tests.mail_server import LOOPBACK, PASSWORD, USER, MailServer, forwarded, mail
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, User
from verder.apps.intensify.enums import MailboxState, MailState, MomentState, ReachKind
from verder.apps.intensify.models import ContactMoment, DroppedMail, Mailbox, Position, Reach
from verder.apps.intensify.queries.contacts import visible_moments
from verder.apps.intensify.queries.mails import due_mailboxes
from verder.apps.intensify.services import mail_rounds
from verder.apps.intensify.services.mail_rounds import EVERY, take_mail_turn
from verder.apps.intensify.services.mailboxes import (
    MailboxSaid,
    ask_for_mails,
    connect_mailbox,
    disconnect_mailbox,
    forget_strange_mails,
)
from verder.apps.intensify.services.mails import (
    KEPT_WAITING,
    discard_mail,
    place_mail,
    purge_mails,
    restore_mail,
)

JAN = "jan@klant.nl"


class Desk:
    """An account manager, whom they know, and a folder of the organisation."""

    def __init__(self, world: World, server: MailServer) -> None:
        self.world, self.server, self.folder = world, server, f"Verder {uuid4().hex[:6]}"
        self.user = world.users[Role.ACCOUNT_MANAGER]
        self.admin = world.users[Role.ADMINISTRATOR]
        self.jan = self.knows("Jan de Wit", JAN)

    def knows(self, name: str, place: str, account: int = 0) -> Position:
        """Let somebody work at an account who is reached there."""
        position = make_position(self.world.accounts[account], name)
        assert position.person is not None
        Reach.objects.create(person=position.person, kind=ReachKind.EMAIL, value=place)
        return position

    def connect(self, user: User | None = None, **said: object) -> Mailbox:
        """Connect the folder, of the organisation unless told otherwise."""
        usual = {
            "host": "127.0.0.1",
            "port": self.server.port,
            "is_encrypted": False,
            "login": USER,
            "password": PASSWORD,
            "folder": self.folder,
            "address": "verder@example.org",
            "reads_old": True,
        }
        by = user or self.admin
        return connect_mailbox(by=by, user=user, said=MailboxSaid(**(usual | said)))  # type: ignore[arg-type]

    def turn(self) -> Mailbox:
        """Let the worker read once, and return how that left the folder."""
        box = Mailbox.objects.get()
        Mailbox.objects.update(next_at=timezone.now())
        take_mail_turn(Mailbox.objects.get(), timezone.now())
        return Mailbox.objects.get(pk=box.pk)

    def read(self, *mails: bytes, **said: object) -> list[DroppedMail]:
        """Put mails into the folder, and return what was made of them."""
        self.server.put(self.folder, *mails)
        self.connect(**said)  # type: ignore[arg-type]
        self.turn()
        return list(DroppedMail.objects.order_by("pk"))


@pytest.fixture
def desk(world: World, mail_server: MailServer, settings: Settings) -> Desk:
    settings.CALENDAR_NETWORKS = LOOPBACK
    return Desk(world, mail_server)


def test_a_mail_sent_on_is_a_private_contact_with_who_wrote_it(desk: Desk) -> None:
    (kept,) = desk.read(forwarded(JAN))
    assert (kept.user, kept.state, kept.text, kept.subject) == (desk.user, MailState.KEPT, "", "")
    moment = kept.moment
    assert moment is not None
    assert list(moment.positions.all()) == [desk.jan]
    assert (moment.channel, moment.state, moment.on) == ("mail", "done", date(2025, 11, 3))
    assert moment.purpose == "Proef in maart"
    assert moment.agreed == "Ter info\n\nAkkoord met twee stellingen."
    assert (moment.is_private, moment.by) == (True, desk.user)
    manager = desk.world.users[Role.SALES_MANAGER]
    assert not visible_moments(manager).exists()
    assert "Akkoord" not in str(list(AuditEvent.objects.values("before", "after")))


def test_the_same_mail_is_kept_once_and_what_came_later_is_added(desk: Desk) -> None:
    first = forwarded(JAN, Message_ID="<1@klant.nl>")
    desk.read(first)
    desk.server.put(desk.folder, first, forwarded(JAN, Message_ID="<2@klant.nl>"))
    desk.turn()
    desk.turn()
    Mailbox.objects.update(last=0)  # as a server that lost its numbers
    desk.turn()
    assert DroppedMail.objects.count() == ContactMoment.objects.count() == 2


def test_whom_nobody_knows_waits_for_one_tap(desk: Desk) -> None:
    (kept,) = desk.read(forwarded("piet@klant.nl"))
    assert (kept.state, kept.moment) == (MailState.WAITING, None)
    assert kept.addresses == [{"place": "piet@klant.nl", "name": "Jan de Wit"}]
    moment = place_mail(by=desk.user, mail=kept, positions=[desk.jan])
    assert (moment.agreed, moment.is_private) == ("Ter info\n\nAkkoord met twee stellingen.", True)
    assert place_mail(by=desk.user, mail=kept, positions=[desk.jan]) == moment
    assert Reach.objects.filter(person=desk.jan.person, value="piet@klant.nl").exists()
    restored = restore_mail(by=desk.user, mail=kept)
    assert (restored.state, restored.text) == (MailState.WAITING, moment.agreed)
    assert ContactMoment.objects.get().state == MomentState.DROPPED
    assert not Reach.objects.filter(value="piet@klant.nl").exists()
    again = place_mail(by=desk.user, mail=kept, positions=[desk.jan])
    assert (again.state, again == moment) == (MomentState.DONE, False)


def test_people_of_two_accounts_are_no_answer(desk: Desk) -> None:
    other = desk.knows("Ans Bos", JAN, account=2)
    (kept,) = desk.read(forwarded(JAN))
    assert kept.state == MailState.WAITING
    with pytest.raises(Refused, match="mail_of_one_account"):
        place_mail(by=desk.user, mail=kept, positions=[desk.jan, other])


def test_nobody_settles_the_mails_of_others(desk: Desk) -> None:
    (kept,) = desk.read(forwarded("piet@klant.nl"))
    for stranger in (desk.admin, desk.world.stranger):
        for act in (discard_mail, restore_mail):
            with pytest.raises(PermissionDenied):
                act(by=stranger, mail=kept)
    hidden = make_position(desk.world.accounts[1])
    with pytest.raises(PermissionDenied):
        place_mail(by=desk.user, mail=kept, positions=[hidden])
    kept.refresh_from_db()
    assert kept.state == MailState.WAITING


def test_an_account_out_of_view_is_not_found_by_its_address(desk: Desk) -> None:
    desk.knows("Kees Zuid", "kees@zuid.nl", account=1)
    (kept,) = desk.read(forwarded("kees@zuid.nl"))
    assert kept.state == MailState.WAITING


def test_of_a_sender_whom_nobody_knows_the_words_are_not_kept(desk: Desk) -> None:
    (kept,) = desk.read(forwarded(JAN, From="vreemd@elders.nl"))
    assert (kept.user, kept.state, kept.sender) == (None, MailState.STRANGE, "vreemd@elders.nl")
    assert (kept.text, kept.subject, kept.addresses) == ("", "", [])
    with pytest.raises(PermissionDenied):
        forget_strange_mails(by=desk.user)
    assert forget_strange_mails(by=desk.admin) == 1


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Authentication_Results": "mx; dmarc=fail"}, "mail_doubtful"),
        ({"Auto_Submitted": "auto-replied"}, "mail_automatic"),
    ],
)
def test_what_nobody_wrote_or_somebody_else_waits(
    desk: Desk, headers: dict[str, str], code: str
) -> None:
    (kept,) = desk.read(forwarded(JAN, **headers))
    assert (kept.state, kept.problems) == (MailState.WAITING, [{"code": code, "details": {}}])


def test_in_a_folder_of_ones_own_every_mail_is_ones_own(desk: Desk) -> None:
    from_jan = mail(
        "Akkoord!", From=f"Jan <{JAN}>", To="milan.noord@example.org", Subject="Re: Proef"
    )
    to_jan = mail("Dank je.", To=f"Jan <{JAN}>", Message_ID="<3@x>")
    first, second = desk.read(from_jan, to_jan, user=desk.user)
    assert [each.moment and each.moment.agreed for each in (first, second)] == [
        *("Akkoord!", "Dank je."),
    ]
    assert first.user == second.user == desk.user


def test_a_mail_to_many_counts_for_nobody(desk: Desk) -> None:
    (kept,) = desk.read(forwarded(JAN, List_Unsubscribe="<mailto:uit@klant.nl>"))
    assert kept.moment is not None
    assert kept.moment.channel == "mailing"


def test_large_and_broken_mails_stop_none_of_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_rounds, "MOST_BYTES", 2_000)
    large = forwarded(JAN, "x" * 5_000, Message_ID="<groot@x>")
    found = desk.read(b"\xff\xfe\x00 geen mail", large, forwarded(JAN, Message_ID="<4@x>"))
    assert [each.state for each in found] == [MailState.STRANGE, MailState.KEPT, MailState.KEPT]
    assert found[1].problems[0]["code"] == "mail_cut_off"
    assert found[1].problems[0]["details"]["size"] > 5_000


def test_only_what_comes_from_now_on_is_read_unless_asked(desk: Desk) -> None:
    assert desk.read(forwarded(JAN), reads_old=False) == []
    desk.server.put(desk.folder, forwarded(JAN, Message_ID="<5@x>"))
    assert desk.turn().last > 0
    assert DroppedMail.objects.count() == 1
    Mailbox.objects.update(validity=1, last=0)
    renumbered = desk.turn()
    assert renumbered.note == {"code": "mailbox_renumbered", "details": {}}
    assert DroppedMail.objects.count() == 1


def test_what_people_must_mend_waits_and_what_mends_itself_is_tried_again(desk: Desk) -> None:
    desk.connect(password="verkeerd")
    assert [each.host for each in due_mailboxes(timezone.now())] == ["127.0.0.1"]
    stopped = desk.turn()
    assert stopped.problem is not None
    assert (stopped.state, stopped.problem["code"]) == ("stopped", "server_login_refused")
    assert stopped.next_at is None
    desk.connect(folder="Bestaat niet")
    told = desk.turn().problem
    assert told is not None
    assert (told["code"], "INBOX" in told["details"]["known"]) == ("mailbox_no_folder", True)
    desk.connect(port=9)
    before = timezone.now()
    gone = desk.turn()
    assert gone.problem is not None
    assert (gone.problem["code"], gone.failures) == ("server_gone", 1)
    assert gone.next_at is not None
    assert gone.next_at >= before + EVERY
    assert ask_for_mails(by=desk.admin, user=None).state == MailboxState.LOOKING


def test_the_password_is_sealed_and_only_who_may_connects(desk: Desk) -> None:
    box = desk.connect()
    assert PASSWORD not in box.sealed_password
    for stranger in (desk.user, desk.world.users[Role.SALES_MANAGER]):
        with pytest.raises(PermissionDenied):
            disconnect_mailbox(by=stranger, user=None)
    with pytest.raises(PermissionDenied):
        ask_for_mails(by=desk.admin, user=desk.user)
    disconnect_mailbox(by=desk.admin, user=None)
    assert not Mailbox.objects.exists()


def test_what_waits_too_long_or_was_discarded_is_emptied(desk: Desk) -> None:
    (kept,) = desk.read(forwarded("piet@klant.nl"))
    discard_mail(by=desk.user, mail=kept)
    assert purge_mails(timezone.now()) == 0
    assert purge_mails(timezone.now() + timedelta(days=31)) == 1
    kept.refresh_from_db()
    assert (kept.text, kept.addresses) == ("", [])
    DroppedMail.objects.update(state=MailState.WAITING, text="iets")
    assert purge_mails(timezone.now() + KEPT_WAITING + timedelta(days=1)) == 1
    assert DroppedMail.objects.get().text == ""
