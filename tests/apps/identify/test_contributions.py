"""Contribution means one thing: what is left on the deepest step that is known."""

from decimal import Decimal

import pytest

from tests.apps.identify.costing import YEAR, give, give_rates
from tests.apps.identify.test_dependence import TODAY
from tests.world import World
from verder.apps.identify.rating_choices import FactSource
from verder.apps.identify.reports.contributions import company_contributions
from verder.apps.identify.reports.dependence import mutual_of
from verder.apps.identify.reports.rating_facts import facts_of
from verder.apps.identify.reports.selection_facts import fact_values
from verder.apps.identify.selection_choices import FilledBy
from verder.apps.imports.queries import current_facts
from verder.domain.identify.profit_ladder import Step
from verder.domain.values.missing import NotComputable


def test_without_cost_to_serve_contribution_is_gross_margin(world: World) -> None:
    found = company_contributions(current_facts(), YEAR)
    # each account buys half of what the one before buys, at one margin of 30 %
    assert found.step is Step.CM1
    assert found.coverage == 1
    assert found.share(world.accounts[0].pk) == pytest.approx(
        Decimal(128) / 255, abs=Decimal("1e-6")
    )
    assert found.share(0) == NotComputable("no_revenue")


def test_dependence_selection_and_rating_go_down_to_the_same_step(world: World) -> None:
    give_rates("orders", "receivable")
    first, second = world.accounts[:2]
    give(first, receivable="10000")  # the first alone brings more than half of the revenue
    found = company_contributions(current_facts(), YEAR)
    assert found.step is Step.CM3
    assert found.unknown[second.pk] == NotComputable("no_quantity")
    assert set(found.amounts) == {first.pk}

    scores = mutual_of(first, today=TODAY).scores
    assert (scores.step, scores.contribution_share) == (Step.CM3, Decimal(1))
    keys = [first.pk, second.pk]
    assert fact_values(FilledBy.CONTRIBUTION_SHARE, YEAR, keys) == {
        first.pk: Decimal(1),
        second.pk: NotComputable("no_quantity"),
    }
    assert facts_of(FactSource.CONTRIBUTION, [first, second], YEAR) == found.amounts


def test_where_everybody_together_loses_money_nobody_has_a_share(world: World) -> None:
    give_rates("orders", "visits", "receivable")
    give(world.accounts[0], visits="500", receivable="10000")
    found = company_contributions(current_facts(), YEAR)
    assert found.whole < 0
    assert found.share(world.accounts[0].pk) == NotComputable("margin_not_positive")
