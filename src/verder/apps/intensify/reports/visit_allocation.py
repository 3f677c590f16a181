"""Visits divided over the accounts in view: how many each gets, and what that brings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.figures import default_period
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import seen_accounts
from verder.apps.identify.reports.service_concept import service_classes
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.queries.visits import agreed_visits, visitors_of, visits_of
from verder.apps.intensify.reports.contact_values import contributions_of
from verder.domain.identify.service_concept import ServiceClass, ServiceConcept, ServiceHours
from verder.domain.intensify.shared_accounts import own_share
from verder.domain.intensify.visit_allocation import (
    AllocatedVisits,
    Allocation,
    AllocationLimits,
    Visited,
    allocate_visits,
    visit_bases,
)
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

ZERO = Decimal(0)
YEAR = timedelta(days=365)
MOST_VISITS = 20_000
LOOK_AHEAD = 10
ENOUGH = Decimal("0.5")  # of the accounts have visits on record, else the service concept stands in


class VisitSource(StrEnum):
    """Where the visits of now come from."""

    HAD = "had"  # logged in the last twelve months
    PLANNED = "planned"  # in the twelve months to come
    SERVICE = "service"  # what the service concept gives the class


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationAsked:
    """How many visits, over whose accounts of which classes; what is not said is as usual."""

    visits: int | None = None
    source: VisitSource | None = None
    colleague_id: int | None = None
    classes: frozenset[ServiceClass] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationLine:
    """One account: its visits now, by service concept, as agreed, and as they would be divided."""

    account: Account
    service_class: ServiceClass
    is_estimate: bool  # nothing is on record, so the average of the class stands in
    of_service: Decimal
    agreed: int | None
    found: AllocatedVisits

    @property
    def visits_now(self) -> Decimal:
        """How often it is visited now."""
        return self.found.basis

    @property
    def change(self) -> Decimal:
        """How many visits more it would get."""
        return self.found.visits - self.visits_now

    @property
    def gain(self) -> Decimal:
        """What it would bring more."""
        return self.found.contribution - self.found.contribution_now


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationReport:
    """The division, what it rests on, and what it takes."""

    source: VisitSource
    classes: frozenset[ServiceClass]
    asked: int
    visits_now: Decimal
    lines: tuple[AllocationLine, ...]
    found: Allocation
    ahead: tuple[Decimal, ...]  # what each visit adds, also those after the ones that are asked
    hours_a_visit: Decimal
    left_out: int  # accounts in view of these classes that nobody of the choice visits

    @property
    def gain(self) -> Decimal:
        """What the division brings more than the visits of now."""
        return self.found.contribution - self.found.contribution_now

    @property
    def next_gain(self) -> Decimal | NotComputable:
        """What one visit more than asked would add."""
        if len(self.ahead) <= self.found.visits:
            return NotComputable("no_visit_adds")
        return self.ahead[self.found.visits]

    @property
    def hours(self) -> Decimal:
        """What the visits take in a year, travel and preparation included."""
        return self.hours_a_visit * self.found.visits


def visit_allocation_report(
    *,
    user: User | None,
    asked: AllocationAsked,
    today: date,
    limits: AllocationLimits | None = None,
) -> AllocationReport:
    """Return where the visits to the accounts in view bring most."""
    concept = limits_of(ServiceConcept)
    classes = asked.classes or usual_classes(concept)
    accounts, class_of = _accounts(user, classes)
    source, counts = _counted(asked, today, accounts.keys())
    if source is VisitSource.SERVICE:
        counts = {key: concept.levels[class_of[key]].visits for key in accounts}
    shares = _shares(asked, source, today, accounts.keys(), counts)
    brought = contributions_of(shares.keys())
    visited = [
        Visited(
            account_id=key,
            group=class_of[key],
            contribution=brought.get(key, ZERO) * share,
            visits=counts.get(key, ZERO) * share,
        )
        for key, share in shares.items()
    ]
    if not any(each.contribution > 0 for each in visited):
        default_period()  # without invoice lines that is the reason
        raise NotComputable("no_accounts_to_divide")
    now = sum(visit_bases(visited), ZERO)
    wanted = _whole(now) if asked.visits is None else min(asked.visits, MOST_VISITS)
    limits = limits or limits_of(AllocationLimits)
    found = allocate_visits(visited, wanted, limits)
    further = allocate_visits(visited, wanted + wanted // 2 + LOOK_AHEAD, limits)
    agreed = agreed_visits(shares.keys())
    return AllocationReport(
        source=source,
        classes=classes,
        asked=wanted,
        visits_now=now,
        lines=tuple(
            AllocationLine(
                account=accounts[each.account_id],
                service_class=class_of[each.account_id],
                is_estimate=not each.visits,
                of_service=concept.levels[class_of[each.account_id]].visits,
                agreed=agreed[each.account_id].visits if each.account_id in agreed else None,
                found=row,
            )
            for each, row in zip(visited, found.rows, strict=True)
        ),
        found=found,
        ahead=further.gains,
        hours_a_visit=limits_of(ServiceHours).visit,
        left_out=len(accounts) - len(shares),
    )


def usual_classes(concept: ServiceConcept) -> frozenset[ServiceClass]:
    """Return the classes that are visited every year by the service concept, prospects not."""
    return frozenset(
        each
        for each, level in concept.levels.items()
        if level.visits >= 1 and each is not ServiceClass.PROSPECT
    )


def _accounts(
    user: User | None, classes: Collection[ServiceClass]
) -> tuple[dict[int, Account], dict[int, ServiceClass]]:
    """Return the accounts in view of these classes, a group as one."""
    heads = {each.pk: each for each in seen_accounts(user).filter(head=None).order_by("pk")}
    found = service_classes(list(heads.values()))
    kept = {key: account for key, account in heads.items() if found[key] in classes}
    return kept, {key: found[key] for key in kept}


def _counted(
    asked: AllocationAsked, today: date, accounts: Collection[int]
) -> tuple[VisitSource, dict[int, Decimal]]:
    """Return the visits of each account, and where they come from.

    Where nothing is said of that, it is the first record that knows of enough accounts.
    """
    for source in (VisitSource.HAD, VisitSource.PLANNED):
        if asked.source in {None, source}:
            counts = _counts(source, today)
            found = {key: counts[key] for key in accounts if key in counts}
            if asked.source is source or len(found) > len(accounts) * ENOUGH:
                return source, found
    return VisitSource.SERVICE, {}


def _shares(
    asked: AllocationAsked,
    source: VisitSource,
    today: date,
    accounts: Collection[int],
    counts: Mapping[int, Decimal],
) -> dict[int, Decimal]:
    """Return which part of each account counts: all of it, or that of one colleague."""
    colleague_id = asked.colleague_id
    if colleague_id is None:
        return dict.fromkeys(accounts, Decimal(1))
    own: Mapping[int, Decimal] = {}
    if source is not VisitSource.SERVICE:
        own = _counts(source, today, colleague_id)
    team = visitors_of(accounts, today)
    found: dict[int, Decimal] = {}
    for key in accounts:
        visitors = team.get(key, set())
        if key not in own and colleague_id not in visitors:
            continue
        together = ZERO if source is VisitSource.SERVICE else counts.get(key, ZERO)
        share = own_share(own=own.get(key, ZERO), together=together, visitors=len(visitors))
        if share:
            found[key] = share
    return found


def _counts(
    source: VisitSource, today: date, colleague_id: int | None = None
) -> dict[int, Decimal]:
    """Return the visits of the year behind us, or of that before us."""
    state, period = MomentState.DONE, Period(today - YEAR, today + timedelta(days=1))
    if source is VisitSource.PLANNED:
        state, period = MomentState.PLANNED, Period(today, today + YEAR)
    counts = visits_of(state, period, colleague_id=colleague_id)
    return {key: Decimal(count) for key, count in counts.items()}


def _whole(count: Decimal) -> int:
    return int(count.to_integral_value(ROUND_HALF_UP))
