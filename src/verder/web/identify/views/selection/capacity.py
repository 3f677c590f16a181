"""Whether the hours are there for the key accounts that were chosen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.identify.reports.selection import RoundLine
from verder.apps.identify.reports.service_concept import Figure, ServiceReport, used


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityCheck:
    """Hours of the chosen key accounts beside those of the team, and per account manager."""

    keys: int
    key_hours: Decimal
    needed: Decimal
    capacity: Decimal
    utilisation: Figure
    by_manager: tuple[tuple[str, int, Decimal, Figure], ...]

    @property
    def left(self) -> Decimal:
        """Hours that are left for all other customers; less than nothing where there are none."""
        return self.capacity - self.needed


def capacity_check(report: ServiceReport, keys: Sequence[RoundLine]) -> CapacityCheck:
    """Return what these key accounts take of the hours."""
    owners = Counter(str(line.entry.account.owner or "") for line in keys)
    needed = report.key_hours * len(keys)
    return CapacityCheck(
        keys=len(keys),
        key_hours=report.key_hours,
        needed=needed,
        capacity=report.capacity,
        utilisation=used(needed, report.capacity),
        by_manager=tuple(
            (
                name,
                count,
                count * report.key_hours,
                used(count * report.key_hours, report.hours.capacity),
            )
            for name, count in sorted(owners.items())
        ),
    )
