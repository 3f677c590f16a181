"""The contact plan of an account: what each pair lacks, what is planned, what is proposed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.reports.service_concept import service_class_of
from verder.apps.intensify.enums import Channel, FrequencyKind
from verder.apps.intensify.models import (
    AgreedVisits,
    Colleague,
    ContactMoment,
    Position,
    Seat,
)
from verder.apps.intensify.queries.contacts import Pair, counted_contacts, frequencies_on
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.queries.plans import planned_moments, with_people
from verder.apps.intensify.queries.teams import seats_of
from verder.apps.intensify.queries.visits import agreed_visits
from verder.apps.intensify.reports.capacity import free_days
from verder.apps.intensify.reports.ideal_proposal import contact_class_of
from verder.apps.intensify.reports.plan_hours import (
    busy_colleagues,
    contact_hours,
    needed_hours,
)
from verder.domain.identify.service_concept import ServiceClass, ServiceConcept, ServiceLevel
from verder.domain.intensify.contact_plan import (
    SENIORS,
    VISITORS,
    PairNeed,
    ProposedContact,
    ServiceYear,
    contacts_to_plan,
    propose_year,
)
from verder.domain.intensify.ideal_frequency import IdealLimits, ideal_frequency
from verder.domain.intensify.roles import DmuRole, PsuRole
from verder.domain.values.period import add_months

ZERO = Decimal(0)
YEAR = timedelta(days=365)


class Basis(StrEnum):
    """What a proposal plans: what lacks beside what happens anyway, or every contact."""

    GAP = "gap"
    IDEAL = "ideal"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPair:
    """Two people: how often they should meet in a year, do now, and are planned to."""

    position: Position
    colleague: Colleague
    dmu_roles: frozenset[DmuRole]
    psu_roles: frozenset[PsuRole]
    ideal: Decimal
    is_said: bool  # by somebody; else the table of roles proposes it
    current: Decimal
    is_estimate: bool
    planned: int

    @property
    def gap(self) -> int:
        """Contacts that lack beside what happens anyway and what is planned."""
        return contacts_to_plan(wanted=max(ZERO, self.ideal - self.current), there=self._planned)

    def lacking(self, basis: Basis) -> int:
        """Return how many contacts a proposal plans."""
        if basis is Basis.GAP:
            return self.gap
        return contacts_to_plan(wanted=self.ideal, there=self._planned)

    @property
    def _planned(self) -> Decimal:
        return Decimal(self.planned)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPlan:
    """Twelve months of contacts with an account."""

    account: Account
    months: Sequence[date]
    service_class: ServiceClass
    level: ServiceLevel
    agreed: AgreedVisits | None  # instead of the visits of the class
    pairs: tuple[PlanPair, ...]
    listed: tuple[ContactMoment, ...]  # all that is planned, also before the plan, and overdue
    hours: Mapping[tuple[int, date], Decimal]
    colleagues: Mapping[int, Colleague]
    has_people: bool
    has_team: bool

    @property
    def moments(self) -> list[ContactMoment]:
        """What is planned in the months of the plan."""
        return [moment for moment in self.listed if moment.on >= self.months[0]]

    @property
    def total_hours(self) -> Decimal:
        """Hours that the plan takes of all colleagues together."""
        return sum(self.hours.values(), ZERO)

    @property
    def visits_a_year(self) -> Decimal:
        """How many visits the account gets: as agreed, or as its class gets them."""
        return self.level.visits if self.agreed is None else Decimal(self.agreed.visits)

    @property
    def visits(self) -> int:
        """How many visits are planned."""
        return sum(moment.channel == Channel.VISIT for moment in self.moments)

    def lacking(self, basis: Basis) -> int:
        """Return how many contacts a proposal would plan."""
        return sum(pair.lacking(basis) for pair in self.pairs)


def contact_plan_report(
    *, user: User | None, account: Account, months: Sequence[date], today: date
) -> ContactPlan:
    """Return the plan of an account, which the caller has found among the visible ones."""
    planned = planned_moments(user).filter(account=account, on__lt=add_months(months[-1], 1))
    listed = tuple(with_people(planned))
    positions = {each.pk: each for each in positions_of(account, today)}
    seats = list(seats_of(account, today))
    service_class = service_class_of(account)
    known = {seat.colleague_id: seat.colleague for seat in seats}
    known |= {each.pk: each for moment in listed for each in busy_colleagues(moment)}
    counts = _planned([moment for moment in listed if moment.on >= months[0]])
    return ContactPlan(
        account=account,
        months=months,
        service_class=service_class,
        level=limits_of(ServiceConcept).levels[service_class],
        agreed=agreed_visits([account.pk]).get(account.pk),
        pairs=tuple(_pairs(account, positions, seats, counts, today)),
        listed=listed,
        hours=needed_hours(planned.filter(on__gte=months[0])),
        colleagues=known,
        has_people=bool(positions),
        has_team=bool(seats),
    )


def proposed_plan(plan: ContactPlan, basis: Basis, months: Sequence[date]) -> list[ProposedContact]:
    """Return the contacts that would fill what lacks, in these of the months of the plan."""
    needs = [
        PairNeed(
            position_id=pair.position.pk,
            colleague_id=pair.colleague.pk,
            dmu_roles=pair.dmu_roles,
            psu_roles=pair.psu_roles,
            times=pair.lacking(basis),
            have_met=bool(pair.current or pair.planned),
        )
        for pair in plan.pairs
    ]
    people = {pair.colleague.pk: pair.colleague for pair in plan.pairs}
    return propose_year(
        needs,
        _service_left(plan),
        free_days(people.values(), months),
        contact_hours(),
        stagger=plan.account.pk,
    )


def _service_left(plan: ContactPlan) -> ServiceYear:
    """Return what the service concept leaves beside the visits that are planned."""
    roles = {pair.colleague.pk: pair.psu_roles for pair in plan.pairs}
    visits = [moment for moment in plan.moments if moment.channel == Channel.VISIT]

    def planned(who: Sequence[PsuRole]) -> int:
        return sum(
            any(roles.get(each.pk, frozenset()) & set(who) for each in busy_colleagues(moment))
            for moment in visits
        )

    return ServiceYear(
        visits=max(0, _whole(plan.visits_a_year) - planned(VISITORS)),
        senior_meetings=max(0, _whole(plan.level.senior_meetings) - planned(SENIORS)),
        reviews=_whole(plan.level.reviews),
    )


def _whole(count: Decimal) -> int:
    return int(count.to_integral_value(ROUND_HALF_UP))


def _planned(moments: Sequence[ContactMoment]) -> Counter[Pair]:
    return Counter(
        (position.pk, colleague.pk)
        for moment in moments
        for position in moment.positions.all()
        for colleague in moment.colleagues.all()
    )


def _pairs(
    account: Account,
    positions: Mapping[int, Position],
    seats: Sequence[Seat],
    planned: Mapping[Pair, int],
    today: date,
) -> list[PlanPair]:
    ideal = frequencies_on(positions, FrequencyKind.IDEAL, today)
    contact_class, limits = contact_class_of(account), limits_of(IdealLimits)
    estimates = frequencies_on(positions, FrequencyKind.ESTIMATE, today)
    counted = counted_contacts(account, from_on=today - YEAR, until_on=today + timedelta(days=1))
    found = []
    for seat in seats:
        psu = frozenset(PsuRole(row.role) for row in seat.roles.all())
        for key, position in positions.items():
            pair = (key, seat.colleague_id)
            dmu = frozenset(DmuRole(row.role) for row in position.roles.all())
            wanted = ideal.get(pair)
            if wanted is None and contact_class is not None:
                wanted = ideal_frequency(
                    dmu_roles=dmu,
                    psu_roles=psu,
                    is_gatekeeper=position.is_gatekeeper,
                    contact_class=contact_class,
                    limits=limits,
                )
            if not wanted:
                continue
            is_estimate = pair not in counted and pair in estimates
            found.append(
                PlanPair(
                    position=position,
                    colleague=seat.colleague,
                    dmu_roles=dmu,
                    psu_roles=psu,
                    ideal=wanted,
                    is_said=pair in ideal,
                    current=estimates[pair] if is_estimate else Decimal(counted[pair]),
                    is_estimate=is_estimate,
                    planned=planned.get(pair, 0),
                )
            )
    return found
