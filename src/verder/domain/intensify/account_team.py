"""The own account team (PSU): who does what for an account, and what is missing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from verder.domain.intensify.role_coverage import Holders, only_holder, role_coverage
from verder.domain.intensify.roles import PsuRole


class TeamCheck(StrEnum):
    """What the team of an account lacks."""

    COLLEAGUE_LEFT = "colleague_left"
    NO_ACCOUNT_MANAGER = "no_account_manager"
    SEVERAL_ACCOUNT_MANAGERS = "several_account_managers"
    NO_EXECUTOR = "no_executor"
    ONE_COLLEAGUE = "one_colleague"
    NO_DEPUTY = "no_deputy"
    NO_HOURS = "no_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSeat:
    """The place of a colleague in the team. Who left fills no role any more."""

    key: int
    roles: frozenset[PsuRole]
    has_deputy: bool = False
    has_hours: bool = False
    has_left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFinding:
    """A check that asks for something: which roles, and which seats it is about."""

    check: TeamCheck
    roles: tuple[PsuRole, ...] = ()
    keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTeam:
    """Who fills which role; `findings` holds the most urgent first."""

    holders: Holders[PsuRole]
    findings: tuple[TeamFinding, ...]

    @property
    def coverage_share(self) -> Decimal:
        """Roles that somebody fills ÷ the seven roles."""
        return role_coverage(self.holders)

    @property
    def vacant_roles(self) -> tuple[PsuRole, ...]:
        """The roles that nobody has."""
        return tuple(role for role, found in self.holders.items() if not found)


def account_team(seats: Collection[TeamSeat]) -> AccountTeam:
    """Return who fills which of the seven roles, and what to arrange.

    An account has exactly one account manager and at least one executor; the same
    colleague may have several roles.

    >>> roles = ("account_manager", "seller", "director", "supporter", "executor")
    >>> team = account_team(
    ...     [TeamSeat(key=n, roles=frozenset({PsuRole(r)})) for n, r in enumerate(roles)]
    ... )
    >>> round(team.coverage_share, 4), [str(role) for role in team.vacant_roles]
    (Decimal('0.7143'), ['sales_manager', 'administrator'])
    """
    holders = {
        role: tuple(seat.key for seat in seats if role in seat.roles and not seat.has_left)
        for role in PsuRole
    }
    return AccountTeam(holders=holders, findings=tuple(_findings(holders, seats)))


def _findings(holders: Holders[PsuRole], seats: Collection[TeamSeat]) -> Iterator[TeamFinding]:
    if gone := tuple(seat.key for seat in seats if seat.has_left):
        yield TeamFinding(check=TeamCheck.COLLEAGUE_LEFT, keys=gone)
    managers = holders[PsuRole.ACCOUNT_MANAGER]
    if not managers:
        yield TeamFinding(check=TeamCheck.NO_ACCOUNT_MANAGER, roles=(PsuRole.ACCOUNT_MANAGER,))
    if len(managers) > 1:
        yield TeamFinding(check=TeamCheck.SEVERAL_ACCOUNT_MANAGERS, keys=managers)
    if not holders[PsuRole.EXECUTOR]:
        yield TeamFinding(check=TeamCheck.NO_EXECUTOR, roles=(PsuRole.EXECUTOR,))
    if (colleague := only_holder(holders)) is not None:
        yield TeamFinding(check=TeamCheck.ONE_COLLEAGUE, keys=(colleague,))
    present = [seat for seat in seats if not seat.has_left]
    if alone := tuple(seat.key for seat in present if not seat.has_deputy):
        yield TeamFinding(check=TeamCheck.NO_DEPUTY, keys=alone)
    if unsaid := tuple(seat.key for seat in present if not seat.has_hours):
        yield TeamFinding(check=TeamCheck.NO_HOURS, keys=unsaid)
