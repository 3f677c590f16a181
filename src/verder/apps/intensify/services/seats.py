"""The parts of which acts on seats are made: roles, the end of a seat, and who sees the account."""

from collections.abc import Collection
from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import Colleague, Seat, SeatRole
from verder.apps.intensify.services.journal import Journal
from verder.apps.intensify.services.role_days import end_roles


def set_roles(journal: Journal, seat: Seat, roles: Collection[str], *, on: date) -> None:
    """Let a seat have these roles from a day on; what it no longer has, ended on that day."""
    standing = seat.roles.filter(ended_on=None)
    for role in end_roles(journal, standing, roles, on=on):
        journal.make(SeatRole(seat=seat, role=role, began_on=on))


def close_seat(journal: Journal, seat: Seat, *, on: date) -> None:
    """End a seat with its roles on a day."""
    set_roles(journal, seat, [], on=on)
    journal.change(seat, ended_on=max(on, seat.began_on or on))


def let_see(journal: Journal, account: Account, colleague: Colleague) -> None:
    """Make a colleague who signs in a member of the account."""
    user = colleague.user
    if user is None or user.pk == account.owner_id:
        return
    if not account.members.filter(pk=user.pk).exists():
        journal.make(Account.members.through(account=account, user=user))


def no_longer_let_see(journal: Journal, account: Account, colleague: Colleague) -> None:
    """Take a colleague who signs in off the members of the account."""
    members = Account.members.through._default_manager  # noqa: SLF001 - Django's public name
    for row in members.filter(account=account, user=colleague.user_id):
        journal.remove(row)
