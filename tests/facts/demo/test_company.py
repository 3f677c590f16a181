from datetime import date

import pytest
from stdnum.be import vat as belgian
from stdnum.nl import btw as dutch

from verder.domain.values.period import Period
from verder.facts.demo.articles import SERVICES
from verder.facts.demo.company import DemoCompany, demo_company
from verder.facts.demo.names import written_otherwise
from verder.facts.demo.staff import MAIL_DOMAIN


def test_the_same_seed_makes_the_same_company(company: DemoCompany) -> None:
    again = demo_company(today=date(2026, 11, 30), customer_count=300, years=3)
    assert again == company
    assert demo_company(today=date(2026, 11, 21), customer_count=300, seed=7) != company


def test_sales_end_with_the_last_complete_month(company: DemoCompany) -> None:
    assert company.period == Period(date(2023, 11, 1), date(2026, 11, 1))


def test_it_has_so_many_customers_with_each_a_number_of_its_own(company: DemoCompany) -> None:
    assert len({row.number for row in company.customers}) == 300
    assert len({row.name for row in company.customers}) == 300


@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_it_may_be_as_small_as_one_customer(count: int) -> None:
    assert len(demo_company(today=date(2026, 1, 1), customer_count=count).customers) == count


@pytest.mark.parametrize(("count", "years"), [(0, 3), (5, 0)])
def test_nobody_and_never_are_refused(count: int, years: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        demo_company(today=date(2026, 1, 1), customer_count=count, years=years)


def test_groups_have_a_holding_and_subsidiaries_of_one_owner(company: DemoCompany) -> None:
    numbers = {row.number: row for row in company.customers}
    assert len(company.groups) == 6
    for group in company.groups:
        assert 2 <= len(group.entities) <= 4
        head = numbers[group.number]
        assert (head.name, head.group) == (group.name, "")
        entities = [numbers[each] for each in group.entities]
        assert {(row.group, row.owner) for row in entities} == {(group.name, head.owner)}


def test_teams_stand_below_teams_that_came_before(company: DemoCompany) -> None:
    seen = {""}
    for team in company.teams:
        assert team.parent in seen
        seen.add(team.name)
    assert {person.team for person in company.people} <= seen


def test_people_have_addresses_that_reach_nobody(company: DemoCompany) -> None:
    addresses = [person.email for person in company.people]
    assert len(set(addresses)) == len(addresses)
    assert all(address.endswith(f"@{MAIL_DOMAIN}") for address in addresses)
    assert MAIL_DOMAIN.endswith(".example")
    assert {person.role for person in company.people} == {
        "director",
        "controller",
        "sales_manager",
        "account_manager",
        "team_member",
    }


def test_owners_are_account_managers_of_the_team(company: DemoCompany) -> None:
    managers = {(p.name, p.team) for p in company.people if p.role == "account_manager"}
    owned = {(row.owner, row.team) for row in company.customers if row.owner}
    assert owned <= managers
    assert {row.team for row in company.customers} <= {team.name for team in company.teams}


def test_numbers_of_companies_pass_their_check_and_begin_with_three_zeros(
    company: DemoCompany,
) -> None:
    checks = {"NL": dutch.is_valid, "BE": belgian.is_valid}
    given = [row for row in company.customers if row.vat_number]
    assert len(given) > 280
    assert all(checks[row.country](row.vat_number) for row in given)
    assert all(row.vat_number[2:5] == "000" for row in given)
    assert all(row.kvk_number.startswith("000") for row in given if row.kvk_number)


def test_some_of_what_a_debtor_file_should_say_is_missing(company: DemoCompany) -> None:
    for name in ("sector", "owner", "kvk_number", "postcode"):
        empty = [row for row in company.customers if not getattr(row, name)]
        assert 0 < len(empty) < 150, name


def test_some_customers_are_in_the_file_twice_under_another_spelling(
    company: DemoCompany,
) -> None:
    twins = [row for row in company.customers if row.like is not None]
    assert len(twins) == 2
    for row in twins:
        assert row.like is not None
        like = company.customers[row.like]
        assert (row.city, row.street) == (like.city, like.street)
        assert row.number != like.number


@pytest.mark.parametrize(
    ("name", "way", "other"),
    [
        ("Bakboom Techniek B.V.", 0, "Bakboom Techniek BV"),
        ("Bakboom Techniek BV", 0, "Bakboom Techniek B.V."),
        ("Gebr. Bakboom Techniek", 0, "Gebr. Bakboom Techniek BV"),
        ("Bakboom Techniek NV", 2, "Bakboom Techniek"),
        ("Gebr. Bakboom Techniek", 2, "Gebr. Bakboom Techniek BV"),
        ("Bakboom Techniek NV", 4, "BAKBOOM TECHNIEK NV"),
    ],
)
def test_a_second_clerk_writes_a_name_otherwise(name: str, way: int, other: str) -> None:
    assert written_otherwise(name, way) == other


def test_every_article_but_a_service_has_a_cost_below_its_price(company: DemoCompany) -> None:
    assert {article.code for article in company.articles if article.cost is None} == {SERVICES}
    assert all(0 < row.cost < row.price for row in company.articles if row.cost is not None)
    assert len({article.number for article in company.articles}) == len(company.articles)


def test_there_is_a_rate_for_every_working_day(company: DemoCompany) -> None:
    days = {rate.on for rate in company.rates}
    assert {rate.currency for rate in company.rates} == {"GBP", "USD"}
    assert min(days) == date(2023, 11, 1)
    assert max(days) == date(2026, 10, 30)
    assert len(company.rates) == 2 * len(days)
    assert all(0.7 < rate.rate < 1.3 for rate in company.rates)
