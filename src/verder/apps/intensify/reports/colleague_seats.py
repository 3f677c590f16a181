"""The seats of a colleague: the hours that were agreed for each, beside those that are planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague, Seat
from verder.apps.intensify.queries.teams import seats_of_colleague
from verder.apps.intensify.reports.plan_hours import planned_at_accounts


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatHours:
    """A seat, and the hours planned with its account in the coming twelve months."""

    seat: Seat
    planned: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueSeats:
    """The seats at the accounts in view; `elsewhere` is planned with accounts without a seat."""

    rows: Sequence[SeatHours]
    elsewhere: Decimal

    @property
    def planned(self) -> Decimal:
        """All hours that are planned."""
        return sum((row.planned for row in self.rows), self.elsewhere)


def colleague_seats(user: User | None, colleague: Colleague, today: date) -> ColleagueSeats:
    """Return the seats of a colleague with their hours, by account."""
    planned = {
        account: hours
        for (_key, account), hours in planned_at_accounts(user, today, colleague=colleague).items()
    }
    rows = [
        SeatHours(seat=seat, planned=planned.pop(seat.account_id, Decimal(0)))
        for seat in seats_of_colleague(user, colleague, today)
    ]
    return ColleagueSeats(rows=rows, elsewhere=sum(planned.values(), Decimal(0)))
