"""Nobody reads anything of an account that is hidden, and a class is the same for everybody."""

from decimal import Decimal

import pytest

from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.identify.question import Question
from verder.apps.identify.reports.abc import abc_report
from verder.apps.identify.reports.concentration import concentration_report
from verder.apps.identify.reports.double_pareto import double_pareto_report
from verder.apps.identify.reports.migration import migration_report
from verder.apps.identify.reports.portfolio import portfolio_report
from verder.apps.identify.reports.pyramid import pyramid_report
from verder.apps.identify.reports.whale import whale_report
from verder.domain.values.missing import NotComputable

ASKED = Question()
SEEN = {
    Role.ADMINISTRATOR: 8,
    Role.CONTROLLER: 8,
    Role.DIRECTOR: 8,
    Role.SALES_MANAGER: 4,
    Role.ACCOUNT_MANAGER: 4,
    Role.TEAM_MEMBER: 1,
}


@pytest.mark.parametrize(("role", "count"), SEEN.items())
def test_lists_and_sums_are_of_what_the_viewer_may_see(
    world: World, role: Role, count: int
) -> None:
    whole = abc_report(None, ASKED).found
    found = abc_report(world.users[role], ASKED).found
    assert len(found.rows) == count
    assert found.total == sum(row.revenue for row in found.rows)
    assert (found.total == whole.total) == (count == 8)


@pytest.mark.parametrize("role", SEEN)
def test_class_and_rank_are_the_same_for_everybody(world: World, role: Role) -> None:
    whole = {row.account_id: (row.group, row.rank) for row in abc_report(None, ASKED).found.rows}
    for row in abc_report(world.users[role], ASKED).found.rows:
        assert (row.group, row.rank) == whole[row.account_id]


def test_shares_of_a_part_tell_nothing_of_the_rest(world: World) -> None:
    found = abc_report(world.users[Role.ACCOUNT_MANAGER], ASKED).found
    assert found.rows[-1].cumulative_share == 1
    assert sum(row.share for row in found.rows if isinstance(row.share, Decimal)) == pytest.approx(
        1
    )


def test_every_report_is_of_the_part(world: World) -> None:
    manager = world.users[Role.ACCOUNT_MANAGER]
    revenue = abc_report(manager, ASKED).found.total
    assert concentration_report(manager, ASKED).found.revenue == revenue
    assert pyramid_report(manager, ASKED).found.revenue == revenue
    assert double_pareto_report(manager, ASKED).found.revenue == revenue
    assert whale_report(manager, ASKED).found.customers == 4
    assert len(migration_report(manager, ASKED).found.movements) == 4
    portfolio = portfolio_report(manager, ASKED)
    assert portfolio.now.revenue == revenue
    assert sum(each.revenue for each in portfolio.months) == revenue


def test_layers_are_those_of_the_company(world: World) -> None:
    whole = pyramid_report(None, ASKED).found.by_account()
    seen = pyramid_report(world.stranger, ASKED).found.by_account()
    assert seen == {key: whole[key] for key in seen}
    assert len(seen) == 4


def test_what_lies_outside_the_figures_is_for_who_sees_everything(world: World) -> None:
    assert abc_report(world.users[Role.DIRECTOR], ASKED).basis.coverage is not None
    assert abc_report(world.users[Role.SALES_MANAGER], ASKED).basis.coverage is None


@pytest.mark.parametrize("report", [whale_report, double_pareto_report])
def test_a_team_member_sees_margins_only_when_granted(world: World, report: object) -> None:
    assert callable(report)
    member = world.users[Role.TEAM_MEMBER]
    with pytest.raises(NotComputable, match="margins_hidden"):
        report(member, ASKED)
    assert portfolio_report(member, ASKED).now.margin.amount == NotComputable("margins_hidden")
    member.sees_margins = True
    member.save()
    assert report(member, ASKED).found is not None


def test_filters_choose_accounts_that_keep_their_class(world: World) -> None:
    director = world.users[Role.DIRECTOR]
    whole = {row.account_id: row.group for row in abc_report(director, ASKED).found.rows}
    for question in (
        Question(team_id=world.north.pk),
        Question(region="Noord"),
        Question(sector="Bouw"),
    ):
        rows = abc_report(director, question).found.rows
        assert {row.account_id for row in rows} == {each.pk for each in world.accounts[::2]}
        assert all(whole[row.account_id] == row.group for row in rows)


def test_a_team_holds_the_teams_below_it(world: World) -> None:
    director = world.users[Role.DIRECTOR]
    assert len(abc_report(director, Question(team_id=world.country.pk)).found.rows) == 8


def test_a_product_group_changes_the_amounts(world: World) -> None:
    director: User = world.users[Role.DIRECTOR]
    groups = ("Fasteners", "Tools", "Safety")
    parts = [abc_report(director, Question(product_group=each)).found.total for each in groups]
    assert sum(parts) == abc_report(director, ASKED).found.total
    assert all(part > 0 for part in parts)
