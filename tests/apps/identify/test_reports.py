"""The worked numbers of the method, through Parquet, the marts and the reports."""

from datetime import date
from decimal import Decimal

import pytest

from tests.apps.identify.d20 import make_d20
from tests.builders import line
from tests.world import SOURCE, add_lines
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.identify.question import Question
from verder.apps.identify.reports.abc import abc_report
from verder.apps.identify.reports.concentration import concentration_report
from verder.apps.identify.reports.double_pareto import double_pareto_report
from verder.apps.identify.reports.migration import migration_report
from verder.apps.identify.reports.portfolio import portfolio_report
from verder.apps.identify.reports.pyramid import pyramid_report
from verder.apps.identify.reports.relation_economics import relation_economics_report
from verder.apps.identify.reports.whale import whale_report
from verder.domain.identify.abc_analysis import CLASSES
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.identify.movements import Move
from verder.domain.values.missing import NotComputable

pytestmark = pytest.mark.django_db
ASKED = Question()


def test_abc_answers_the_four_questions() -> None:
    make_d20()
    found = abc_report(None, ASKED).found
    answers = [
        (each.customers, each.revenue, round(Decimal(str(each.average)), 2), each.products_known)
        for each in (found.groups[group] for group in CLASSES)
    ]
    assert answers == [
        (6, Decimal(1_205_000), Decimal("200833.33"), 6),
        (6, Decimal(225_000), Decimal(37_500), 6),
        (8, Decimal(70_000), Decimal(8_750), 8),
    ]
    assert [round(float(str(found.groups[group].products_average)), 2) for group in CLASSES] == [
        9.17,
        4.67,
        1.88,
    ]


def test_concentration_gives_the_published_figures() -> None:
    make_d20()
    found = concentration_report(None, ASKED).found
    assert round(found.gini, 6) == Decimal("0.644667")
    assert round(found.hhi, 6) == Decimal("0.153672")
    assert round(found.customers_needed_share, 6) == Decimal("0.296429")
    assert found.customers_needed == 6


def test_double_pareto_shows_that_the_rule_fails_here() -> None:
    make_d20()
    found = double_pareto_report(None, ASKED).found
    assert isinstance(found.margin_share, Decimal)
    assert isinstance(found.revenue_share_needed, Decimal)
    assert round(found.margin_share, 6) == Decimal("0.243861")
    assert round(found.revenue_share_needed, 6) == Decimal("0.754238")
    assert found.holds is False


def test_double_pareto_by_product_group_covers_the_same_revenue() -> None:
    make_d20()
    report = double_pareto_report(None, ASKED, by_product_group=True)
    assert report.found.revenue == 1_500_000
    assert len(report.found.units) == 37
    assert report.coverage == 1


def test_pyramid_has_the_layers_of_twenty_customers() -> None:
    make_d20()
    found = pyramid_report(None, ASKED).found
    assert [layer.customers for layer in found.layers.values()] == [1, 0, 3, 16]
    assert found.is_small


def test_whale_on_gross_margin_has_no_losers_in_the_reference_set() -> None:
    make_d20()
    report = whale_report(None, ASKED)
    assert report.found.profit == report.found.peak == 439_800
    assert report.profit.margin_share == Decimal("0.2932")
    assert report.found.coverage == 1


def test_a_customer_without_cost_is_left_out_and_told() -> None:
    make_d20()
    account = Account.objects.create(name="Without cost")
    AccountNumber.objects.create(account=account, source=SOURCE, number="X")
    add_lines([line(500_000, source=SOURCE, customer="X", invoice="X1", date=date(2025, 6, 2))])
    found = whale_report(None, ASKED).found
    assert [row.account_id for row in found.left_out] == [account.pk]
    assert found.coverage == Decimal("0.75")
    assert found.profit == 439_800


def test_an_import_is_seen_at_once() -> None:
    make_d20()
    before = abc_report(None, ASKED).found.total
    fresh = date(2025, 6, 2)
    add_lines([line(1000, source=SOURCE, customer="C01", invoice="N1", date=fresh, cost=1)])
    assert abc_report(None, ASKED).found.total == before + 1000


def test_other_limits_are_tried_without_being_kept() -> None:
    make_d20()
    moved = AbcLimits(a_share=Decimal("0.5"))
    assert abc_report(None, ASKED, moved).found.groups[CLASSES[0]].customers == 3
    assert abc_report(None, ASKED).found.groups[CLASSES[0]].customers == 6


def test_migration_compares_with_the_year_before() -> None:
    make_d20()
    account = Account.objects.create(name="Gone")
    AccountNumber.objects.create(account=account, source=SOURCE, number="G")
    add_lines([line(100, source=SOURCE, customer="G", invoice="G1", date=date(2024, 6, 1))])
    found = migration_report(None, ASKED).found
    assert found.retention == 0
    assert found.moves[Move.LOST].customers == 1
    assert found.moves[Move.NEW].customers == 20


def test_migration_without_earlier_lines_says_so() -> None:
    make_d20()
    with pytest.raises(NotComputable, match="no_earlier_lines"):
        migration_report(None, ASKED)


def test_the_portfolio_puts_them_together() -> None:
    make_d20()
    report = portfolio_report(None, ASKED)
    assert (report.now.revenue, report.now.customers) == (Decimal(1_500_000), 20)
    assert report.now.margin.amount == 439_800
    assert sum(each.revenue for each in report.months) == 1_500_000
    assert report.changes == NotComputable("nothing_compared")


def test_relation_economics_needs_no_lines() -> None:
    report = relation_economics_report(None, ASKED)
    assert report.counted == NotComputable("no_lines")
    assert report.found.low_positions[3] == Decimal("0.614125")


def test_without_lines_there_is_no_answer() -> None:
    for report in (abc_report, concentration_report, pyramid_report, whale_report):
        with pytest.raises(NotComputable, match="no_lines"):
            report(None, ASKED)
