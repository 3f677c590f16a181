"""The own team of an account: seats, roles, load, and what is missing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague, Seat
from verder.apps.intensify.queries.absences import away_on
from verder.apps.intensify.queries.teams import seats_of
from verder.apps.intensify.reports.load import AgreedLoad, agreed_loads
from verder.apps.intensify.reports.plan_hours import planned_at_accounts
from verder.domain.intensify.account_team import AccountTeam, TeamSeat, account_team
from verder.domain.intensify.roles import PsuRole


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """A colleague in the team, and how full the year is."""

    seat: Seat
    roles: frozenset[PsuRole]
    has_left: bool
    back_on: date | None  # where the colleague is away today
    load: AgreedLoad
    planned_hours: Decimal  # of planned contacts with this account, in the coming twelve months


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTeamReport:
    """The seats of an account, and what the team lacks."""

    rows: list[SeatRow]
    team: AccountTeam


def account_team_report(user: User | None, account: Account, today: date) -> AccountTeamReport:
    """Return who works for the account, with the load over the accounts that the user sees."""
    seats = list(seats_of(account, today))
    loads = agreed_loads(user, [seat.colleague for seat in seats], today)
    planned = planned_at_accounts(user, today, account=account)
    away = away_on([seat.colleague_id for seat in seats], today)
    rows = [
        SeatRow(
            seat=seat,
            roles=frozenset(PsuRole(row.role) for row in seat.roles.all()),
            has_left=has_left(seat.colleague, today),
            back_on=away[seat.colleague_id].until_on if seat.colleague_id in away else None,
            load=loads[seat.colleague_id],
            planned_hours=planned.get((seat.colleague_id, account.pk), Decimal(0)),
        )
        for seat in seats
    ]
    return AccountTeamReport(rows=rows, team=account_team([_seat(row, today) for row in rows]))


def has_left(colleague: Colleague, today: date) -> bool:
    """Return whether a colleague is no longer there."""
    return colleague.ended_on is not None and colleague.ended_on <= today


def _seat(row: SeatRow, today: date) -> TeamSeat:
    deputy = row.seat.deputy
    return TeamSeat(
        key=row.seat.pk,
        roles=row.roles,
        has_deputy=deputy is not None and not has_left(deputy, today),
        has_hours=row.seat.hours_a_year is not None,
        has_left=row.has_left,
    )
