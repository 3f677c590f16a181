"""The buying team of an account: the people, their roles, and what to find out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import Position, PositionRole
from verder.apps.intensify.queries.people import positions_of
from verder.domain.intensify.buying_team import Buyer, BuyingTeam, FormerBuyer, buying_team
from verder.domain.intensify.roles import DmuRole


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyingRow:
    """Somebody in the buying team, or a place for somebody whom nobody knows yet."""

    position: Position
    roles: frozenset[DmuRole]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyingTeamReport:
    """People by name and open places; `former` are those whom a finding names."""

    people: list[BuyingRow]
    places: list[BuyingRow]
    former: dict[int, Position]
    team: BuyingTeam


def buying_team_report(account: Account, today: date) -> BuyingTeamReport:
    """Return who decides at the account, and of which roles nobody knows; who sees it may ask."""
    rows = [
        BuyingRow(position=position, roles=_roles(position.roles.all()))
        for position in positions_of(account, today)
    ]
    former = {position.pk: position for position in _former(account, today)}
    team = buying_team(
        [
            Buyer(
                key=row.position.pk,
                roles=row.roles,
                is_named=row.position.person_id is not None,
            )
            for row in rows
        ],
        former=[_former_buyer(position) for position in former.values()],
        today=today,
    )
    return BuyingTeamReport(
        people=[row for row in rows if row.position.person_id is not None],
        places=[row for row in rows if row.position.person_id is None],
        former=former,
        team=team,
    )


def _roles(rows: Iterable[PositionRole]) -> frozenset[DmuRole]:
    return frozenset(DmuRole(row.role) for row in rows)


def _former(account: Account, today: date) -> list[Position]:
    """Return who left, each with the roles of the last day."""
    found = (
        Position.objects.filter(account=account, ended_on__lte=today)
        .exclude(person=None)
        .select_related("person")
        .prefetch_related(Prefetch("roles", PositionRole.objects.order_by("pk")))
    )
    return list(found.order_by("-ended_on", "pk"))


def _former_buyer(position: Position) -> FormerBuyer:
    assert position.ended_on is not None  # noqa: S101 - asked for above
    last = [
        row
        for row in position.roles.all()
        if row.ended_on is None or row.ended_on >= position.ended_on
    ]
    return FormerBuyer(key=position.pk, roles=_roles(last), left_on=position.ended_on)
