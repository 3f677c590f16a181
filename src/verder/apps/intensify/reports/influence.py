"""Influence and attitude of the people of an account, for its team alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import ContactMoment, NextStep, Opinion, Position
from verder.apps.intensify.queries.contacts import visible_moments
from verder.apps.intensify.queries.diary import open_promises
from verder.apps.intensify.queries.people import opinions_on, positions_of
from verder.domain.intensify.influence import (
    InfluenceFinding,
    OpinionLimits,
    Standing,
    confidence,
    influence_findings,
    support_index,
)
from verder.domain.intensify.roles import DmuRole
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import first_of_month


@dataclass(frozen=True, slots=True, kw_only=True)
class InfluenceRow:
    """Somebody at the customer, what the team thinks now, and what comes next."""

    position: Position
    roles: frozenset[DmuRole]
    opinion: Opinion | None
    next_contact: ContactMoment | None
    next_step: NextStep | None

    @property
    def is_move(self) -> bool:
        """Whether the team wants another attitude than there is."""
        return _standing(self).is_move


@dataclass(frozen=True, slots=True, kw_only=True)
class InfluenceReport:
    """Everybody at the account; `judged` of them have a known influence."""

    rows: list[InfluenceRow]
    support: Decimal | NotComputable
    confidence: Decimal | NotComputable
    findings: list[InfluenceFinding]
    judged: int


def influence_report(user: User, account: Account, today: date) -> InfluenceReport:
    """Return who carries weight and how they stand; ask `may_see_opinions` first."""
    positions = list(positions_of(account, today))
    opinions = opinions_on([each.pk for each in positions], today)
    planned = _next_contacts(user, account, today)
    promised = _next_steps(user, account)
    rows = [
        InfluenceRow(
            position=each,
            roles=frozenset(DmuRole(row.role) for row in each.roles.all()),
            opinion=opinions.get(each.pk),
            next_contact=planned.get(each.pk),
            next_step=promised.get(each.pk),
        )
        for each in positions
    ]
    standings = [_standing(row) for row in rows]
    return InfluenceReport(
        rows=rows,
        support=_or_missing(support_index, standings),
        confidence=_or_missing(confidence, standings),
        findings=influence_findings(standings, limits_of(OpinionLimits)),
        judged=sum(each.influence is not None for each in standings),
    )


def _standing(row: InfluenceRow) -> Standing:
    return Standing(
        key=row.position.pk,
        influence=row.opinion.influence if row.opinion else None,
        attitude=row.opinion.attitude if row.opinion else None,
        is_decider=DmuRole.DECIDER in row.roles,
        wanted=row.opinion.wanted_attitude if row.opinion else None,
        is_worked_on=_is_worked_on(row),
    )


def _is_worked_on(row: InfluenceRow) -> bool:
    mover = row.opinion.mover if row.opinion else None
    return mover is not None and (row.next_contact or row.next_step) is not None


def _or_missing(
    figure: Callable[[list[Standing]], Decimal], standings: list[Standing]
) -> Decimal | NotComputable:
    try:
        return figure(standings)
    except NotComputable as missing:
        return missing


def _next_contacts(user: User, account: Account, today: date) -> Mapping[int, ContactMoment]:
    """Return the first planned contact with each position."""
    planned = (
        visible_moments(user)
        .filter(account=account, state=MomentState.PLANNED)
        .filter(Q(on__gte=today) | Q(is_month_only=True, on__gte=first_of_month(today)))
        .select_related("owner")
        .prefetch_related("positions")
        .order_by("-on", "-pk")
    )
    return {position.pk: moment for moment in planned for position in moment.positions.all()}


def _next_steps(user: User, account: Account) -> Mapping[int, NextStep]:
    """Return the first open promise about each position."""
    found: dict[int, NextStep] = {}
    for step in open_promises(user).filter(account=account).exclude(position=None):
        assert step.position_id is not None  # noqa: S101 - asked for above
        found.setdefault(step.position_id, step)
    return found
