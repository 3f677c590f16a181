"""What Verder can count that an instrument asks: offered, never filled in by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.db.models import Q

from verder.apps.accounts.models import Account
from verder.apps.identify import figures
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.queries import inputs_of_kinds
from verder.apps.identify.reports.account_page import level_of
from verder.apps.imports.queries import current_facts
from verder.apps.intensify.enums import Channel, FunctionLevel, MomentState
from verder.apps.intensify.instruments import KnownInstrument
from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.queries.contacts import counted_contacts
from verder.domain.engines.instruments import class_of_count
from verder.domain.intensify.relationship_stage import a_year_before
from verder.domain.values.missing import NotComputable

HUNDRED: Final = Decimal(100)
SENIOR: Final = FunctionLevel.DIRECTOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A value that was counted, and the answer it stands for."""

    kind: str
    value: Decimal
    answer: int


def counted_answers(
    account: Account, instrument: KnownInstrument, *, today: date
) -> dict[str, Counted]:
    """Return by item what the contacts and figures of an account say; unknown is absent."""
    found = {}
    for item in instrument.items:
        value = COUNTERS[item.counted](account, today) if item.counted else None
        if value is not None:
            answer = class_of_count(value, item.limits, item.least)
            found[item.key] = Counted(kind=item.counted, value=value, answer=answer)
    return found


def pairs_that_met(account: Account, today: date) -> Decimal | None:
    """Return how many pairs of people met in twelve months; None while nothing is logged."""
    pairs = counted_contacts(account, from_on=a_year_before(today), until_on=today)
    return Decimal(len(pairs)) if pairs else None


def senior_contacts(account: Account, today: date) -> Decimal | None:
    """Return in how many contacts of twelve months somebody of director level took part.

    None while nothing is logged: then nobody knows.
    """
    had = ContactMoment.objects.filter(
        account=account, state=MomentState.DONE, on__gte=a_year_before(today), on__lt=today
    ).exclude(channel=Channel.MAILING)
    if not had.exists():
        return None
    senior = Q(positions__level__gte=SENIOR) | Q(colleagues__level__gte=SENIOR)
    return Decimal(had.filter(senior).distinct().count())


def share_of_wallet(account: Account, _today: date) -> Decimal | None:
    """Return our share of what they buy: as somebody said it, or revenue over potential."""
    kinds = (InputKind.SHARE_OF_WALLET, InputKind.POTENTIAL)
    said = inputs_of_kinds([account.pk], kinds).get(account.pk, {})
    stated = said[InputKind.SHARE_OF_WALLET].value if InputKind.SHARE_OF_WALLET in said else None
    if stated is not None:
        return stated / HUNDRED
    potential = said[InputKind.POTENTIAL].value if InputKind.POTENTIAL in said else None
    revenue = _revenue(account)
    return min(Decimal(1), max(Decimal(0), revenue / potential)) if potential and revenue else None


def _revenue(account: Account) -> Decimal | None:
    try:
        period = figures.default_period()
    except NotComputable:
        return None
    totals = figures.totals(current_facts(), period, level_of(account), "")
    return totals[account.pk].revenue if account.pk in totals else None


COUNTERS: Final[Mapping[str, Callable[[Account, date], Decimal | None]]] = {
    "pairs": pairs_that_met,
    "senior_contacts": senior_contacts,
    "share_of_wallet": share_of_wallet,
}
