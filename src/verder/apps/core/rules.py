"""Who may do what. `None` stands for the terminal, which may everything."""

from verder.apps.core.enums import SEES_EVERYTHING, Role
from verder.apps.core.models import User

EDITS_ACCOUNTS = frozenset(
    {Role.ADMINISTRATOR, Role.CONTROLLER, Role.SALES_MANAGER, Role.ACCOUNT_MANAGER}
)


def has_role(user: User | None, *roles: Role) -> bool:
    """Return whether the user is active and has one of the roles; the terminal has them all."""
    return user is None or (user.is_active and user.role in roles)


def may_see_everything(user: User | None) -> bool:
    """Return whether no account is hidden from the user."""
    return has_role(user, *SEES_EVERYTHING)


def may_see_margins(user: User | None) -> bool:
    """Return whether the user sees cost and margin: team members only when it was granted."""
    if user is None or not user.is_active:
        return user is None
    return user.role != Role.TEAM_MEMBER or user.sees_margins


def may_import(user: User | None) -> bool:
    """Return whether the user brings files in, looks into imports and undoes them."""
    return has_role(user, Role.ADMINISTRATOR, Role.CONTROLLER)


def may_change_rates(user: User | None) -> bool:
    """Return whether the user sets exchange rates and cost."""
    return has_role(user, Role.ADMINISTRATOR, Role.CONTROLLER)


def may_change_limits(user: User | None) -> bool:
    """Return whether the user sets the thresholds that hold for everybody."""
    return has_role(user, Role.ADMINISTRATOR, Role.CONTROLLER)


def may_change_settings(user: User | None) -> bool:
    """Return whether the user sets currency, fiscal year and name of the organisation."""
    return has_role(user, Role.ADMINISTRATOR)


def may_manage_users(user: User | None) -> bool:
    """Return whether the user makes and changes users and teams."""
    return has_role(user, Role.ADMINISTRATOR)


def may_see_audit(user: User | None) -> bool:
    """Return whether the user reads the audit trail."""
    return has_role(user, Role.ADMINISTRATOR)


def may_remove_demo(user: User | None) -> bool:
    """Return whether the user removes the demo company: those who import their own files."""
    return may_import(user)
