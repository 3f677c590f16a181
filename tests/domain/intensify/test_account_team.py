from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.account_team import TeamCheck, TeamSeat, account_team
from verder.domain.intensify.roles import PsuRole

seats = st.lists(
    st.builds(
        TeamSeat,
        key=st.integers(1, 9),
        roles=st.frozensets(st.sampled_from(PsuRole)),
        has_deputy=st.booleans(),
        has_hours=st.booleans(),
        has_left=st.booleans(),
    ),
    max_size=9,
    unique_by=lambda seat: seat.key,
)


def seat(key: int, *roles: PsuRole, has_left: bool = False) -> TeamSeat:
    return TeamSeat(
        key=key, roles=frozenset(roles), has_deputy=True, has_hours=True, has_left=has_left
    )


def checks(*found: TeamSeat) -> list[TeamCheck]:
    return [finding.check for finding in account_team(found).findings]


def test_five_of_seven_roles_are_five_sevenths() -> None:
    five = list(PsuRole)[:5]
    team = account_team([seat(key, role) for key, role in enumerate(five)])
    assert team.coverage_share.quantize(Decimal("0.0001")) == Decimal("0.7143")
    assert team.vacant_roles == (PsuRole.EXECUTOR, PsuRole.ADMINISTRATOR)


def test_an_account_has_exactly_one_account_manager() -> None:
    executor = seat(9, PsuRole.EXECUTOR)
    assert checks(seat(1, PsuRole.ACCOUNT_MANAGER), executor) == []
    assert checks(seat(1, PsuRole.SELLER), executor) == [TeamCheck.NO_ACCOUNT_MANAGER]
    two = [seat(1, PsuRole.ACCOUNT_MANAGER), seat(2, PsuRole.ACCOUNT_MANAGER)]
    assert checks(*two, executor) == [TeamCheck.SEVERAL_ACCOUNT_MANAGERS]


def test_somebody_makes_or_delivers() -> None:
    pair = [seat(1, PsuRole.ACCOUNT_MANAGER), seat(2, PsuRole.SELLER)]
    assert checks(*pair) == [TeamCheck.NO_EXECUTOR]


def test_who_left_fills_no_role_and_waits_for_a_successor() -> None:
    gone = seat(1, PsuRole.ACCOUNT_MANAGER, has_left=True)
    team = account_team([gone, seat(2, PsuRole.EXECUTOR)])
    assert [(each.check, each.keys) for each in team.findings] == [
        (TeamCheck.COLLEAGUE_LEFT, (1,)),
        (TeamCheck.NO_ACCOUNT_MANAGER, ()),
    ]


def test_one_colleague_in_every_role_is_told() -> None:
    assert checks(seat(3, *PsuRole)) == [TeamCheck.ONE_COLLEAGUE]


@given(seats)
def test_a_role_is_vacant_or_somebody_present_has_it(found: list[TeamSeat]) -> None:
    team = account_team(found)
    present = {role for each in found if not each.has_left for role in each.roles}
    assert set(team.vacant_roles) == set(PsuRole) - present
    assert team.coverage_share == Decimal(len(present)) / 7


@given(seats)
def test_deputies_and_hours_are_asked_of_who_is_there(found: list[TeamSeat]) -> None:
    asked = {each.check: set(each.keys) for each in account_team(found).findings}
    here = [each for each in found if not each.has_left]
    assert asked.get(TeamCheck.NO_DEPUTY, set()) == {x.key for x in here if not x.has_deputy}
    assert asked.get(TeamCheck.NO_HOURS, set()) == {x.key for x in here if not x.has_hours}
