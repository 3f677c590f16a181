"""The life cycle of a small company, through Parquet, the marts and the report."""

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import Line, line
from tests.world import SOURCE, World, add_lines
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.core.enums import Role
from verder.apps.identify.limits import change_limits
from verder.apps.identify.question import Question
from verder.apps.identify.reports.life_cycle import (
    LifeCycleReport,
    life_cycle_report,
    year_until,
)
from verder.domain.identify.life_cycle import LifeCycleLimits, Stage
from verder.domain.identify.relation_economics import OwnCosts
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Level

pytestmark = pytest.mark.django_db
ASKED = Question()
ORDERS = {
    "newcomer": ["2025-09-01", "2025-10-01", "2025-11-01", "2025-12-10"],
    "silent": ["2024-12-01", "2025-01-15", "2025-03-01", "2025-04-15", "2025-06-01"],
    "gone": ["2024-02-01", "2024-03-10", "2024-04-20", "2024-06-01"],
    "returned": ["2023-12-01", "2024-01-05", "2024-02-10", "2025-12-01"],
    "steady": [f"{year}-{month:02}-15" for year in (2024, 2025) for month in range(1, 13)],
    "credited": [],
}


def sold(name: str, on: str, amount: str = "100") -> Line:
    return line(amount, customer=name, invoice=f"{name}{on}", date=date.fromisoformat(on), cost=60)


@pytest.fixture
def company(db: None) -> dict[str, Account]:
    """Return accounts whose orders end with December 2025."""
    accounts = {}
    for name in ORDERS:
        accounts[name] = Account.objects.create(name=name)
        AccountNumber.objects.create(account=accounts[name], source=SOURCE, number=name)
    lines = [sold(name, on) for name, days in ORDERS.items() for on in days]
    lines += [sold("steady", "2025-12-31"), sold("credited", "2025-12-30", "-50")]
    lines += [sold("silent", "2025-12-29", "-5")]
    add_lines(lines)
    return accounts


def stages(report: LifeCycleReport) -> dict[str, Stage]:
    return {report.names[each.account_id]: each.stage for each in report.standings}


def test_every_account_stands_in_its_stage(company: dict[str, Account]) -> None:
    report = life_cycle_report(None, ASKED)
    assert report.today == date(2025, 12, 31)
    assert stages(report) == {
        "newcomer": Stage.NEW,
        "silent": Stage.AT_RISK,
        "gone": Stage.LOST,
        "returned": Stage.WON_BACK,
        "steady": Stage.MATURE,
        "credited": Stage.SUSPECT,
    }


def test_a_credit_note_breaks_no_silence_but_takes_off_revenue(
    company: dict[str, Account],
) -> None:
    report = life_cycle_report(None, ASKED)
    (silent,) = report.at_risk
    assert (silent.silence, silent.usual) == (213, Decimal(45))
    assert silent.revenue == 395
    assert report.revenue_at_risk == 395
    assert report.totals[Stage.AT_RISK].revenue == 395


def test_the_stage_of_a_year_ago_is_judged_by_the_same_rules(
    company: dict[str, Account],
) -> None:
    report = life_cycle_report(None, ASKED)
    before = {report.names[key]: stage for key, stage in report.before.items()}
    assert before == {
        "silent": Stage.NEW,
        "gone": Stage.AT_RISK,
        "returned": Stage.AT_RISK,
        "steady": Stage.NEW,
    }
    assert not isinstance(report.transitions, NotComputable)
    assert {(each.start, each.end): each.share for each in report.transitions} == {
        (Stage.NEW, Stage.AT_RISK): Decimal("0.5"),
        (Stage.NEW, Stage.MATURE): Decimal("0.5"),
        (Stage.AT_RISK, Stage.LOST): Decimal("0.5"),
        (Stage.AT_RISK, Stage.WON_BACK): Decimal("0.5"),
    }


def test_an_earlier_period_asks_of_an_earlier_day(company: dict[str, Account]) -> None:
    asked = Question(period=Period(date(2024, 1, 1), date(2024, 7, 1)))
    report = life_cycle_report(None, asked)
    assert report.today == date(2024, 6, 30)
    assert stages(report)["returned"] is Stage.NEW
    assert stages(report)["newcomer"] is Stage.SUSPECT
    assert report.transitions == NotComputable("no_earlier_lines")
    assert not report.is_long_enough


def test_limits_move_the_stages(company: dict[str, Account]) -> None:
    patient = life_cycle_report(None, ASKED, LifeCycleLimits(risk_days=300))
    assert stages(patient)["silent"] is not Stage.AT_RISK


def test_somebody_who_looks_after_an_account_makes_it_a_prospect(
    world: World, company: dict[str, Account]
) -> None:
    Account.objects.filter(name="credited").update(owner=world.users[Role.ACCOUNT_MANAGER])
    assert stages(life_cycle_report(None, ASKED))["credited"] is Stage.PROSPECT


def test_a_viewer_sees_the_own_accounts_with_the_same_stages(world: World) -> None:
    whole = life_cycle_report(world.users[Role.DIRECTOR], ASKED)
    part = life_cycle_report(world.users[Role.ACCOUNT_MANAGER], ASKED)
    of_whole = {each.account_id: each for each in whole.standings}
    assert {each.account_id for each in part.standings} == {
        account.pk for account in world.accounts[::2]
    }
    assert all(of_whole[each.account_id] == each for each in part.standings)
    assert sum(totals.accounts for totals in part.totals.values()) == 4


def test_margins_are_there_for_who_may_see_them_only(world: World) -> None:
    told = life_cycle_report(world.users[Role.DIRECTOR], ASKED).margins
    assert told is not None
    assert told[Stage.NEW].amount == NotComputable("cost_unknown")
    assert isinstance(told[Stage.GROWTH].amount, Decimal)
    assert life_cycle_report(world.users[Role.TEAM_MEMBER], ASKED).margins is None


def test_legal_entities_have_stages_of_their_own(company: dict[str, Account]) -> None:
    head, entity = company["steady"], company["silent"]
    entity.parent = entity.head = head
    entity.save()
    assert "silent" not in stages(life_cycle_report(None, ASKED))
    by_entity = life_cycle_report(None, Question(level=Level.ENTITY))
    assert stages(by_entity)["silent"] is Stage.AT_RISK


def test_a_year_ends_with_its_day() -> None:
    assert year_until(date(2026, 2, 28)) == Period(date(2025, 3, 1), date(2026, 3, 1))
    assert year_until(date(2026, 2, 27)).days == 365


def test_winning_a_customer_costs_what_was_spent_on_each_new_one(
    world: World, company: dict[str, Account]
) -> None:
    controller = world.users[Role.CONTROLLER]
    unknown = NotComputable("acquisition_cost_unknown")
    assert life_cycle_report(controller, ASKED).cost_of_winning == unknown
    change_limits(by=controller, kind=OwnCosts, texts={"acquisition_cost": "9000"})
    report = life_cycle_report(controller, ASKED)
    assert report.cost_of_winning == Decimal(9000) / report.totals[Stage.NEW].accounts
    hidden = NotComputable("margins_hidden")
    manager = world.users[Role.ACCOUNT_MANAGER]
    assert life_cycle_report(manager, ASKED).cost_of_winning == hidden
