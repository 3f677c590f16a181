"""What becomes of a mail that waits: a contact with whom it is about, or nothing."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.intensify.entries import ContactEntry, Newcomer, StepEntry
from verder.apps.intensify.enums import MailState
from verder.apps.intensify.models import ContactMoment, DroppedMail, Position
from verder.apps.intensify.rules import may_settle_mail
from verder.apps.intensify.services.journal import undo_act
from verder.apps.intensify.services.moments import drop_contact, log_contact
from verder.apps.intensify.services.newcomers import learn_address
from verder.apps.intensify.services.receiving import entry_of, mark_kept

KEPT_DISCARDED: Final = timedelta(days=30)
KEPT_WAITING: Final = timedelta(days=90)


@transaction.atomic
def place_mail(*, by: User, mail: DroppedMail, positions: Collection[Position]) -> ContactMoment:
    """Say whom a mail is about: people of one account.

    The only address of a mail is learnt of the only person, so that the next one lands by itself.
    """
    if len({each.account_id for each in positions}) != 1:
        raise Refused("mail_of_one_account")
    account = next(iter(positions)).account
    kept = _locked(by, mail)
    entry = entry_of(kept, positions)
    moment = keep_mail(by=by, mail=kept, account=account, uid=uuid4(), entry=entry)
    if len(positions) == len(kept.addresses) == 1:
        place = kept.addresses[0]["place"]
        act = learn_address(by=by, position=next(iter(positions)), place=place)
        if act is not None:
            DroppedMail.objects.filter(pk=kept.pk).update(act=act)
    return moment


@transaction.atomic
def keep_mail(
    *,
    by: User,
    mail: DroppedMail,
    account: Account,
    uid: UUID,
    entry: ContactEntry,
    steps: Sequence[StepEntry] = (),
    newcomers: Sequence[Newcomer] = (),
) -> ContactMoment:
    """Keep a mail as the contact that somebody made of it; a mail is one contact."""
    kept = _locked(by, mail)
    if kept.state == MailState.KEPT and kept.moment is not None:
        return kept.moment
    moment = log_contact(
        by=by, account=account, uid=uid, entry=entry, steps=steps, newcomers=newcomers
    )
    mark_kept(kept, moment)
    return moment


@transaction.atomic
def discard_mail(*, by: User, mail: DroppedMail) -> DroppedMail:
    """Let a mail be no contact; what it said goes after a month."""
    kept = _locked(by, mail)
    if kept.state == MailState.WAITING:
        kept.state, kept.settled_at = MailState.DISCARDED, timezone.now()
        kept.save(update_fields=["state", "settled_at"])
        record(by=by, action="mail.discarded", subject=_name(kept), after={"day": kept.on})
    return kept


@transaction.atomic
def restore_mail(*, by: User, mail: DroppedMail) -> DroppedMail:
    """Let a mail wait again: the contact that it was is dropped, and its words come back."""
    kept = _locked(by, mail)
    if kept.state == MailState.KEPT and kept.moment is not None:
        kept.text, kept.subject = kept.moment.agreed, kept.moment.purpose
        drop_contact(by=by, moment=kept.moment)
        _unlearn(by, kept)
    if kept.state != MailState.WAITING:
        kept.state, kept.settled_at = MailState.WAITING, None
        kept.moment = kept.act = None
        kept.save()
        record(by=by, action="mail.restored", subject=_name(kept), after={"day": kept.on})
    return kept


def purge_mails(now: datetime) -> int:
    """Empty what was discarded a month ago or waited a season; the mark stays, the words go."""
    old = DroppedMail.objects.filter(state=MailState.DISCARDED, settled_at__lt=now - KEPT_DISCARDED)
    waited = DroppedMail.objects.filter(state=MailState.WAITING, came_at__lt=now - KEPT_WAITING)
    empty = {"text": "", "subject": "", "sender": "", "addresses": [], "problems": []}
    count = old.exclude(sender="", subject="", text="").update(**empty)
    return count + waited.update(state=MailState.DISCARDED, settled_at=now, **empty)


def _unlearn(by: User, mail: DroppedMail) -> None:
    """Forget the address again, unless somebody worked on the person since."""
    if mail.act is not None and mail.act.undone_at is None:
        with suppress(Refused), transaction.atomic():
            undo_act(by=by, act=mail.act)


def _locked(by: User, mail: DroppedMail) -> DroppedMail:
    found = DroppedMail.objects.select_for_update().get(pk=mail.pk)
    if not may_settle_mail(by, found):
        raise PermissionDenied
    return found


def _name(mail: DroppedMail) -> str:
    return f"mail:{mail.pk}"
