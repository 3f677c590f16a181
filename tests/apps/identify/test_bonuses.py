"""The accrued year-end bonus through Parquet, the records and the reports."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from tests.apps.agreements.agreed import make_bonus, make_contract
from tests.builders import line
from tests.conftest import SignIn
from tests.world import SOURCE, World, add_lines
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import put_under
from verder.apps.agreements.models import BonusAgreement
from verder.apps.agreements.queries import agreements_of
from verder.apps.agreements.services import end_agreement
from verder.apps.core.enums import Role
from verder.apps.identify import figures
from verder.apps.identify.bonuses import bonus_by_account
from verder.apps.identify.question import Question
from verder.apps.identify.reports.abc import abc_report
from verder.apps.identify.reports.account_page import account_figures
from verder.apps.identify.reports.bonus_standing import BonusStanding, bonus_standings
from verder.apps.identify.reports.life_cycle import account_standing
from verder.apps.identify.reports.profit import profits
from verder.apps.imports.queries import current_facts
from verder.domain.identify.life_cycle import Stage
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Level

pytestmark = pytest.mark.django_db
YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
TWO_PERCENT = ((0, "0.02"),)


def revenue_of(account: Account, period: Period = YEAR, group: str = "") -> Decimal:
    level = Level.ACCOUNT if account.head_id is None else Level.ENTITY
    return figures.totals(current_facts(), period, level, group)[account.pk].revenue


def bonus_of(account: Account, period: Period = YEAR, level: Level = Level.ACCOUNT) -> Decimal:
    return bonus_by_account(current_facts(), period, level, "").get(account.pk, Decimal(0))


def test_the_bonus_comes_off_net_revenue_wherever_that_is_asked(world: World) -> None:
    account, other = world.accounts[0], world.accounts[1]
    before, of_other = revenue_of(account), revenue_of(other)
    months = [
        row.revenue for row in account_figures(user=None, account=account, period=YEAR).months
    ]
    make_bonus(account, *TWO_PERCENT)
    after = before * Decimal("0.98")
    assert revenue_of(account) == after
    assert revenue_of(other) == of_other
    found = account_figures(user=None, account=account, period=YEAR)
    assert (found.revenue, found.bonus, found.invoiced) == (after, before - after, before)
    assert sum(row.revenue for row in found.months) == after
    assert found.months[0].revenue == months[0] * Decimal("0.98")
    assert sum(row.revenue for row in found.product_groups) == after
    report = abc_report(None, Question(period=YEAR))
    assert {row.account_id: row.revenue for row in report.found.rows}[account.pk] == after
    assert report.basis.bonus_count == 1
    facts = current_facts()
    by_group = figures.totals_by_group(facts, YEAR, Level.ACCOUNT)
    for group in figures.product_groups(facts):
        (row,) = (
            row for row in by_group if (row.account_id, row.product_group) == (account.pk, group)
        )
        assert row.revenue == revenue_of(account, YEAR, group)


def test_taking_the_bonus_away_brings_the_revenue_back(world: World) -> None:
    before = revenue_of(world.accounts[0])
    bonus = make_bonus(world.accounts[0], *TWO_PERCENT)
    assert revenue_of(world.accounts[0]) < before
    end_agreement(by=None, row=bonus)
    assert revenue_of(world.accounts[0]) == before


def test_the_ladder_has_a_step_of_its_own_and_the_margin_is_less(world: World) -> None:
    account = world.accounts[0]
    asked = Question(period=YEAR)
    before = profits(None, asked)[account.pk]
    make_bonus(account, *TWO_PERCENT)
    after = profits(None, asked)[account.pk]
    bonus = before.revenue * Decimal("0.02")
    assert (after.gross_sales, after.bonus) == (before.gross_sales, bonus)
    assert after.revenue == after.gross_sales - after.credit_notes - bonus
    assert after.uncosted_revenue == 0
    assert isinstance(before.cm1, Decimal)
    assert after.cm1 == before.cm1 - bonus


def test_revenue_without_cost_carries_its_part_of_the_bonus(world: World) -> None:
    account = world.accounts[0]
    uncosted = line(
        revenue_of(account), source=SOURCE, customer="K1", date=date(2025, 3, 1), invoice="U1"
    )
    add_lines([uncosted])
    before = figures.totals(current_facts(), YEAR, Level.ACCOUNT, "")[account.pk]
    make_bonus(account, *TWO_PERCENT)
    after = figures.totals(current_facts(), YEAR, Level.ACCOUNT, "")[account.pk]
    assert before.revenue - after.revenue == 2 * (before.costed_revenue - after.costed_revenue)


def test_parts_of_the_year_add_up_whatever_days_they_have(world: World) -> None:
    account = world.accounts[0]
    half = int(revenue_of(account) / 2)
    make_bonus(account, (half, "0.02"))
    borders = [date(2025, 1, 1), date(2025, 4, 16), date(2025, 7, 1), date(2026, 1, 1)]
    parts = [bonus_of(account, Period(*each)) for each in pairwise(borders)]
    assert parts[0] == 0
    assert sum(parts) == bonus_of(account)
    assert bonus_of(account) == revenue_of(account) / Decimal("0.98") * Decimal("0.02")


def test_the_bonus_of_a_head_counts_the_group_and_is_shared_by_its_entities(world: World) -> None:
    head, below = world.accounts[0], world.accounts[1]
    put_under(account=below, parent=head, by=None)
    alone, other = (
        figures.totals(current_facts(), YEAR, Level.ENTITY, "")[each.pk].revenue
        for each in (head, below)
    )
    make_bonus(head, (int(alone) + 1, "0.02"))
    assert abs(bonus_of(head) - (alone + other) * Decimal("0.02")) < Decimal("0.001")
    parts = [bonus_of(each, YEAR, Level.ENTITY) for each in (head, below)]
    assert sum(parts) == bonus_of(head)
    assert abs(parts[1] / parts[0] - other / alone) < Decimal("0.01")


def test_a_bonus_in_the_middle_of_a_group_counts_what_stands_below_it(world: World) -> None:
    head, middle, below = world.accounts[:3]
    put_under(account=middle, parent=head, by=None)
    put_under(account=below, parent=middle, by=None)
    bought = figures.totals(current_facts(), YEAR, Level.ENTITY, "")
    branch = bought[middle.pk].revenue + bought[below.pk].revenue
    make_bonus(middle, (int(bought[middle.pk].revenue) + 1, "0.02"))
    assert abs(bonus_of(head) - branch * Decimal("0.02")) < Decimal("0.001")
    parts = [bonus_of(each, YEAR, Level.ENTITY) for each in (head, middle, below)]
    assert parts[0] == 0
    assert min(parts[1:]) > 0
    assert sum(parts) == bonus_of(head)


def test_bonuses_at_several_levels_of_a_group_each_count(world: World) -> None:
    head, below = world.accounts[0], world.accounts[1]
    put_under(account=below, parent=head, by=None)
    bought = figures.totals(current_facts(), YEAR, Level.ENTITY, "")[below.pk].revenue
    make_bonus(below, *TWO_PERCENT)
    make_bonus(head, (0, "0.01"))
    found = bonus_of(below, YEAR, Level.ENTITY)
    assert abs(found - bought * Decimal("0.03")) < Decimal("0.001")


def test_a_branch_that_moves_takes_its_revenue_out_of_the_bonus_above_it(world: World) -> None:
    head, middle, below = world.accounts[:3]
    put_under(account=middle, parent=head, by=None)
    put_under(account=below, parent=middle, by=None)
    make_bonus(middle, *TWO_PERCENT)
    assert bonus_of(below, YEAR, Level.ENTITY) > 0
    put_under(account=below, parent=head, by=None)  # beside the middle, in the same group
    assert bonus_of(below, YEAR, Level.ENTITY) == 0


def test_a_bonus_of_one_product_group_leaves_the_others_alone(world: World) -> None:
    account = world.accounts[0]
    before = {name: revenue_of(account, YEAR, name) for name in ("Tools", "Safety")}
    make_bonus(account, *TWO_PERCENT, product_group="Tools")
    assert revenue_of(account, YEAR, "Tools") == before["Tools"] * Decimal("0.98")
    assert revenue_of(account, YEAR, "Safety") == before["Safety"]
    assert bonus_of(account) == before["Tools"] * Decimal("0.02")


def test_how_far_a_bonus_is_stands_on_the_year_of_the_last_line(world: World) -> None:
    account = world.accounts[0]
    revenue = revenue_of(account)
    tiers = ((int(revenue) - 1, "0.02"), (int(revenue) + 1000, "0.03"))
    bonus = make_bonus(account, *tiers)
    past = make_bonus(account, *TWO_PERCENT, ends_on=date(2024, 12, 31))
    rows = agreements_of(account, BonusAgreement)
    found = bonus_standings(rows)
    standing = found[bonus.pk]
    assert isinstance(standing, BonusStanding)
    assert (standing.year, standing.revenue) == (YEAR, revenue)
    assert standing.accrued == revenue * Decimal("0.02")
    assert standing.to_following == int(revenue) + 1000 - revenue
    assert found[past.pk] == NotComputable("bonus_not_in_force")


def test_a_stranger_counts_only_the_bonuses_in_view(world: World) -> None:
    make_bonus(world.accounts[0], *TWO_PERCENT)
    counts = [
        abc_report(person, Question()).basis.bonus_count
        for person in (world.users[Role.ACCOUNT_MANAGER], world.stranger)
    ]
    assert counts == [1, 0]


def test_a_contract_that_brings_revenue_keeps_a_quiet_account_from_being_at_risk(
    world: World,
) -> None:
    account = world.accounts[0]
    quiet = Period(date(2026, 1, 1), date(2026, 9, 1))
    assert account_standing(account, quiet).stage is Stage.AT_RISK
    make_contract(account)
    assert account_standing(account, quiet).stage is Stage.AT_RISK
    make_contract(account, is_recurring=True, ends_on=date(2026, 6, 30))
    found = account_standing(account, quiet)
    assert (found.silence, found.contract_end_on) == (62, date(2026, 6, 30))
    assert found.stage is not Stage.AT_RISK


def test_the_contract_of_an_entity_without_a_number_keeps_its_group_from_being_at_risk(
    world: World,
) -> None:
    head = world.accounts[0]
    division = Account.objects.create(name="Divisie zonder nummer")
    put_under(account=division, parent=head, by=None)
    make_contract(division, is_recurring=True, ends_on=date(2026, 6, 30))
    found = account_standing(head, Period(date(2026, 1, 1), date(2026, 9, 1)))
    assert found.contract_end_on == date(2026, 6, 30)


def test_invoice_lines_stay_before_bonus_and_their_page_says_so(
    world: World, signed_in: SignIn
) -> None:
    account = world.accounts[0]
    before = sum(row.amount for row in current_facts().lines_of([account.pk])[0])
    make_bonus(account, *TWO_PERCENT)
    assert sum(row.amount for row in current_facts().lines_of([account.pk])[0]) == before
    client = signed_in(world.users[Role.DIRECTOR])
    told = [
        client.get(f"/accounts/{each.pk}/lines/").context["has_bonus"]
        for each in world.accounts[:2]
    ]
    assert told == [True, False]
