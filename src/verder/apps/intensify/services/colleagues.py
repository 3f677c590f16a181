"""Colleagues: who they are, the hours they have, and who takes over from somebody who left."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.core.services.changes import apply_changes
from verder.apps.intensify.enums import ActKind
from verder.apps.intensify.models import Colleague, PeopleAct, Seat
from verder.apps.intensify.rules import may_arrange_colleagues, may_change_colleague, may_lead
from verder.apps.intensify.services.journal import Journal
from verder.apps.intensify.services.leavers import hand_seat_over


class ColleagueSaid(TypedDict, total=False):
    """What may be said of a colleague."""

    name: str
    email: str
    function: str
    level: int | None
    days_a_year: Decimal | None
    hours_a_day: Decimal | None
    customer_share: Decimal | None
    holidays: str
    ended_on: date | None


def colleague_for(user: User) -> Colleague:
    """Return who the user is among the colleagues, made now if nobody had done so."""
    found, _made = Colleague.objects.get_or_create(
        user=user, defaults={"name": str(user), "email": user.email, "is_demo": user.is_demo}
    )
    return found


@transaction.atomic
def keep_colleagues(*, by: User | None, users: Iterable[User]) -> int:
    """Keep these users as colleagues, and return how many there were."""
    if not may_lead(by):
        raise PermissionDenied
    kept = [colleague_for(user) for user in users]
    for colleague in kept:
        record(by=by, action="colleague.made", subject=colleague, after={"name": colleague.name})
    return len(kept)


@transaction.atomic
def make_colleague(*, by: User | None, **said: Unpack[ColleagueSaid]) -> Colleague:
    """Add somebody of the own organisation who does not sign in."""
    if not may_arrange_colleagues(by):
        raise PermissionDenied
    colleague = Colleague(**said)
    colleague.full_clean()
    colleague.save()
    record(by=by, action="colleague.made", subject=colleague, after={"name": colleague.name})
    return colleague


@transaction.atomic
def change_colleague(
    *, colleague: Colleague, by: User | None, **said: Unpack[ColleagueSaid]
) -> Colleague:
    """Say anew who a colleague is and which hours there are; on which day they left."""
    if not may_change_colleague(by, colleague):
        raise PermissionDenied
    is_leaving = said.get("ended_on", colleague.ended_on) != colleague.ended_on
    if is_leaving and not may_arrange_colleagues(by):
        raise PermissionDenied
    difference = apply_changes(colleague, dict(said))
    if difference:
        record(
            by=by,
            action="colleague.changed",
            subject=colleague,
            before=difference.before,
            after=difference.after,
        )
    return colleague


@transaction.atomic
def hand_over(
    *, colleague: Colleague, to: Colleague, by: User | None, on: date
) -> PeopleAct | None:
    """Give what a leaver leaves behind to somebody else, at the accounts in view, in one act."""
    if not may_arrange_colleagues(by):
        raise PermissionDenied
    if colleague == to or to.ended_on is not None:
        raise Refused("no_successor")
    journal = Journal()
    seats = Seat.objects.filter(colleague=colleague, ended_on=None).select_related("account")
    if by is not None:
        seats = seats.filter(account__in=visible_accounts(by))
    accounts = []
    for seat in seats.order_by("pk"):
        hand_seat_over(journal, seat, to, by=by, on=on)
        accounts.append(seat.account.name)
    if not journal.lines:
        return None
    told = {"to": to, "accounts": accounts}
    record(by=by, action="colleague.handed_over", subject=colleague, after=told)
    return journal.keep(by=by, kind=ActKind.SEAT_CHANGED, account=None)
