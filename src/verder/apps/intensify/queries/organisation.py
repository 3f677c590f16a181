"""Reads of an organisation chart: few rows of few fields, for thousands of people."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import Opinion, Position, PositionRole, Tie
from verder.apps.intensify.queries.people import held_on
from verder.domain.intensify.roles import DmuRole


@dataclass(frozen=True, slots=True)
class Judged:
    """How much weight somebody has, and how they stand towards us."""

    influence: int | None = None
    attitude: int | None = None


UNJUDGED = Judged()


@dataclass(frozen=True, slots=True)
class Charted:
    """Somebody who works at an account; without a name where nobody knows who it is."""

    pk: int
    person_id: int | None
    given_name: str | None
    family_name: str | None
    function: str
    department: str
    level: int | None
    reports_to_id: int | None
    is_external: bool
    is_gatekeeper: bool
    is_parked: bool

    @property
    def name(self) -> str:
        """Who it is, as the person is called everywhere."""
        return f"{self.given_name or ''} {self.family_name or ''}".strip()


CHARTED = ("pk", "person", "person__given_name", "person__family_name") + tuple(
    each.name for each in fields(Charted)[4:]
)


def managers_of(account: Account) -> dict[int, int | None]:
    """Return to whom every position of an account reports, past and parked ones included."""
    rows = Position.objects.filter(account=account).order_by("pk")
    return dict(rows.values_list("pk", "reports_to"))


def people_of(account: Account, on: date) -> QuerySet[Position]:
    """Return who works at an account on a day, with their person, by name."""
    return (
        Position.objects.filter(held_on(on), account=account)
        .select_related("person")
        .order_by("person__family_name", "person__given_name", "pk")
    )


def charted_at(account: Account, on: date) -> dict[int, Charted]:
    """Return the same people as plain values: thousands of rows need not become records."""
    rows = people_of(account, on).values_list(*CHARTED)
    return {row[0]: Charted(*row) for row in rows}


def roles_at(account: Account, on: date) -> dict[int, tuple[DmuRole, ...]]:
    """Return the roles in the buying team that positions have on a day."""
    rows = PositionRole.objects.filter(held_on(on), position__account=account).order_by("pk")
    found: dict[int, tuple[DmuRole, ...]] = {}
    for position, role in rows.values_list("position", "role"):
        found[position] = (*found.get(position, ()), DmuRole(role))
    return found


def judged_at(account: Account, on: date) -> dict[int, Judged]:
    """Return influence and attitude that hold on a day; ask `may_see_opinions` first."""
    rows = (
        Opinion.objects.filter(position__account=account, on__lte=on, keep_until__gt=on)
        .filter(Q(replaced_on=None) | Q(replaced_on__gt=on))
        .order_by("on", "pk")
        .values_list("position", "influence", "attitude")
    )
    return {position: Judged(influence, attitude) for position, influence, attitude in rows}


def ties_between(account: Account, drawn: Collection[int]) -> tuple[Tie, ...]:
    """Return the ties among those who are drawn; ask `may_see_opinions` first."""
    rows = Tie.objects.filter(first__account=account, replaced_on=None).select_related("by")
    there = frozenset(drawn)
    return tuple(tie for tie in rows.order_by("pk") if {tie.first_id, tie.second_id} <= there)
