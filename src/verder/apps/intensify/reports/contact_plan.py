"""The contact plan of an account: what each pair lacks, what is planned, what is proposed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.reports.service_concept import service_class_of
from verder.apps.intensify.enums import Channel
from verder.apps.intensify.models import (
    AgreedVisits,
    Colleague,
    ContactMoment,
    Position,
)
from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.queries.plans import planned_moments, with_people
from verder.apps.intensify.queries.visits import agreed_visits
from verder.apps.intensify.reports.capacity import free_days
from verder.apps.intensify.reports.ideal_proposal import contact_class_of
from verder.apps.intensify.reports.matrix_parts import (
    AccountContacts,
    MatrixCell,
    matrix_cells,
    matrix_columns,
    matrix_rows,
)
from verder.apps.intensify.reports.matrix_reading import contacts_on
from verder.apps.intensify.reports.plan_hours import (
    busy_colleagues,
    contact_hours,
    needed_hours,
)
from verder.domain.identify.service_concept import ServiceClass, ServiceConcept, ServiceLevel
from verder.domain.intensify.contact_counts import UNKNOWN, CountBasis, CountSource
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
NOTHING_SAID = MatrixCell(current=UNKNOWN, ideal=None, estimate=None, counted=0)


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
    found = contacts_on([account.pk], on=today)[account.pk]
    service_class = service_class_of(account)
    known = {seat.colleague_id: seat.colleague for seat in found.seats}
    known |= {each.pk: each for moment in listed for each in busy_colleagues(moment)}
    counts = _planned([moment for moment in listed if moment.on >= months[0]])
    return ContactPlan(
        account=account,
        months=months,
        service_class=service_class,
        level=limits_of(ServiceConcept).levels[service_class],
        agreed=agreed_visits([account.pk]).get(account.pk),
        pairs=tuple(_pairs(account, found, counts)),
        listed=listed,
        hours=needed_hours(planned.filter(on__gte=months[0])),
        colleagues=known,
        has_people=bool(found.positions),
        has_team=bool(found.seats),
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
    account: Account, found: AccountContacts, planned: Mapping[Pair, int]
) -> Iterator[PlanPair]:
    """Return who should meet, with the contacts there are as the matrix shows them."""
    rows, columns = matrix_rows(found), matrix_columns(found)
    cells = matrix_cells(found, rows, columns, CountBasis.BEST)
    contact_class, limits = contact_class_of(account), limits_of(IdealLimits)
    for column in columns:
        for row in rows:
            cell = cells.get((row.key, column.key), NOTHING_SAID)
            wanted = cell.ideal
            if wanted is None and contact_class is not None:
                wanted = ideal_frequency(
                    dmu_roles=frozenset(row.roles),
                    psu_roles=frozenset(column.roles),
                    is_gatekeeper=row.position.is_gatekeeper,
                    contact_class=contact_class,
                    limits=limits,
                )
            if not wanted:
                continue
            yield PlanPair(
                position=row.position,
                colleague=column.colleague,
                dmu_roles=frozenset(row.roles),
                psu_roles=frozenset(column.roles),
                ideal=wanted,
                is_said=cell.ideal is not None,
                current=cell.current.times or ZERO,
                is_estimate=cell.current.source is CountSource.ESTIMATED,
                planned=planned.get((row.key, column.key), 0),
            )
