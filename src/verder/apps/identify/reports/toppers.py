"""The toppers of the ABC analysis, from which key accounts are chosen."""

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import seen_accounts
from verder.apps.identify.question import Question
from verder.apps.identify.reports.abc import seen_abc
from verder.apps.identify.reports.basis import basis_of
from verder.domain.identify.abc_analysis import AbcGroup
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.values.missing import NotComputable


def toppers(user: User | None, most: int) -> list[Account]:
    """Return the largest A customers in view, at most so many; none where there are no lines."""
    try:
        basis = basis_of(user, Question(is_compared=False))
    except NotComputable:
        return []
    found = seen_abc(basis, basis.period, limits_of(AbcLimits))
    keys = [row.account_id for row in found.rows if row.group == AbcGroup.A][:most]
    accounts = seen_accounts(user).in_bulk(keys)
    return [accounts[key] for key in keys if key in accounts]
