"""What changed since a month ago, of the accounts in view, as far as the viewer may know."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify import figures
from verder.apps.identify.queries.alerts import AlertKey, LookedAfter, looked_after, seen_alerts
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.apps.identify.reports.company_alerts import (
    LEVEL,
    AlertBasis,
    AlertYears,
    alert_basis,
    alert_years,
    company_alerts,
)
from verder.apps.identify.reports.judgements import company_abc
from verder.apps.identify.rules.alerts import OF_COMPANY, OF_MARGINS
from verder.apps.identify.sight import Sight, sight_of
from verder.domain.identify.abc_analysis import AbcGroup
from verder.domain.identify.alerts import Alert, AlertKind, AlertLimits


@dataclass(frozen=True, kw_only=True)
class AlertReport:
    """The alerts of the accounts in view, those with most at stake first.

    `seen` are those that the viewer put aside; `kinds` what the viewer may know of.
    """

    basis: Basis
    years: AlertYears
    limits: AlertBasis
    alerts: tuple[Alert, ...]
    seen: frozenset[AlertKey]
    kinds: tuple[AlertKind, ...]
    accounts: Mapping[int, LookedAfter]
    classes: Mapping[int, AbcGroup]

    @property
    def today(self) -> date:
        """The day on which they hold."""
        return self.years.now.last_on

    def is_seen(self, alert: Alert) -> bool:
        """Return whether the viewer put it aside."""
        return (alert.account_id, alert.kind) in self.seen

    @cached_property
    def waiting(self) -> tuple[Alert, ...]:
        """Those not put aside yet."""
        return tuple(each for each in self.alerts if not self.is_seen(each))

    @property
    def largest_of_kinds(self) -> tuple[Alert, ...]:
        """The one with most at stake of every kind that waits."""
        first: dict[AlertKind, Alert] = {}
        for each in self.waiting:
            first.setdefault(each.kind, each)
        return tuple(first.values())

    @cached_property
    def counts(self) -> Mapping[AlertKind, int]:
        """How many wait, of every kind that the viewer may know of."""
        found = Counter(each.kind for each in self.waiting)
        return {kind: found[kind] for kind in self.kinds}

    def at_stake_of(self, kind: AlertKind) -> Decimal:
        """Return what is at stake in all alerts of a kind."""
        return sum((each.at_stake for each in self.alerts if each.kind is kind), Decimal(0))

    @property
    def at_stake(self) -> Decimal:
        """What is at stake of the accounts that wait, each counted once by its largest alert."""
        largest: dict[int, Decimal] = {}
        for each in self.waiting:
            known = largest.get(each.account_id, each.at_stake)
            largest[each.account_id] = max(known, each.at_stake)
        return sum(largest.values(), Decimal(0))


def alert_report(
    user: User | None, question: Question, limits: AlertLimits | None = None
) -> AlertReport:
    """Return the alerts on the last day of the period."""
    return _report(user, basis_of(user, question), alert_basis(limits))


def _report(user: User | None, basis: Basis, used: AlertBasis) -> AlertReport:
    years = alert_years(basis.period.last_on)
    alerts = _in_view(company_alerts(basis.facts, years.now.last_on, used), basis.sight)
    found = company_abc(basis.facts, years.now, LEVEL, "", used.abc)
    wanted = {each.account_id for each in alerts}
    return AlertReport(
        basis=basis,
        years=years,
        limits=used,
        alerts=alerts,
        seen=seen_alerts(user, years.now.last_on),
        kinds=kinds_for(basis.sight),
        accounts=looked_after(wanted),
        classes={row.account_id: row.group for row in found.rows if row.account_id in wanted},
    )


def alert_months() -> list[date]:
    """Return the first days of the months that alerts can be asked of, the latest first."""
    return sorted(figures.default_period().months(), reverse=True)


def account_alerts(user: User | None, account: Account) -> AlertReport:
    """Return the alerts of one account, which the viewer sees, of the last complete month."""
    whole = sight_of(user, Question())
    own = replace(whole, account_ids=frozenset({account.pk}))
    return _report(user, basis_of(user, Question(is_compared=False), own), alert_basis())


def kinds_for(sight: Sight) -> tuple[AlertKind, ...]:
    """Return the kinds of alert that the viewer may know of."""
    hidden = (frozenset() if sight.has_margins else OF_MARGINS) | (
        frozenset() if sight.sees_company else OF_COMPANY
    )
    return tuple(kind for kind in AlertKind if kind not in hidden)


def _in_view(alerts: tuple[Alert, ...], sight: Sight) -> tuple[Alert, ...]:
    kinds = kinds_for(sight)
    return tuple(each for each in sight.rows(alerts) if each.kind in kinds)
