"""The buying team of an account: the people, their roles, and what to find out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import ContactMoment, Position, PositionRole
from verder.apps.intensify.queries.contacts import visible_moments
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
    """People by name and open places; `former` are those whom a finding names.

    `known_from` tells by the key of a position where somebody worked who came to know us there.
    """

    people: list[BuyingRow]
    places: list[BuyingRow]
    former: dict[int, Position]
    known_from: dict[int, Position]
    team: BuyingTeam


def buying_team_report(user: User | None, account: Account, today: date) -> BuyingTeamReport:
    """Return who decides at the account, and of which roles nobody knows; who sees it may ask."""
    rows = [
        BuyingRow(position=position, roles=_roles(position.roles.all()))
        for position in positions_of(account, today)
    ]
    former = {position.pk: position for position in _former(account, today)}
    known_from = _known_from(user, account, rows, today)
    team = buying_team(
        [
            Buyer(
                key=row.position.pk,
                roles=row.roles,
                is_named=row.position.person_id is not None,
                came_on=row.position.began_on if row.position.pk in known_from else None,
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
        known_from=known_from,
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


def _known_from(
    user: User | None, account: Account, rows: Sequence[BuyingRow], today: date
) -> dict[int, Position]:
    """Return where people worked who know us from an account in view and met nobody here yet."""
    seen = visible_accounts(user) if user else Account.objects.all()
    here = {row.position.person_id: row.position.pk for row in rows if row.position.began_on}
    left = Position.objects.filter(
        person__in=[key for key in here if key is not None], ended_on__lte=today, account__in=seen
    ).exclude(account=account)
    moments = visible_moments(user) if user else ContactMoment.objects.all()
    met = moments.filter(positions__in=here.values()).exclude(state=MomentState.DROPPED)
    spoken = set(met.values_list("positions", flat=True))
    found = {here[each.person_id]: each for each in left.select_related("account").order_by("pk")}
    return {key: each for key, each in found.items() if key not in spoken}


def _former_buyer(position: Position) -> FormerBuyer:
    assert position.ended_on is not None  # noqa: S101 - asked for above
    last = [
        row
        for row in position.roles.all()
        if row.ended_on is None or row.ended_on >= position.ended_on
    ]
    return FormerBuyer(key=position.pk, roles=_roles(last), left_on=position.ended_on)
