"""What one account is worth, year after year, and when winning it has paid back."""

from dataclasses import dataclass

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_page import level_of
from verder.apps.identify.reports.basis import Basis, basis_of, require_margins
from verder.apps.identify.reports.customer_value import (
    Valuation,
    ValuedAccount,
    company_valuation,
    years_of,
)
from verder.domain.identify.lifetime_value import LifetimeAssumptions, ValueRange, payback_year
from verder.domain.identify.value_models import ValueModel
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountValue:
    """The value of one account and the contributions of the years in the picture."""

    basis: Basis
    valuation: Valuation
    row: ValuedAccount
    years: tuple[ValueRange, ...]
    payback: int | NotComputable


def account_value(
    user: User | None,
    account: Account,
    period: Period | None,
    model: ValueModel = ValueModel.LOYALTY,
    assumed: LifetimeAssumptions | None = None,
) -> AccountValue:
    """Return the value of an account in view.

    Raises "margins_hidden" for who may not see margins, "stopped_buying" for who bought
    nothing for a year and "cost_unknown" where the contribution is not known.
    """
    basis = basis_of(user, Question(period=period, level=level_of(account)))
    require_margins(basis)
    valuation = company_valuation(basis, model, assumed or limits_of(LifetimeAssumptions))
    row = valuation.accounts.get(account.pk)
    if row is None:
        raise _why(valuation, account)
    years = years_of(valuation, [row.found.customer])
    return AccountValue(
        basis=basis, valuation=valuation, row=row, years=years, payback=_payback(row, years)
    )


def _why(valuation: Valuation, account: Account) -> NotComputable:
    if account.pk in valuation.without_contribution:
        return NotComputable("cost_unknown")
    return NotComputable("stopped_buying" if account.pk in valuation.gone else "no_orders")


def _payback(row: ValuedAccount, years: tuple[ValueRange, ...]) -> int | NotComputable:
    if row.acquisition_cost is None:
        return NotComputable("acquisition_cost_not_given")
    try:
        return payback_year([year.middle for year in years], row.acquisition_cost)
    except NotComputable as missing:
        return missing
