"""Coverage of several accounts together: what somebody looks after, seen as one matrix."""

from collections.abc import Iterable
from decimal import Decimal

from verder.domain.intensify.contact_matrix import ContactMeasures, Figure
from verder.domain.values.missing import NotComputable


def joint_coverage(matrices: Iterable[ContactMeasures]) -> Figure:
    """Return Σ min(current, ideal) ÷ Σ ideal over all these matrices.

    An account with much to cover weighs more than one with little; without anything that
    should be there is no coverage.

    >>> joint_coverage([])
    NotComputable('no_ideal')
    """
    covered = ideal = Decimal(0)
    for each in matrices:
        covered += each.covered
        ideal += each.ideal
    return covered / ideal if ideal else NotComputable("no_ideal")
