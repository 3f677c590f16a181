"""Teams on both sides: read, roles and seats written; undoPeople takes each act back."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router

from verder.api.authentication import Caller
from verder.api.intensify.contacts_shown import PromiseShown
from verder.api.intensify.teams_given import BuyingRolesGiven, NewSeatGiven, SeatGiven
from verder.api.intensify.teams_shown import TeamActShown, TeamsShown
from verder.api.records import seen_account
from verder.api.values import Key
from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague, NextStep, PeopleAct, Position, Seat
from verder.apps.intensify.reports.account_team import SeatRow, account_team_report
from verder.apps.intensify.reports.buying_team import BuyingRow, buying_team_report
from verder.apps.intensify.services.account_team import (
    begin_team,
    change_seat,
    end_seat,
    give_seat,
)
from verder.apps.intensify.services.colleagues import colleague_for
from verder.apps.intensify.services.positions import begin_position, change_position
from verder.apps.intensify.services.role_days import clean_marks
from verder.apps.intensify.services.said import PositionSaid
from verder.apps.intensify.services.steps import ask_for_role
from verder.domain.intensify.roles import DmuRole

router = Router(tags=["teams"])
TEAMS = "/accounts/{int:account_id}/teams"
SEAT = f"{TEAMS}/seats/{{int:seat_id}}"


@router.get(TEAMS, response=TeamsShown, operation_id="readTeams")
def read_teams(request: Caller, account_id: Key) -> dict[str, Any]:
    """Return both teams of an account, their role coverage and what is missing."""
    account, today = seen_account(request.user, account_id), timezone.localdate()
    buying = buying_team_report(request.user, account, today)
    own = account_team_report(request.user, account, today)
    return {
        "buying_team": {
            "coverage_share": buying.team.coverage_share,
            "unknown_roles": buying.team.unknown_roles,
            "findings": buying.team.findings,
            "people": [_buyer(row) for row in (*buying.people, *buying.places)],
        },
        "account_team": {
            "coverage_share": own.team.coverage_share,
            "vacant_roles": own.team.vacant_roles,
            "findings": own.team.findings,
            "seats": [_seat(row) for row in own.rows],
        },
    }


@router.put(
    f"{TEAMS}/buyers/{{int:position_id}}", response=TeamActShown, operation_id="setBuyingRoles"
)
def set_roles(
    request: Caller, account_id: Key, position_id: Key, given: BuyingRolesGiven
) -> dict[str, Any]:
    """Say which roles and marks somebody at the customer has from today on."""
    account = seen_account(request.user, account_id)
    position = get_object_or_404(Position, pk=position_id, account=account, ended_on=None)
    act = change_position(
        position=position,
        said=PositionSaid(is_gatekeeper=given.is_gatekeeper, tags=clean_marks(given.marks)),
        roles=set(given.roles),
        by=request.user,
        on=timezone.localdate(),
    )
    return _act(act)


@router.post(
    f"{TEAMS}/vacancies/{{role}}", response={201: TeamActShown}, operation_id="keepPlaceOpen"
)
def keep_open(request: Caller, account_id: Key, role: DmuRole) -> dict[str, Any]:
    """Make a place for a role of which nobody knows yet who has it."""
    account = seen_account(request.user, account_id)
    today = timezone.localdate()
    _position, act = begin_position(
        by=request.user,
        account=account,
        person=None,
        said=PositionSaid(began_on=today),
        on=today,
        roles=[role],
    )
    return _act(act)


@router.post(f"{TEAMS}/questions/{{role}}", response={201: PromiseShown}, operation_id="askForRole")
def ask(request: Caller, account_id: Key, role: DmuRole) -> NextStep:
    """Promise to find out who has a role; where that is asked already, it is that promise."""
    account = seen_account(request.user, account_id)
    return ask_for_role(by=request.user, account=account, role=role, on=timezone.localdate())


@router.post(f"{TEAMS}/begin", response={201: TeamActShown}, operation_id="beginTeam")
def begin(request: Caller, account_id: Key) -> dict[str, Any]:
    """Give the account manager and the members of the account a seat."""
    account = seen_account(request.user, account_id)
    return _act(begin_team(account=account, by=request.user, on=timezone.localdate()))


@router.post(f"{TEAMS}/seats", response={201: TeamActShown}, operation_id="giveSeat")
def add_seat(request: Caller, account_id: Key, given: NewSeatGiven) -> dict[str, Any]:
    """Take a colleague into the team; who signs in sees the account from now on."""
    act = give_seat(
        account=seen_account(request.user, account_id),
        colleague=_who(given),
        by=request.user,
        on=timezone.localdate(),
        roles=set(given.roles),
        **_said(given),
    )
    return _act(act)


@router.put(SEAT, response=TeamActShown, operation_id="changeSeat")
def put_seat(request: Caller, account_id: Key, seat_id: Key, given: SeatGiven) -> dict[str, Any]:
    """Say anew which roles a colleague has in the team, who stands in, and the hours."""
    seat = _standing_seat(request.user, account_id, seat_id)
    today = timezone.localdate()
    return _act(
        change_seat(seat=seat, by=request.user, on=today, roles=set(given.roles), **_said(given))
    )


@router.delete(SEAT, response=TeamActShown, operation_id="endSeat")
def leave(request: Caller, account_id: Key, seat_id: Key) -> dict[str, Any]:
    """Let a colleague leave the team; as a member they see the account no longer."""
    seat = _standing_seat(request.user, account_id, seat_id)
    return _act(end_seat(seat=seat, by=request.user, on=timezone.localdate()))


def _act(act: PeopleAct | None) -> dict[str, Any]:
    return {"act_id": None if act is None else act.pk}


def _who(given: NewSeatGiven) -> Colleague:
    if given.user_id:
        return colleague_for(get_object_or_404(User, pk=given.user_id, is_active=True))
    if given.colleague_id:
        return get_object_or_404(Colleague, pk=given.colleague_id)
    return Colleague(name=given.name, function=given.function)


def _said(given: SeatGiven) -> dict[str, Any]:
    deputy = given.deputy_id and get_object_or_404(Colleague, pk=given.deputy_id)
    return {
        "is_pioneer": given.is_pioneer,
        "deputy": deputy or None,
        "hours_a_year": given.hours_a_year,
    }


def _standing_seat(user: User, account_id: int, seat_id: int) -> Seat:
    seats = Seat.objects.select_related("colleague")
    account = seen_account(user, account_id)
    return get_object_or_404(seats, pk=seat_id, account=account, ended_on=None)


def _buyer(row: BuyingRow) -> dict[str, Any]:
    position = row.position
    return {
        "position_id": position.pk,
        "person_id": position.person_id,
        "name": str(position),
        "function": position.function,
        "roles": [role for role in DmuRole if role in row.roles],
        "is_gatekeeper": position.is_gatekeeper,
        "marks": position.tags,
    }


def _seat(row: SeatRow) -> dict[str, Any]:
    seat = row.seat
    return {
        "seat_id": seat.pk,
        "colleague_id": seat.colleague_id,
        "name": seat.colleague.name,
        "roles": sorted(row.roles),
        "is_pioneer": seat.is_pioneer,
        "deputy_id": seat.deputy_id,
        "hours_a_year": seat.hours_a_year,
        "planned_hours": row.planned_hours,
        "since": seat.began_on,
        "has_left": row.has_left,
        "load": row.load,
    }
