"""How much of the cost behind an account is known."""

from datetime import date
from decimal import Decimal

import pytest

from verder.apps.identify.reports.amounts import costed_share
from verder.facts.rows import AccountTotals


@pytest.mark.parametrize(
    ("weight", "costed_weight", "cost", "share"),
    [("200", "50", "30", "0.25"), ("0", "0", "5", "1"), ("0", "0", "0", "0")],
)
def test_without_turnover_a_cost_is_known_only_where_there_is_one(
    weight: str, costed_weight: str, cost: str, share: str
) -> None:
    day = date(2026, 1, 31)
    totals = AccountTotals(
        account_id=1,
        revenue=Decimal(weight),
        cost=Decimal(cost),
        costed_revenue=Decimal(costed_weight),
        weight=Decimal(weight),
        costed_weight=Decimal(costed_weight),
        lines=1,
        invoices=1,
        products=None,
        first_on=day,
        last_on=day,
    )
    assert costed_share(totals) == Decimal(share)
