"""The customer's buying team (DMU, aankoopteam): who fills which role, and what is unknown."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.intensify.role_coverage import Holders, only_holder, role_coverage
from verder.domain.intensify.roles import DmuRole

NEEDED: Final = (DmuRole.DECIDER, DmuRole.BUYER)
LATELY: Final = timedelta(days=365)


class BuyingCheck(StrEnum):
    """What is worth a question to the customer."""

    NO_DECIDER = "no_decider"
    NO_BUYER = "no_buyer"
    UNKNOWN_ROLES = "unknown_roles"
    ONE_PERSON = "one_person"
    KEY_PERSON_LEFT = "key_person_left"
    KNOWS_US = "knows_us"


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """A place in the buying team; without a name it is somebody whom nobody knows yet.

    `came_on` is the day on which somebody who knows us from another account began here, of
    whom nobody here has spoken or planned to speak yet.
    """

    key: int
    roles: frozenset[DmuRole]
    is_named: bool = True
    came_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerBuyer:
    """Somebody who left the customer, with the roles they had until that day."""

    key: int
    roles: frozenset[DmuRole]
    left_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyingFinding:
    """A check that asks for something: which roles, and which people it is about."""

    check: BuyingCheck
    roles: tuple[DmuRole, ...] = ()
    keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyingTeam:
    """Who fills which role; `findings` holds the most urgent first."""

    holders: Holders[DmuRole]
    findings: tuple[BuyingFinding, ...]

    @property
    def coverage_share(self) -> Decimal:
        """Roles with at least one person by name ÷ the six roles."""
        return role_coverage(self.holders)

    @property
    def unknown_roles(self) -> tuple[DmuRole, ...]:
        """The roles of which nobody knows who has them."""
        return tuple(role for role, found in self.holders.items() if not found)


def buying_team(
    buyers: Collection[Buyer],
    *,
    today: date,
    former: Collection[FormerBuyer] = (),
    lately: timedelta = LATELY,
) -> BuyingTeam:
    """Return who fills which of the six roles, and what to find out.

    One person may have several roles, and a role several people; only who is known by name
    counts. Somebody who left less than `lately` ago is named where nobody took the role over;
    who came less than `lately` ago and knows us already is a chance.

    >>> roles = ("decider", "buyer", "influencer", "user", "supporter")
    >>> team = buying_team(
    ...     [Buyer(key=n, roles=frozenset({DmuRole(r)})) for n, r in enumerate(roles)],
    ...     today=date(2026, 1, 1),
    ... )
    >>> round(team.coverage_share, 4), [str(role) for role in team.unknown_roles]
    (Decimal('0.8333'), ['adviser'])
    """
    holders = {
        role: tuple(buyer.key for buyer in buyers if buyer.is_named and role in buyer.roles)
        for role in DmuRole
    }
    recent = [each for each in former if today - lately < each.left_on <= today]
    came = [
        each.key
        for each in buyers
        if each.came_on is not None and today - lately < each.came_on <= today
    ]
    chances = [BuyingFinding(check=BuyingCheck.KNOWS_US, keys=(key,)) for key in came]
    return BuyingTeam(holders=holders, findings=(*_findings(holders, recent), *chances))


def _findings(
    holders: Holders[DmuRole], former: Collection[FormerBuyer]
) -> Iterator[BuyingFinding]:
    unknown = [role for role, found in holders.items() if not found]
    for gone in former:
        if lost := tuple(role for role in unknown if role in gone.roles):
            yield BuyingFinding(check=BuyingCheck.KEY_PERSON_LEFT, roles=lost, keys=(gone.key,))
    for role, check in zip(NEEDED, (BuyingCheck.NO_DECIDER, BuyingCheck.NO_BUYER), strict=True):
        if role in unknown:
            yield BuyingFinding(check=check, roles=(role,))
    if (person := only_holder(holders)) is not None:
        yield BuyingFinding(check=BuyingCheck.ONE_PERSON, keys=(person,))
    if others := tuple(role for role in unknown if role not in NEEDED):
        yield BuyingFinding(check=BuyingCheck.UNKNOWN_ROLES, roles=others)
