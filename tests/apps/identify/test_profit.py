"""The profit ladder through Parquet, the records and the reports."""

from datetime import date
from decimal import Decimal

import pytest

from tests.apps.identify.costing import C03, YEAR, driver, give, give_many, give_rates
from tests.apps.identify.d20 import make_d20
from tests.builders import line
from tests.conftest import SignIn
from tests.world import SOURCE, World, add_lines
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.identify.question import Question
from verder.apps.identify.reports.double_pareto import double_pareto_report
from verder.apps.identify.reports.portfolio import portfolio_report
from verder.apps.identify.reports.profit import profit_report, profits
from verder.apps.identify.reports.whale import whale_report
from verder.apps.identify.services import Said, state_quantities
from verder.domain.identify.profit_ladder import Step
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

pytestmark = pytest.mark.django_db
ASKED = Question()
# Cost to serve of C01 to C20 in the reference set; that of C03 is made of its drivers.
COST_TO_SERVE = (
    *(62_000, 40_000, 58_000, 15_000, 12_350, 24_500, 7_800, 9_400, 5_200, 9_500),
    *(4_800, 5_600, 3_200, 6_800, 3_000, 3_650, 3_100, 3_000, 3_000, 2_900),
)


def make_costed_d20() -> list[Account]:
    """Return the reference customers; the cost to serve of all but C03 is an investment."""
    accounts = make_d20()
    give_rates()
    nothing = dict.fromkeys(C03, "0")
    give_many(
        {
            account: C03 if account.name == "C03" else {**nothing, "investments": str(cost)}
            for account, cost in zip(accounts, COST_TO_SERVE, strict=True)
        }
    )
    return accounts


def test_the_ladder_of_c03_ends_in_the_published_loss() -> None:
    account = make_costed_d20()[2]
    ladder = profits(None, ASKED)[account.pk]
    assert ladder.revenue == 180_000
    assert ladder.cm1 == 39_600
    assert ladder.cm3 == -18_400
    assert ladder.cost_to_serve() == 58_000


def test_the_whale_on_net_profit_is_the_published_one() -> None:
    make_costed_d20()
    report = whale_report(None, ASKED)
    assert report.step is Step.CM3
    found = report.found
    assert (found.peak, found.peak_at, found.destroyed) == (Decimal(195_400), 11, Decimal(38_400))
    assert found.profit == 157_000
    assert whale_report(None, ASKED, step=Step.CM1).found.profit == 439_800


def test_the_double_pareto_on_net_profit_is_the_published_one() -> None:
    make_costed_d20()
    report = double_pareto_report(None, ASKED)
    assert report.step is Step.CM3
    found = report.found
    shares = (found.margin_share, found.revenue_share_needed, found.peak_share)
    assert [round(Decimal(str(each)), 4) for each in shares] == [
        Decimal("0.4325"),
        Decimal("0.4199"),
        Decimal("1.2446"),
    ]
    margin = double_pareto_report(None, ASKED, step=Step.CM1).found.margin_share
    assert round(Decimal(str(margin)), 4) == Decimal("0.2439")
    by_group = double_pareto_report(None, ASKED, by_product_group=True, step=Step.CM3)
    assert by_group.step is Step.CM1


def test_the_portfolio_shows_the_whale_of_the_whale_page() -> None:
    make_costed_d20()
    report = portfolio_report(None, ASKED)
    assert report.step is Step.CM3
    assert report.whale == whale_report(None, ASKED).found


def test_whose_cost_is_not_known_stands_beside_the_curve() -> None:
    account = make_costed_d20()[1]
    unknown = Said(account=account, driver=driver("visits"), period=YEAR, quantity=None)
    state_quantities(said=[unknown], by=None)
    report = whale_report(None, ASKED, step=Step.CM2)
    assert [(each.account_id, each.why.reason) for each in report.found.left_out] == [
        (account.pk, "no_quantity")
    ]
    assert report.found.coverage == report.profit.coverage[Step.CM2]
    assert round(Decimal(str(report.found.coverage)), 4) == round(Decimal(119) / 150, 4)


def test_without_rates_there_is_gross_margin_alone() -> None:
    make_d20()
    report = profit_report(None, ASKED)
    assert report.deepest is Step.CM1
    assert report.coverage == {
        Step.CM1: Decimal(1),
        Step.CM2: Decimal(0),
        Step.CM3: Decimal(0),
    }
    with pytest.raises(NotComputable, match="no_rates"):
        whale_report(None, ASKED, step=Step.CM3)


def test_credit_notes_stand_between_gross_sales_and_net_revenue() -> None:
    account = make_d20()[0]
    credit = line(-5_000, source=SOURCE, customer="C01", invoice="N1", date=date(2025, 6, 2))
    add_lines([credit | {"cost": -3_600}])
    ladder = profits(None, ASKED)[account.pk]
    assert ladder.gross_sales == 420_000
    assert ladder.credit_notes == 5_000
    assert ladder.revenue == 415_000
    assert ladder.cm1 == 117_600 - 1_400


def test_who_buys_nothing_and_is_visited_still_costs_money() -> None:
    make_d20()
    give_rates("visits")
    idle = Account.objects.create(name="Looks but never buys")
    give(idle, visits="4")
    assert profits(None, ASKED)[idle.pk].cm2 == -1_400


def test_a_product_group_has_no_cost_to_serve_of_its_own() -> None:
    account = make_costed_d20()[2]
    ladder = profits(None, Question(product_group="Tools"))[account.pk]
    assert ladder.cm1 == 22_000
    assert ladder.cm2 == NotComputable("no_service_of_product_group")


def test_a_quarter_takes_a_quarter_of_the_interest() -> None:
    account = make_costed_d20()[2]
    quarter = Period(date(2025, 10, 1), date(2026, 1, 1))
    ladder = profits(None, Question(period=quarter))[account.pk]
    receivable = next(each for each in ladder.costs if each.driver.code == "receivable")
    assert receivable.cost == Decimal("637.5")


def test_an_account_manager_sees_own_ladders_and_who_may_not_see_margins_none(
    world: World, signed_in: SignIn
) -> None:
    own = set(profits(world.users[Role.ACCOUNT_MANAGER], ASKED))
    assert own == {account.pk for account in world.accounts[::2]}
    with pytest.raises(NotComputable, match="margins_hidden"):
        profits(world.users[Role.TEAM_MEMBER], ASKED)
