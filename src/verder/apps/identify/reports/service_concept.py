"""The service concept beside the customers there are: hours needed, and hours there are."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.core.queries import subtree_ids
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of, seen_accounts, values_of
from verder.apps.identify.queries.selection import Decided, decisions_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_sums import period_of, sums_of
from verder.apps.identify.selection_choices import Decision
from verder.domain.identify.service_concept import (
    ServiceClass,
    ServiceConcept,
    ServiceHours,
    ServiceLevel,
    is_promising,
    level_hours,
    served_as,
)
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.domain.values.workload import accounts_carried, utilisation

ZERO = Decimal(0)
Figure = Decimal | NotComputable
Counts = Mapping[ServiceClass, int]
ABC_CLASSES = {"A": ServiceClass.A, "B": ServiceClass.B, "C": ServiceClass.C}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLoad:
    """One class: what an account takes, how many there are, how many one manager could carry."""

    service_class: ServiceClass
    level: ServiceLevel
    hours: Decimal
    accounts: int
    carried: Figure

    @property
    def needed(self) -> Decimal:
        """Hours that all accounts of the class take."""
        return self.hours * self.accounts


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerLoad:
    """The accounts of one account manager; without a name those of nobody."""

    name: str
    counts: Counts
    needed: Decimal
    capacity: Decimal
    utilisation: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Promising:
    """A customer of class C that could buy as much more as the smallest of class A buys."""

    account_id: int
    name: str
    revenue: Decimal
    potential: Decimal

    @property
    def white_space(self) -> Decimal:
        """What it could buy beyond what it buys."""
        return self.potential - self.revenue


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReport:
    """The concept, what it asks of the accounts in view, and whether the team can do that.

    `promising` are those of class C, not decided about, with much to gain: the most first.
    """

    concept: ServiceConcept
    hours: ServiceHours
    classes: tuple[ClassLoad, ...]
    managers: tuple[ManagerLoad, ...]
    people: int
    promising: tuple[Promising, ...]

    @property
    def needed(self) -> Decimal:
        """Hours that all accounts in view take."""
        return sum((each.needed for each in self.classes), ZERO)

    @property
    def capacity(self) -> Decimal:
        """Hours that the people in view have for customers."""
        return self.hours.capacity * self.people

    @property
    def utilisation(self) -> Figure:
        """Which part of the hours is taken."""
        return used(self.needed, self.capacity)

    @property
    def key_hours(self) -> Decimal:
        """Hours that one key account takes."""
        return level_hours(self.concept.levels[ServiceClass.KEY], self.hours)

    @property
    def key_room(self) -> Figure:
        """How many key accounts fit beside the service of all others."""
        others = sum(
            (each.needed for each in self.classes if each.service_class is not ServiceClass.KEY),
            ZERO,
        )
        return carried(self.capacity - others, self.key_hours)

    @property
    def key_most(self) -> Figure:
        """How many key accounts would fit if there was nobody else."""
        return carried(self.capacity, self.key_hours)


def service_report(
    user: User | None, concept: ServiceConcept | None = None, hours: ServiceHours | None = None
) -> ServiceReport:
    """Return what the service concept asks of the accounts and people in view."""
    concept, hours = concept or limits_of(ServiceConcept), hours or limits_of(ServiceHours)
    owners = _owners_and_classes(user)
    counts = Counter(service_class for _owner, service_class in owners)
    per_account = {each: level_hours(concept.levels[each], hours) for each in ServiceClass}
    people = people_of(user, {owner for owner, _class in owners if owner is not None})
    return ServiceReport(
        concept=concept,
        hours=hours,
        classes=tuple(
            ClassLoad(
                service_class=each,
                level=concept.levels[each],
                hours=per_account[each],
                accounts=counts[each],
                carried=carried(hours.capacity, per_account[each]),
            )
            for each in ServiceClass
        ),
        managers=tuple(_loads(owners, people, per_account, hours.capacity)),
        people=len(people),
        promising=promising_of(user),
    )


def promising_of(user: User | None) -> tuple[Promising, ...]:
    """Return who of class C in view could buy much more, and nobody decided about yet."""
    question = Question(is_compared=False)
    sums = sums_of(question, period_of(question))
    heads = seen_accounts(user).filter(head=None).values_list("pk", flat=True)
    small = [key for key in heads if sums.group(key) == ServiceClass.C]
    said, decided = values_of(small, [InputKind.POTENTIAL]), decisions_of(small)
    least = min((row.revenue for row in sums.standings.values() if row.group == "A"), default=None)
    found = {
        key: values[InputKind.POTENTIAL] - sums.revenue(key)
        for key, values in said.items()
        if key not in decided
    }
    wanted = [
        key
        for key, room in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        if is_promising(ServiceClass.C, white_space=room, least_of_a=least)
    ]
    names = names_of(wanted)
    return tuple(
        Promising(
            account_id=key,
            name=names[key],
            revenue=sums.revenue(key),
            potential=said[key][InputKind.POTENTIAL],
        )
        for key in wanted
    )


def people_of(user: User | None, owners: Iterable[int]) -> Sequence[User]:
    """Return the account managers in view, and whoever looks after an account in view."""
    active = User.objects.filter(is_active=True)
    managers = active.filter(role=Role.ACCOUNT_MANAGER)
    if user is not None and user.role == Role.SALES_MANAGER:
        managers = managers.filter(team__in=subtree_ids(user.team_id) if user.team_id else ())
    elif user is not None and user.role in {Role.ACCOUNT_MANAGER, Role.TEAM_MEMBER}:
        managers = managers.filter(pk=user.pk)
    found = active.filter(pk__in=owners) | managers
    return list(found.order_by("name", "pk"))


def used(needed: Decimal, capacity: Decimal) -> Figure:
    """Return which part of the hours is taken, or why there is no such part."""
    try:
        return utilisation(needed, capacity)
    except NotComputable as missing:
        return missing


def carried(capacity: Decimal, hours: Decimal) -> Figure:
    """Return how many accounts fit, or why there is no such number."""
    try:
        return accounts_carried(capacity, hours)
    except NotComputable as missing:
        return missing


def _owners_and_classes(user: User | None) -> list[tuple[int | None, ServiceClass]]:
    """Return the account manager and the class of every account in view, groups as one."""
    class_of = _classes()
    heads = seen_accounts(user).filter(head=None).values_list("pk", "owner")
    return [(owner, class_of(key)) for key, owner in heads]


def service_class_of(account: Account) -> ServiceClass:
    """Return which service an account gets: that of its group, where it stands in one."""
    return service_classes([account])[account.pk]


def service_classes(accounts: Collection[Account]) -> dict[int, ServiceClass]:
    """Return which service each of these accounts gets."""
    heads = {account.pk: account.head_id or account.pk for account in accounts}
    class_of = _classes(list(set(heads.values())))
    return {key: class_of(head) for key, head in heads.items()}


def _classes(account_ids: Collection[int] | None = None) -> Callable[[int], ServiceClass]:
    """Return what tells the class of an account by its key.

    Who was chosen to be developed in the twelve months of the figures, or since, gets the
    service of a class higher: for a year, as the figures move on.
    """
    question = Question(is_compared=False)
    period = period_of(question)
    sums, decided = sums_of(question, period), decisions_of(account_ids)

    def class_of(account_id: int) -> ServiceClass:
        found = decided.get(account_id)
        if found is not None and found.decision == Decision.KEY:
            return ServiceClass.KEY
        usual = ABC_CLASSES.get(sums.group(account_id), ServiceClass.PROSPECT)
        return served_as(usual, is_developed=_is_developed(found, period))

    return class_of


def _is_developed(found: Decided | None, period: Period | None) -> bool:
    if found is None or found.decision != Decision.DEVELOP or found.at is None or period is None:
        return False
    return found.at.date() >= period.start_on


def _loads(
    owners: Sequence[tuple[int | None, ServiceClass]],
    people: Sequence[User],
    per_account: Mapping[ServiceClass, Decimal],
    capacity: Decimal,
) -> Iterable[ManagerLoad]:
    known = {person.pk: person.name for person in people}
    by_owner: dict[int | None, Counter[ServiceClass]] = {key: Counter() for key in known}
    for owner, service_class in owners:
        by_owner.setdefault(owner if owner in known else None, Counter())[service_class] += 1
    for key, counts in by_owner.items():
        needed = sum((per_account[each] * counts[each] for each in counts), ZERO)
        own = capacity if key is not None else ZERO
        yield ManagerLoad(
            name="" if key is None else known[key],
            counts={each: counts[each] for each in ServiceClass},
            needed=needed,
            capacity=own,
            utilisation=used(needed, own),
        )
