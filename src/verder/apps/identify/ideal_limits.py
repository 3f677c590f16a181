"""The table of ideal contacts as flat values: decider and director are `decider_director`."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

from verder.domain.intensify.ideal_frequency import IdealLimits
from verder.domain.intensify.roles import DmuRole, PsuRole

TABLE = "table"
BESIDE = tuple(field.name for field in fields(IdealLimits) if field.name != TABLE)


def make_ideal(**values: Decimal) -> IdealLimits:
    """Return the table and its factors from values by name, defaults where nothing is given.

    >>> make_ideal(decider_director=Decimal(3)).table[DmuRole.DECIDER][PsuRole.DIRECTOR]
    Decimal('3')
    """
    known = flat_ideal(IdealLimits()) | values
    table = {dmu: {psu: known[name_of(dmu, psu)] for psu in PsuRole} for dmu in DmuRole}
    return IdealLimits(table=table, **{name: known[name] for name in BESIDE})


def flat_ideal(limits: IdealLimits) -> dict[str, Any]:
    """Return the values by name."""
    cells = {name_of(dmu, psu): limits.table[dmu][psu] for dmu in DmuRole for psu in PsuRole}
    return cells | {name: getattr(limits, name) for name in BESIDE}


def name_of(dmu: DmuRole, psu: PsuRole) -> str:
    """Return the name of one cell of the table.

    >>> name_of(DmuRole.BUYER, PsuRole.EXECUTOR)
    'buyer_executor'
    """
    return f"{dmu}_{psu}"
