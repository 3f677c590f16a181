from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.buying_team import Buyer, BuyingCheck, FormerBuyer, buying_team
from verder.domain.intensify.roles import DmuRole

TODAY = date(2026, 3, 1)
FIVE = (DmuRole.DECIDER, DmuRole.BUYER, DmuRole.INFLUENCER, DmuRole.USER, DmuRole.SUPPORTER)
buyers = st.lists(
    st.builds(
        Buyer,
        key=st.integers(1, 9),
        roles=st.frozensets(st.sampled_from(DmuRole)),
        is_named=st.booleans(),
    ),
    max_size=9,
    unique_by=lambda buyer: buyer.key,
)


def people(*roles: DmuRole) -> list[Buyer]:
    return [Buyer(key=key, roles=frozenset({role})) for key, role in enumerate(roles)]


def test_five_of_six_roles_are_five_sixths_and_the_adviser_is_missing() -> None:
    team = buying_team(people(*FIVE), today=TODAY)
    assert team.coverage_share.quantize(Decimal("0.0001")) == Decimal("0.8333")
    assert team.unknown_roles == (DmuRole.ADVISER,)
    assert [finding.check for finding in team.findings] == [BuyingCheck.UNKNOWN_ROLES]


def test_one_person_in_all_roles_covers_them_and_is_a_warning() -> None:
    team = buying_team([Buyer(key=7, roles=frozenset(DmuRole))], today=TODAY)
    assert team.coverage_share == 1
    assert [(each.check, each.keys) for each in team.findings] == [(BuyingCheck.ONE_PERSON, (7,))]


def test_an_account_needs_a_decider_and_a_buyer() -> None:
    team = buying_team(people(DmuRole.USER), today=TODAY)
    checks = [finding.check for finding in team.findings]
    assert checks[:2] == [BuyingCheck.NO_DECIDER, BuyingCheck.NO_BUYER]


@pytest.mark.parametrize(("days", "is_told"), [(0, True), (364, True), (365, False), (-1, False)])
def test_who_came_lately_and_knows_us_is_a_chance(days: int, *, is_told: bool) -> None:
    came = Buyer(key=7, roles=frozenset(), came_on=TODAY - timedelta(days))
    findings = buying_team([came], today=TODAY).findings
    found = [each.keys for each in findings if each.check is BuyingCheck.KNOWS_US]
    assert found == ([(7,)] if is_told else [])


def test_somebody_unknown_fills_no_role() -> None:
    unknown = Buyer(key=1, roles=frozenset({DmuRole.DECIDER}), is_named=False)
    assert buying_team([unknown], today=TODAY).coverage_share == 0


@pytest.mark.parametrize(
    ("days", "roles", "expected"),
    [
        (10, (DmuRole.BUYER,), True),
        (400, (DmuRole.BUYER,), False),  # long ago
        (-5, (DmuRole.BUYER,), False),  # still there
        (10, (DmuRole.USER,), False),  # somebody took over
    ],
)
def test_who_left_lately_is_named_where_nobody_took_over(
    days: int, roles: tuple[DmuRole, ...], *, expected: bool
) -> None:
    gone = FormerBuyer(key=5, roles=frozenset(roles), left_on=TODAY - timedelta(days=days))
    team = buying_team(people(DmuRole.DECIDER, DmuRole.USER), former=[gone], today=TODAY)
    named = [each.keys for each in team.findings if each.check is BuyingCheck.KEY_PERSON_LEFT]
    assert named == ([(5,)] if expected else [])


@given(buyers)
def test_coverage_and_unknown_roles_are_two_sides_of_one_thing(found: list[Buyer]) -> None:
    team = buying_team(found, today=TODAY)
    assert team.coverage_share == Decimal(6 - len(team.unknown_roles)) / 6
    asked = {role for finding in team.findings for role in finding.roles}
    assert asked == set(team.unknown_roles)


@given(buyers, st.sampled_from(DmuRole))
def test_one_more_person_never_lowers_coverage(found: list[Buyer], role: DmuRole) -> None:
    before = buying_team(found, today=TODAY).coverage_share
    more = [*found, Buyer(key=10, roles=frozenset({role}))]
    assert buying_team(more, today=TODAY).coverage_share >= before
