from datetime import date
from decimal import Decimal

import pytest

from tests.apps.identify.costing import C03, RATES, YEAR, driver, give, give_rates
from tests.apps.identify.d20 import make_d20
from tests.builders import line
from tests.world import SOURCE, World, add_lines, number_of
from verder.apps.accounts.services import merge_accounts, put_under, undo_merge
from verder.apps.core.enums import Role
from verder.apps.identify.models import OpenItem
from verder.apps.identify.queries.drivers import cost_drivers
from verder.apps.identify.question import Question
from verder.apps.identify.reports.cost_to_serve import cost_report, costs_to_serve
from verder.apps.identify.reports.receivables import payments_of
from verder.apps.identify.services import change_driver
from verder.domain.identify.cost_to_serve import CostToServe
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Level

pytestmark = pytest.mark.django_db
ASKED = Question(period=YEAR)


def quantities_of(costs: CostToServe) -> dict[str, Decimal | NotComputable]:
    return {each.driver.code: each.quantity for each in costs.costs}


def test_c03_of_the_method_costs_58_000_to_serve() -> None:
    account = make_d20()[2]
    give_rates()
    give(account, **C03)
    costs = costs_to_serve(None, ASKED)[account.pk]
    assert (costs.service, costs.capital, costs.total) == (
        Decimal(55_450),
        Decimal(2_550),
        Decimal(58_000),
    )


def test_a_company_starts_with_drivers_that_have_no_rates(world: World) -> None:
    costs = costs_to_serve(None, ASKED)[world.accounts[0].pk]
    assert [each.driver.code for each in costs.costs] == [*RATES, "investments"]
    assert costs.service == NotComputable("no_rates")
    assert costs.total == NotComputable("no_rates")


def test_what_is_counted_serves_until_somebody_knows_better(world: World) -> None:
    large = world.accounts[0]
    give_rates("orders")
    assert costs_to_serve(None, ASKED)[large.pk].service == 12 * 45
    give(large, orders="20")
    assert costs_to_serve(None, ASKED)[large.pk].service == 20 * 45


def test_credit_notes_count_as_returns(world: World) -> None:
    on = date(2025, 3, 20)
    said = {"source": SOURCE, "customer": number_of(0), "date": on}
    add_lines([line(-100, invoice="C1", **said), line(-50, invoice="C1", **said)])
    give_rates("returns")
    found = costs_to_serve(None, ASKED)
    assert found[world.accounts[0].pk].service == 120
    assert found[world.accounts[1].pk].service == 0


def test_an_account_without_a_quantity_has_no_cost_to_serve(world: World) -> None:
    first, second, *_others = world.accounts
    give_rates("orders", "deliveries", "receivable")
    give(first, deliveries="10", receivable="1000")
    report = cost_report(None, ASKED)
    assert report.costs[first.pk].total == 12 * 45 + 10 * 90 + 80
    assert report.costs[second.pk].total == NotComputable("no_quantity")
    assert (len(report.bought), [row.account_id for row in report.known]) == (8, [first.pk])
    known = {each.driver.code: each.customers_known for each in report.drivers}
    assert (known["orders"], known["deliveries"], known["receivable"]) == (8, 1, 1)
    assert report.total == 12 * 45 + 10 * 90 + 80
    assert isinstance(report.coverage, Decimal)
    assert round(report.coverage, 3) == Decimal("0.502")


def test_nothing_given_means_none_where_the_organisation_says_so(world: World) -> None:
    give_rates("orders", "deliveries")
    change_driver(driver=driver("deliveries"), by=None, is_none_zero=True)
    assert costs_to_serve(None, ASKED)[world.accounts[1].pk].total == 12 * 45


def test_a_driver_out_of_use_does_not_count(world: World) -> None:
    give_rates("orders", "deliveries")
    change_driver(driver=driver("deliveries"), by=None, is_active=False)
    assert costs_to_serve(None, ASKED)[world.accounts[0].pk].total == 12 * 45


