"""The work of a team as who leads it sees it: load, coverage, what is late, and silences.

It is there to help where it is too much. People stand by name, and nobody is ranked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from verder.apps.core.models import User
from verder.apps.intensify.models import Absence, Colleague, Position, Seat
from verder.apps.intensify.queries.absences import away_on
from verder.apps.intensify.queries.team_view import (
    accounts_in_view,
    late_contacts,
    late_promises,
    team_in_view,
)
from verder.apps.intensify.reports.account_team import has_left
from verder.apps.intensify.reports.contact_matrix import MatrixReport, matrices_of
from verder.apps.intensify.reports.load import AgreedLoad, agreed_loads
from verder.apps.intensify.reports.plan_hours import PlannedLoad, plan_months, planned_loads
from verder.apps.intensify.reports.silences import QuietAccount, QuietPerson, quiet
from verder.domain.intensify.contact_matrix import Figure
from verder.domain.intensify.joint_coverage import joint_coverage

PART: Final = 400  # accounts that are read at once
Quiet = QuietPerson | QuietAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """The work of one colleague, over the accounts in view."""

    colleague: Colleague
    load: AgreedLoad  # of the seats, in this calendar year
    planned: PlannedLoad  # of planned contacts, in the coming twelve months
    accounts: int  # that they look after
    coverage_share: Figure
    late_contacts: int
    late_promises: int
    silences: int
    away: Absence | None  # now
    has_left: bool

    @property
    def key(self) -> str:
        """The name of the colleague in an address."""
        return str(self.colleague.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAfter:
    """What is at the accounts that colleagues look after: by colleague."""

    matrices: Mapping[int, Sequence[MatrixReport]]
    silences: Mapping[int, Sequence[Quiet]]


def team_report(user: User | None, today: date) -> list[Member]:
    """Return the colleagues in view by name, each with what there is to do."""
    people = sorted(team_in_view(user, today), key=lambda each: (each.name.casefold(), each.pk))
    return members_of(user, people, looked_after(user, people, today), today)


def looked_after(user: User | None, people: Sequence[Colleague], today: date) -> LookedAfter:
    """Return the matrices and silences at the accounts in view that colleagues look after."""
    return LookedAfter(
        matrices=_matrices(user, people, today), silences=_silences(user, people, today)
    )


def members_of(
    user: User | None, people: Sequence[Colleague], found: LookedAfter, today: date
) -> list[Member]:
    """Return the figures of these colleagues, in the order in which they stand."""
    loads = agreed_loads(user, people, today)
    planned = _planned(user, people, today)
    accounts = _accounts(user, people)
    contacts = Counter(late_contacts(user, today).values_list("whose", flat=True))
    promises = Counter(late_promises(user, today).values_list("whose", flat=True))
    away = away_on([each.pk for each in people], today)
    return [
        Member(
            colleague=each,
            load=loads[each.pk],
            planned=planned[each.pk],
            accounts=accounts[each.user_id],
            coverage_share=joint_coverage(
                report.measures for report in found.matrices.get(each.pk, ())
            ),
            late_contacts=contacts[each.pk],
            late_promises=promises[each.pk],
            silences=len(found.silences.get(each.pk, ())),
            away=away.get(each.pk),
            has_left=has_left(each, today),
        )
        for each in people
    ]


def _planned(
    user: User | None, people: Sequence[Colleague], today: date
) -> Mapping[int, PlannedLoad]:
    found: defaultdict[int, PlannedLoad] = defaultdict(PlannedLoad)
    months = plan_months(today)
    for (key, _month), load in planned_loads(user=user, colleagues=people, months=months).items():
        found[key] = found[key].plus(load)
    return found


def _accounts(user: User | None, people: Iterable[Colleague]) -> Counter[int | None]:
    owners = [each.user_id for each in people if each.user_id is not None]
    rows = accounts_in_view(user).filter(owner__in=owners).order_by()
    return Counter(rows.values_list("owner", flat=True))


def _matrices(
    user: User | None, people: Iterable[Colleague], today: date
) -> Mapping[int, list[MatrixReport]]:
    """Return the matrices by account name. Coverage needs no opinions, so none are read."""
    owners = {each.user_id: each.pk for each in people if each.user_id is not None}
    known = Position.objects.values("account").union(Seat.objects.values("account"))
    accounts = list(
        accounts_in_view(user).filter(owner__in=owners, pk__in=known).order_by("name", "pk")
    )
    found: defaultdict[int, list[MatrixReport]] = defaultdict(list)
    for start in range(0, len(accounts), PART):
        for report in matrices_of(accounts[start : start + PART], on=today, teams=()):
            if report.account.owner_id is not None:
                found[owners[report.account.owner_id]].append(report)
    return found


def _silences(
    user: User | None, people: Iterable[Colleague], today: date
) -> Mapping[int, list[Quiet]]:
    """Return the silences, those of people first, the longest first."""
    owners = {each.user_id: each.pk for each in people if each.user_id is not None}
    persons, accounts = quiet(accounts_in_view(user).filter(owner__in=owners), today)
    found: defaultdict[int, list[Quiet]] = defaultdict(list)
    silent: list[Quiet] = [*persons, *accounts]
    for each in silent:
        if each.account.owner_id is not None:
            found[owners[each.account.owner_id]].append(each)
    return found
