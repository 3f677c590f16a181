"""Who chooses key accounts: sales managers their own, those above them everybody's."""

from collections.abc import Iterable

from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_see_account
from verder.apps.core.enums import Role
from verder.apps.core.models import Team, User
from verder.apps.core.queries import subtree_ids, team_tree
from verder.apps.core.rules import has_role, may_see_margins
from verder.apps.identify.models import SelectionRound
from verder.apps.identify.queries.selection import entries_of

ABOVE_TEAMS = (Role.ADMINISTRATOR, Role.DIRECTOR)


def may_make_round(user: User | None, team: Team | None) -> bool:
    """Return whether the user begins a round for this team, or for the whole company."""
    if has_role(user, *ABOVE_TEAMS):
        return True
    return has_role(user, Role.SALES_MANAGER) and _leads(user, team)


def may_arrange_round(user: User | None, round_: SelectionRound) -> bool:
    """Return whether the user sets criteria and capacity, adds accounts and closes the round."""
    return may_make_round(user, round_.team)


def may_see_round(user: User | None, round_: SelectionRound) -> bool:
    """Return whether the user arranges the round, or sees an account that stands in it."""
    return may_arrange_round(user, round_) or entries_of(round_, user).exists()


def may_score(user: User | None, account: Account, round_: SelectionRound) -> bool:
    """Return whether the user scores the account; account managers where the round lets them."""
    return may_score_seen(user, round_) and may_see_account(user, account)


def may_score_seen(user: User | None, round_: SelectionRound) -> bool:
    """Return whether the user scores the accounts of the round that are in view."""
    if not may_see_margins(user):
        return False
    if has_role(user, Role.ACCOUNT_MANAGER):
        return user is None or round_.is_scored_by_managers
    return has_role(user, *ABOVE_TEAMS, Role.SALES_MANAGER)


def may_decide(user: User | None, account: Account) -> bool:
    """Return whether the user decides what becomes of the account: of the own teams only."""
    return account.pk in may_decide_about(user, [account])


def may_decide_about(user: User | None, accounts: Iterable[Account]) -> set[int]:
    """Return those of the accounts about which the user decides."""
    if has_role(user, *ABOVE_TEAMS):
        return {account.pk for account in accounts}
    if user is None or not has_role(user, Role.SALES_MANAGER):
        return set()
    teams = subtree_ids(user.team_id) if user.team_id else set()
    return {account.pk for account in accounts if _is_of(account, user, teams)}


def _is_of(account: Account, user: User, teams: set[int]) -> bool:
    owner_team = account.owner.team_id if account.owner else None
    return account.owner_id == user.pk or bool({account.team_id, owner_team} & teams)


def _leads(user: User | None, team: Team | None) -> bool:
    """Return whether the team, or every team there is, stands in the user's own."""
    if user is None or user.team_id is None:
        return user is None
    own = subtree_ids(user.team_id)
    if team is not None:
        return team.pk in own
    return team_tree().keys() <= own