def test_a_group_has_what_its_entities_have(world: World) -> None:
    head, entity = world.accounts[0], world.accounts[1]
    put_under(account=entity, parent=head, by=None)
    give_rates("visits")
    give(head, visits="4")
    give(entity, visits="3")
    assert quantities_of(costs_to_serve(None, ASKED)[head.pk])["visits"] == 7
    by_entity = costs_to_serve(None, Question(period=YEAR, level=Level.ENTITY))
    assert quantities_of(by_entity[head.pk])["visits"] == 4
    assert quantities_of(by_entity[entity.pk])["visits"] == 3


def test_a_year_tells_of_its_parts_and_little_of_other_years(world: World) -> None:
    account = world.accounts[0]
    give_rates("visits", "receivable")
    give(account, visits="365", receivable="8000")
    quarter = Period(date(2025, 1, 1), date(2025, 4, 1))
    costs = costs_to_serve(None, Question(period=quarter))[account.pk]
    assert costs.service == 90 * 350
    assert costs.capital == 8000 * Decimal("0.08") / 4
    half_known = Period(date(2024, 7, 1), date(2025, 7, 1))
    later = costs_to_serve(None, Question(period=half_known))[account.pk]
    assert later.service == NotComputable("period_not_known")


def test_costs_are_of_the_accounts_in_view(world: World) -> None:
    give_rates("orders")
    milan = world.users[Role.ACCOUNT_MANAGER]
    own = {account.pk for account in world.accounts if account.owner == milan}
    assert set(costs_to_serve(milan, ASKED)) == own
    assert len(own) < len(costs_to_serve(world.users[Role.DIRECTOR], ASKED))
    assert {row.account_id for row in cost_report(milan, ASKED).bought} == own


def test_costs_hide_with_the_margins(world: World) -> None:
    give_rates("orders")
    with pytest.raises(NotComputable, match="margins_hidden"):
        costs_to_serve(world.users[Role.TEAM_MEMBER], ASKED)


def test_the_drivers_of_the_method_are_made_once(world: World) -> None:
    assert [each.pk for each in cost_drivers()] == [each.pk for each in cost_drivers()]


def test_the_receivable_comes_from_the_open_items(world: World) -> None:
    account, other = world.accounts[0], world.accounts[1]
    for number, paid_on in ((account.numbers.get(), date(2025, 2, 1)), (other.numbers.get(), None)):
        OpenItem.objects.create(
            number=number,
            invoice="F1",
            invoiced_on=date(2025, 1, 1),
            due_on=date(2025, 1, 15),
            paid_on=paid_on,
            amount=Decimal(3650),
            import_id=1,
        )
    OpenItem.objects.create(
        number=other.numbers.get(), invoiced_on=date(2025, 12, 31), amount=0, import_id=1
    )
    give_rates("receivable")
    found = costs_to_serve(None, ASKED)
    assert quantities_of(found[account.pk])["receivable"] == 310
    assert quantities_of(found[other.pk])["receivable"] == 3650
    assert found[account.pk].capital == 310 * Decimal("0.08")
    assert found[world.accounts[2].pk].capital == NotComputable("no_quantity")
    paid = payments_of(account.pk, YEAR, Level.ACCOUNT, CostLimits())
    assert paid is not None
    assert [paid.days_late, paid.late_share, paid.open] == [17, 1, 0]
    give(account, receivable="100")
    assert costs_to_serve(None, ASKED)[account.pk].capital == 8


def test_parts_of_a_merged_account_count_together_and_part_again(world: World) -> None:
    keep, gone = world.accounts[0], world.accounts[1]
    give_rates("visits")
    give(keep, visits="4")
    give(gone, visits="3")
    merge = merge_accounts(keep=keep, gone=gone, by=None)
    assert quantities_of(costs_to_serve(None, ASKED)[keep.pk])["visits"] == 7
    back = undo_merge(merge=merge, by=None)
    parted = costs_to_serve(None, ASKED)
    assert quantities_of(parted[keep.pk])["visits"] == 4
    assert quantities_of(parted[back.pk])["visits"] == 3
