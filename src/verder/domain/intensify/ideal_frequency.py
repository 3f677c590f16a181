"""How often a year people of both sides should meet, by their roles and the class of account."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from verder.domain.intensify.roles import DmuRole, PsuRole

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
RoleTable = Mapping[DmuRole, Mapping[PsuRole, Decimal]]


class ContactClass(StrEnum):
    """The classes of account for which there is a proposal; of C there is none."""

    KEY = "key"
    A = "A"
    B = "B"


def _row(*times: int) -> dict[PsuRole, Decimal]:
    return {role: Decimal(each) for role, each in zip(PsuRole, times, strict=True)}


# Our own proposal (REC), in the order of `PsuRole`: account manager, seller, sales manager,
# director, supporter, executor, administrator.
DEFAULT_TABLE: Final[RoleTable] = {
    DmuRole.DECIDER: _row(4, 0, 2, 2, 0, 0, 0),
    DmuRole.BUYER: _row(12, 6, 2, 0, 12, 0, 4),
    DmuRole.ADVISER: _row(4, 2, 0, 0, 0, 2, 0),
    DmuRole.INFLUENCER: _row(6, 2, 0, 0, 0, 4, 0),
    DmuRole.USER: _row(2, 2, 0, 0, 6, 12, 0),
    DmuRole.SUPPORTER: _row(2, 0, 0, 0, 12, 0, 12),
}
GATEKEEPER_SIDE: Final = frozenset({PsuRole.ACCOUNT_MANAGER, PsuRole.SUPPORTER})


@dataclass(frozen=True, slots=True, kw_only=True)
class IdealLimits:
    """The table of a key account, and how it becomes that of another class."""

    table: RoleTable = field(default_factory=lambda: dict(DEFAULT_TABLE))
    a_factor: Decimal = Decimal("0.6")
    b_factor: Decimal = Decimal("0.2")
    least_from: Decimal = Decimal(4)  # a value of so much never becomes less than one
    gatekeeper_extra: Decimal = Decimal(2)

    def factor(self, contact_class: ContactClass) -> Decimal:
        """Return by how much the table is multiplied for a class."""
        factors = {ContactClass.A: self.a_factor, ContactClass.B: self.b_factor}
        return factors.get(contact_class, ONE)


def ideal_frequency(
    *,
    dmu_roles: Collection[DmuRole],
    psu_roles: Collection[PsuRole],
    is_gatekeeper: bool = False,
    contact_class: ContactClass = ContactClass.KEY,
    limits: IdealLimits | None = None,
) -> Decimal:
    """Return how often a year two people should meet: the most that a pair of their roles asks.

    With several roles on either side the highest value holds, not the sum. A gatekeeper
    (portier) gets two contacts extra of account manager and inside sales. The value of a key
    account is scaled to the class and rounded; from 4 on at least one is left.

    >>> str(ideal_frequency(dmu_roles=[DmuRole.BUYER, DmuRole.DECIDER],
    ...                     psu_roles=[PsuRole.ACCOUNT_MANAGER]))
    '12'
    >>> str(ideal_frequency(dmu_roles=[DmuRole.DECIDER], psu_roles=[PsuRole.ACCOUNT_MANAGER],
    ...                     contact_class=ContactClass.B))
    '1'
    """
    limits = limits or IdealLimits()
    asked = (limits.table.get(dmu, {}).get(psu, ZERO) for dmu in dmu_roles for psu in psu_roles)
    value = max(asked, default=ZERO)
    if is_gatekeeper and not GATEKEEPER_SIDE.isdisjoint(psu_roles):
        value += limits.gatekeeper_extra
    return _scaled(value, contact_class, limits)


def _scaled(value: Decimal, contact_class: ContactClass, limits: IdealLimits) -> Decimal:
    if contact_class is ContactClass.KEY:
        return value
    scaled = (value * limits.factor(contact_class)).quantize(ONE, ROUND_HALF_UP)
    return max(scaled, ONE) if value >= limits.least_from else scaled
