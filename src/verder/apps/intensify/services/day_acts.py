"""What is done about a line of the day with one tap: a call is planned, a birthday was wished."""

from datetime import date
from uuid import uuid4

from django.utils.translation import gettext as _

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.entries import ContactEntry
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import ContactMoment, Position
from verder.apps.intensify.services.moments import log_contact
from verder.domain.intensify.working_days import next_working_day


def plan_call(
    *, by: User, account: Account, position: Position | None, today: date
) -> ContactMoment:
    """Plan a call on the next working day, with somebody or with the account."""
    entry = ContactEntry(
        channel=Channel.CALL,
        state=MomentState.PLANNED,
        on=next_working_day(today),
        purpose=_("Hear how things are"),
        positions=frozenset([position.pk] if position else []),
    )
    return log_contact(by=by, account=account, uid=uuid4(), entry=entry)


def wish_birthday(*, by: User, position: Position, channel: Channel, today: date) -> ContactMoment:
    """Keep that somebody was wished a happy birthday: called, or written to."""
    entry = ContactEntry(
        channel=channel,
        on=today,
        purpose=_("Wished a happy birthday"),
        positions=frozenset([position.pk]),
    )
    return log_contact(by=by, account=position.account, uid=uuid4(), entry=entry)
