"""Why revenue or contribution changed between two periods, straight from the invoice lines."""

from dataclasses import dataclass

from verder.apps.accounts.models import Account
from verder.apps.calculate.reports.sold import SoldItems, sold_by_product, sold_items
from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_page import level_of
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.domain.calculate.price_volume_mix import PriceVolumeMix, price_volume_mix
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class MixQuestion:
    """Of whom, of what and between which periods; without a period before, the one before it.

    Without an account it is about all accounts in view that the question chooses.
    """

    question: Question
    before: Period | None = None
    account: Account | None = None
    asks_revenue: bool = False  # and not contribution


@dataclass(frozen=True, slots=True, kw_only=True)
class MixReport:
    """What changed the result, and what it stands on; `is_of_revenue` where cost is left out."""

    basis: Basis
    before: Period
    after: Period
    found: PriceVolumeMix
    sold: SoldItems
    is_of_revenue: bool

    @property
    def product_count(self) -> int:
        """How many products were compared."""
        return len(self.found.rows)


def price_mix_report(*, user: User | None, asked: MixQuestion) -> MixReport:
    """Return why the result changed; the caller has found the account among the visible ones.

    Who may not see margins gets the change of revenue.
    """
    question = asked.question
    if asked.account is not None:
        question = Question(
            period=question.period,
            level=level_of(asked.account),
            product_group=question.product_group,
        )
    basis = basis_of(user, question)
    after = basis.period
    before = asked.before or after.previous()
    if before.start_on < after.end_on and after.start_on < before.end_on:
        raise NotComputable("periods_overlap")
    seen = basis.sight.account_ids if asked.account is None else frozenset({asked.account.pk})
    rows = sold_by_product(
        basis.facts, before, after, seen, basis.question.level, basis.question.product_group
    )
    if not rows:
        raise NotComputable("nothing_sold")
    is_of_revenue = asked.asks_revenue or not may_see_margins(user)
    sold = sold_items(rows, with_cost=not is_of_revenue)
    return MixReport(
        basis=basis,
        before=before,
        after=after,
        found=price_volume_mix(sold.items),
        sold=sold,
        is_of_revenue=is_of_revenue,
    )
