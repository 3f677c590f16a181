from collections.abc import Callable

import pytest

from verder.apps.core import rules
from verder.apps.core.enums import Role
from verder.apps.core.models import User

Rule = Callable[[User | None], bool]

TABLE: dict[Rule, set[Role]] = {
    rules.may_see_everything: {Role.ADMINISTRATOR, Role.CONTROLLER, Role.DIRECTOR},
    rules.may_see_margins: set(Role) - {Role.TEAM_MEMBER},
    rules.may_import: {Role.ADMINISTRATOR, Role.CONTROLLER},
    rules.may_change_rates: {Role.ADMINISTRATOR, Role.CONTROLLER},
    rules.may_change_limits: {Role.ADMINISTRATOR, Role.CONTROLLER},
    rules.may_change_settings: {Role.ADMINISTRATOR},
    rules.may_manage_users: {Role.ADMINISTRATOR},
    rules.may_see_audit: {Role.ADMINISTRATOR},
    rules.may_remove_demo: {Role.ADMINISTRATOR, Role.CONTROLLER},
}


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.__name__)
def test_each_rule_lets_exactly_its_roles(rule: Rule) -> None:
    assert {role for role in Role if rule(User(role=role))} == TABLE[rule]


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.__name__)
def test_the_terminal_may_everything_and_who_left_nothing(rule: Rule) -> None:
    assert rule(None)
    assert not any(rule(User(role=role, is_active=False)) for role in Role)


def test_a_team_member_sees_margins_when_that_was_granted() -> None:
    assert rules.may_see_margins(User(role=Role.TEAM_MEMBER, sees_margins=True))
