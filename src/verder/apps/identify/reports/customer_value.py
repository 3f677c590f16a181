"""Customer lifetime value of every account that still buys, always with its range."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from verder.apps.core.models import User
from verder.apps.identify import figures
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.keeping import kept
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of, values_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of, require_margins
from verder.apps.identify.reports.contributions import Contributions, company_contributions
from verder.apps.identify.reports.life_cycle import year_until
from verder.apps.identify.reports.loyalty import (
    Loyalty,
    Prospects,
    company_loyalty,
    company_prospects,
    histories,
)
from verder.domain.identify.lifetime_value import LifetimeAssumptions, ValueRange
from verder.domain.identify.loyalty import still_buys, years_bought
from verder.domain.identify.ranking import ranked
from verder.domain.identify.value_models import (
    Customer,
    CustomerValue,
    ValueModel,
    constant_values,
    constant_years,
    likely_swing,
    loyal_values,
    loyal_years,
    together,
)
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts

KINDS = (InputKind.RETENTION, InputKind.ACQUISITION_COST)
EVEN = 0.5
SAID_SWING = LifetimeAssumptions().swing
Said = Mapping[int, Mapping[InputKind, Decimal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuedAccount:
    """An account with its value; None where nobody gave a cost, or nothing can be expected."""

    account_id: int
    revenue: Decimal
    found: CustomerValue
    acquisition_cost: Decimal | None
    prospects: Prospects | None

    @property
    def value(self) -> Decimal:
        """The middle of the range."""
        return self.found.value.middle

    @property
    def has_probably_stopped(self) -> bool:
        """Whether the rhythm of its orders says that it rather stopped than buys on."""
        return self.prospects is not None and self.prospects.alive[1] < EVEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Valuation:
    """The values of the whole company, and what they stand on.

    `model` is what was used, `why_not` the reason where another one was asked for;
    `renewals` is how many were due in the own order history.
    """

    model: ValueModel
    why_not: NotComputable | None
    assumed: LifetimeAssumptions
    loyalty: Loyalty
    contributions: Contributions
    today: date
    year: Period
    accounts: Mapping[int, ValuedAccount]
    without_contribution: frozenset[int]
    gone: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerValueReport:
    """The values of the accounts in view, the most valuable first, and what they add up to."""

    basis: Basis
    valuation: Valuation
    rows: tuple[ValuedAccount, ...]
    total: ValueRange
    years: tuple[ValueRange, ...]
    without_contribution: int
    gone: int
    names: Mapping[int, str]


def customer_value_report(
    user: User | None,
    question: Question,
    model: ValueModel = ValueModel.LOYALTY,
    assumed: LifetimeAssumptions | None = None,
) -> CustomerValueReport:
    """Return the values; raises "margins_hidden" for who may not see margins."""
    basis = basis_of(user, question)
    require_margins(basis)
    valuation = company_valuation(basis, model, assumed or limits_of(LifetimeAssumptions))
    rows = ranked(basis.sight.rows(valuation.accounts.values()), lambda row: row.value)
    if not rows:
        raise NotComputable("nobody_to_value")
    return CustomerValueReport(
        basis=basis,
        valuation=valuation,
        rows=tuple(rows),
        total=together(row.found.value for row in rows),
        years=years_of(valuation, [row.found.customer for row in rows]),
        without_contribution=_seen(basis, valuation.without_contribution),
        gone=_seen(basis, valuation.gone),
        names=names_of({row.account_id for row in rows}),
    )


def years_of(valuation: Valuation, customers: list[Customer]) -> tuple[ValueRange, ...]:
    """Return the discounted contributions of customers together, year after year."""
    learned = valuation.loyalty.model
    if valuation.model is ValueModel.LOYALTY and not isinstance(learned, NotComputable):
        return loyal_years(customers, learned, replace(valuation.assumed, swing=SAID_SWING))
    return constant_years(customers, valuation.assumed, SAID_SWING)


def company_valuation(basis: Basis, asked: ValueModel, assumed: LifetimeAssumptions) -> Valuation:
    """Return the values of every account of the company, by the model asked or the next best."""
    question, today = basis.question, basis.period.last_on
    found = histories(basis.facts, today, question.level)
    said = values_of(found.keys(), KINDS)
    contributions = company_contributions(
        basis.facts, year_until(today), question.level, question.product_group
    )
    return _valuation(
        basis.facts,
        Question(period=basis.period, level=question.level, product_group=question.product_group),
        asked,
        assumed,
        contributions,
        frozenset((key, frozenset(values.items())) for key, values in said.items()),
    )


@kept
def _valuation(
    facts: Facts,
    question: Question,
    asked: ValueModel,
    assumed: LifetimeAssumptions,
    contributions: Contributions,
    told: frozenset[tuple[int, frozenset[tuple[InputKind, Decimal]]]],
) -> Valuation:
    """Value the accounts once for every viewer, until a figure or what was said changes."""
    assert question.period is not None  # noqa: S101 - the one caller names it
    today, said = question.period.last_on, {key: dict(values) for key, values in told}
    year = year_until(today)
    loyalty = company_loyalty(facts, today, question.level)
    model, why_not = usable_model(asked, loyalty, assumed)
    assumed = assumptions(model, loyalty, assumed)
    found = histories(facts, today, question.level)
    buying = {key for key, each in found.items() if still_buys(each, today)}
    customers = [
        Customer(
            account_id=key,
            contribution=contributions.amounts[key],
            years=years_bought(found[key], today),
            retention=said.get(key, {}).get(InputKind.RETENTION),
        )
        for key in sorted(buying)
        if key in contributions.amounts
    ]
    valued = _values(model, loyalty, customers, assumed)
    return Valuation(
        model=model,
        why_not=why_not,
        assumed=assumed,
        loyalty=loyalty,
        contributions=contributions,
        today=today,
        year=year,
        accounts=_accounts(facts, question, valued, said, today),
        without_contribution=frozenset(buying - contributions.amounts.keys()),
        gone=frozenset(found.keys() - buying),
    )


def usable_model(
    asked: ValueModel, loyalty: Loyalty, assumed: LifetimeAssumptions
) -> tuple[ValueModel, NotComputable | None]:
    """Return the model that can be used, and why it is not the one that was asked for."""
    if asked is ValueModel.ASSUMED:
        return asked, None
    if isinstance(loyalty.retention, NotComputable):
        return ValueModel.ASSUMED, loyalty.retention
    if loyalty.renewals.customers < assumed.fewest_accounts:
        return ValueModel.ASSUMED, NotComputable("too_few_accounts_to_learn")
    if asked is ValueModel.LOYALTY and isinstance(loyalty.model, NotComputable):
        return ValueModel.OWN, loyalty.model
    return asked, None


def assumptions(
    model: ValueModel, loyalty: Loyalty, assumed: LifetimeAssumptions
) -> LifetimeAssumptions:
    """Return what is assumed, with the retention that the own orders tell and its range."""
    own = loyalty.retention
    if model is ValueModel.ASSUMED or isinstance(own, NotComputable):
        return assumed
    swing = likely_swing(own, loyalty.renewals.due)
    return replace(assumed, swing=swing).with_retention(own)


def _values(
    model: ValueModel, loyalty: Loyalty, customers: list[Customer], assumed: LifetimeAssumptions
) -> list[CustomerValue]:
    if model is ValueModel.LOYALTY and not isinstance(loyalty.model, NotComputable):
        return loyal_values(customers, loyalty.model, replace(assumed, swing=SAID_SWING))
    return constant_values(customers, assumed, SAID_SWING)


def _accounts(
    facts: Facts, question: Question, valued: list[CustomerValue], said: Said, today: date
) -> dict[int, ValuedAccount]:
    year = year_until(today)
    totals = figures.totals(facts, year, question.level, question.product_group)
    prospects = company_prospects(facts, today, question.level)
    accounts = {}
    for each in valued:
        key = each.customer.account_id
        accounts[key] = ValuedAccount(
            account_id=key,
            revenue=totals[key].revenue if key in totals else Decimal(0),
            found=each,
            acquisition_cost=said.get(key, {}).get(InputKind.ACQUISITION_COST),
            prospects=prospects.get(key),
        )
    return accounts


def _seen(basis: Basis, account_ids: frozenset[int]) -> int:
    seen = basis.sight.account_ids
    return len(account_ids if seen is None else account_ids & seen)
