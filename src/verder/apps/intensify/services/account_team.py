"""The own team of an account: seats, their roles, and who sees the account for that."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.intensify.enums import ActKind
from verder.apps.intensify.models import Colleague, PeopleAct, Seat
from verder.apps.intensify.queries.teams import open_seats
from verder.apps.intensify.rules import may_arrange_team
from verder.apps.intensify.services.colleagues import colleague_for
from verder.apps.intensify.services.journal import Journal
from verder.apps.intensify.services.seats import close_seat, let_see, no_longer_let_see, set_roles
from verder.domain.intensify.roles import PsuRole


class SeatSaid(TypedDict, total=False):
    """What may be said of a seat beside its roles."""

    is_pioneer: bool
    deputy: Colleague | None
    hours_a_year: Decimal | None


@transaction.atomic
def give_seat(
    *,
    account: Account,
    colleague: Colleague,
    roles: Collection[PsuRole],
    by: User | None,
    on: date,
    **said: Unpack[SeatSaid],
) -> PeopleAct | None:
    """Take a colleague into the team; who signs in sees the account from now on.

    A colleague who is in the team already gets the roles beside those of now. A new
    colleague, not kept yet, is kept along with the seat.
    """
    account, journal = _locked(account.pk, by), Journal()
    if colleague._state.adding:  # noqa: SLF001 - Django's public name
        journal.make(colleague)
    seat = open_seats(account).filter(colleague=colleague).first()
    if seat is None:
        seat = Seat(account=account, colleague=colleague, began_on=on, **said)
        _check_deputy(seat)
        journal.make(seat)
    else:
        journal.change(seat, **said)
    held = seat.roles.filter(ended_on=None).values_list("role", flat=True)
    set_roles(journal, seat, {*held, *roles}, on=on)
    let_see(journal, account, colleague)
    told = {"colleague": colleague, "team_roles": sorted(roles), **said}
    return _kept(journal, account, by, ActKind.SEATED, told)


@transaction.atomic
def change_seat(
    *,
    seat: Seat,
    by: User | None,
    on: date,
    roles: Collection[PsuRole] | None = None,
    **said: Unpack[SeatSaid],
) -> PeopleAct | None:
    """Say anew which roles a colleague has in the team, who stands in, and the hours a year."""
    account, journal = _locked(seat.account_id, by), Journal()
    told: dict[str, Any] = {"colleague": seat.colleague, **said}
    if roles is not None:
        set_roles(journal, seat, roles, on=on)
        told["team_roles"] = sorted(roles)
    journal.change(seat, **said)
    _check_deputy(seat)
    return _kept(journal, account, by, ActKind.SEAT_CHANGED, told)


@transaction.atomic
def end_seat(*, seat: Seat, by: User | None, on: date) -> PeopleAct | None:
    """Let a colleague leave the team; who saw the account as a member sees it no longer."""
    account, journal = _locked(seat.account_id, by), Journal()
    close_seat(journal, seat, on=on)
    no_longer_let_see(journal, account, seat.colleague)
    return _kept(journal, account, by, ActKind.UNSEATED, {"colleague": seat.colleague})


@transaction.atomic
def begin_team(*, account: Account, by: User | None, on: date) -> PeopleAct | None:
    """Give the account manager and the members of the account a seat, where they have none."""
    account, journal = _locked(account.pk, by), Journal()
    taken = set(open_seats(account).values_list("colleague__user", flat=True))
    people = [account.owner] if account.owner else []
    people += list(account.members.filter(is_active=True).order_by("name", "pk"))
    for user in dict.fromkeys(people):
        if user.pk not in taken:
            seat = Seat(account=account, colleague=colleague_for(user), began_on=on)
            journal.make(seat)
            is_owner = user == account.owner
            set_roles(journal, seat, [PsuRole.ACCOUNT_MANAGER] if is_owner else [], on=on)
    told = {"members": [str(user) for user in people]}
    return _kept(journal, account, by, ActKind.SEATED, told)


def _check_deputy(seat: Seat) -> None:
    if seat.deputy is not None and seat.deputy == seat.colleague:
        raise Refused("own_deputy")


def _locked(account_id: int, by: User | None) -> Account:
    """Return the account, for one at a time, and for who may arrange its team."""
    accounts = Account.objects.select_for_update(of=("self",)).select_related("owner")
    account = accounts.get(pk=account_id)
    if not may_arrange_team(by, account):
        raise PermissionDenied
    return account


def _kept(
    journal: Journal,
    account: Account,
    by: User | None,
    kind: ActKind,
    told: Mapping[str, object],
) -> PeopleAct | None:
    """Put an act on record, to be undone; None where it changed nothing."""
    if not journal.lines:
        return None
    record(by=by, action=ACTIONS[kind], subject=account, after=told)
    return journal.keep(by=by, kind=kind, account=account)


ACTIONS: Mapping[ActKind, str] = {
    ActKind.SEATED: "account.seat_given",
    ActKind.SEAT_CHANGED: "account.seat_changed",
    ActKind.UNSEATED: "account.seat_ended",
}
