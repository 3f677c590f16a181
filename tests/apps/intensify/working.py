"""Colleagues with work of every kind, part of it late."""

from datetime import date, timedelta
from decimal import Decimal

from tests.apps.intensify.seated import known
from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.enums import Channel, FrequencyKind, MomentState
from verder.apps.intensify.models import Colleague, ContactMoment, Frequency, NextStep
from verder.apps.intensify.services.account_team import give_seat
from verder.apps.intensify.services.colleagues import colleague_for
from verder.domain.intensify.roles import PsuRole

DAY = timedelta(days=1)


def work(account: Account, user: User, today: date, *, hours: int) -> Colleague:
    """Give somebody work at an account: a seat, a wanted contact, and what is late."""
    colleague = colleague_for(user)
    give_seat(
        account=account,
        colleague=colleague,
        roles=[PsuRole.ACCOUNT_MANAGER],
        hours_a_year=Decimal(hours),
        by=None,
        on=today - 90 * DAY,
    )
    position = known(account, "decider", name="Stil")
    Frequency.objects.create(
        position=position,
        colleague=colleague,
        kind=FrequencyKind.IDEAL,
        times=12,
        on=today - 200 * DAY,
    )
    moment = ContactMoment.objects.create(
        account=account,
        state=MomentState.PLANNED,
        channel=Channel.VISIT,
        on=today - 3 * DAY,
        owner=colleague,
    )
    moment.positions.add(position)
    NextStep.objects.create(account=account, text="Offerte", owner=colleague, due_on=today - DAY)
    return colleague
