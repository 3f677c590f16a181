"""Customer value, through Parquet, the marts, the profit ladder and the report."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.builders import Line, line
from tests.world import SOURCE, World, add_lines
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.core.enums import Role
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_value import account_value
from verder.apps.identify.reports.customer_value import customer_value_report
from verder.apps.identify.services import set_input
from verder.domain.identify.lifetime_value import LifetimeAssumptions
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.value_models import ValueModel
from verder.domain.values.missing import NotComputable

pytestmark = pytest.mark.django_db
ASKED = Question()
LAST = 2025


def sold(name: str, year: int) -> Line:
    on = date(year, 12, 31)
    return line(100, customer=name, invoice=f"{name}{on}", date=on, cost=60)


@pytest.fixture
def cohort(db: None) -> list[Account]:
    """Return sixty accounts that began in 2021, of which each year some stayed away."""
    accounts = []
    lines: list[Line] = []
    for place, years in enumerate([1] * 22 + [2] * 10 + [3] * 5 + [4] * 3 + [5] * 20):
        account = Account.objects.create(name=f"Cohort {place}")
        AccountNumber.objects.create(account=account, source=SOURCE, number=str(place))
        accounts.append(account)
        lines += [sold(str(place), 2021 + year) for year in range(years)]
    add_lines(lines)
    return accounts


def test_loyalty_is_learned_from_the_own_years(cohort: list[Account]) -> None:
    report = customer_value_report(None, ASKED)
    found = report.valuation
    assert (found.model, found.why_not) == (ValueModel.LOYALTY, None)
    assert dict(found.loyalty.renewals.lost) == {1: 22, 2: 10, 3: 5, 4: 3}
    assert (len(report.rows), report.gone) == (20, 40)
    (row, *_others) = report.rows
    assert row.found.customer.contribution == 40
    assert row.found.value.low < row.value < row.found.value.high
    assert found.contributions.step is Step.CM1
    assert report.total.middle == pytest.approx(20 * row.value)


def test_one_retention_is_that_of_the_renewals(cohort: list[Account]) -> None:
    found = customer_value_report(None, ASKED, ValueModel.OWN).valuation
    made = 10 + 2 * 5 + 3 * 3 + 4 * 20
    assert found.assumed.retention == Decimal(made) / (made + 40)
    assert found.assumed.swing < Decimal("0.06")


def test_an_assumption_stands_where_it_is_asked_for(cohort: list[Account]) -> None:
    assumed = LifetimeAssumptions(retention=Decimal("0.5"))
    report = customer_value_report(None, ASKED, ValueModel.ASSUMED, assumed)
    assert report.rows[0].value == pytest.approx(40 * Decimal("0.5") / Decimal("0.6"))


def test_few_accounts_teach_nothing_and_the_reason_is_told(world: World) -> None:
    found = customer_value_report(None, ASKED).valuation
    assert found.model is ValueModel.ASSUMED
    assert found.why_not == NotComputable("too_few_accounts_to_learn")
    assert found.assumed.swing == Decimal("0.05")


def test_nobody_without_the_right_sees_a_value(world: World) -> None:
    with pytest.raises(NotComputable, match="margins_hidden"):
        customer_value_report(world.users[Role.TEAM_MEMBER], ASKED)
    with pytest.raises(NotComputable, match="margins_hidden"):
        account_value(world.users[Role.TEAM_MEMBER], world.accounts[0], None)


def test_a_viewer_sees_the_own_accounts_at_the_same_value(world: World) -> None:
    whole = customer_value_report(world.users[Role.DIRECTOR], ASKED)
    part = customer_value_report(world.users[Role.ACCOUNT_MANAGER], ASKED)
    values = {row.account_id: row.value for row in whole.rows}
    assert [row.account_id for row in part.rows] == [each.pk for each in world.accounts[::2]]
    assert all(values[row.account_id] == row.value for row in part.rows)
    assert part.total.middle == sum(row.value for row in part.rows)


def test_what_somebody_said_of_an_account_counts(world: World) -> None:
    account, manager = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    usual = account_value(manager, account, None)
    assert usual.payback == NotComputable("acquisition_cost_not_given")
    set_input(by=manager, account=account, kind=InputKind.RETENTION, value=Decimal("0.5"))
    set_input(by=manager, account=account, kind=InputKind.ACQUISITION_COST, value=Decimal(1000))
    said = account_value(manager, account, None)
    assert said.row.found.retention == Decimal("0.5")
    assert said.row.value < usual.row.value
    assert said.payback == 1
    set_input(by=manager, account=account, kind=InputKind.ACQUISITION_COST, value=Decimal(10**9))
    assert account_value(manager, account, None).payback == NotComputable("not_paid_back")


def test_who_stopped_buying_has_no_value(cohort: list[Account]) -> None:
    with pytest.raises(NotComputable, match="stopped_buying"):
        account_value(None, cohort[0], None)
    stranger = Account.objects.create(name="Never")
    with pytest.raises(NotComputable, match="no_orders"):
        account_value(None, stranger, None)


def test_the_rhythm_of_orders_tells_who_has_probably_stopped(db: None) -> None:
    lines: list[Line] = []
    for place in range(40):
        account = Account.objects.create(name=f"Rhythm {place}")
        AccountNumber.objects.create(account=account, source=SOURCE, number=str(place))
        interval = (5, 9, 16, 23, 41)[place % 5] + place // 5
        orders = 3 + place // 4 if place % 4 == 0 else 365 // interval
        lines += [
            line(100, customer=str(place), invoice=f"{place}-{number}", cost=60)
            | {"date": date(LAST, 1, 1) + timedelta(days=number * interval + place % 3)}
            for number in range(orders)
        ]
    add_lines([*lines, sold("1", LAST)])
    report = customer_value_report(None, ASKED)
    stopped = {report.names[row.account_id] for row in report.rows if row.has_probably_stopped}
    assert "Rhythm 0" in stopped
    assert "Rhythm 1" not in stopped
    assert len(stopped) < len(report.rows) / 2
