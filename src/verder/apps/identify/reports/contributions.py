"""Which part of our own contribution each account brings."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from verder.apps.identify import figures
from verder.apps.identify.keeping import kept
from verder.apps.identify.reports.amounts import ENOUGH_COST, costed_share, gross_margin
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level

ZERO = Decimal(0)
Figure = Decimal | NotComputable


@kept
def contribution_shares(facts: Facts, period: Period, level: Level) -> Mapping[int, Figure]:
    """Return by account its share of the contribution of the whole company.

    The contribution is gross margin. Who has too much turnover of unknown cost has no
    share, and is left out of the whole.
    """
    totals = figures.totals(facts, period, level, "")
    known = {
        key: gross_margin(row) for key, row in totals.items() if costed_share(row) >= ENOUGH_COST
    }
    whole = sum(known.values(), ZERO)
    unknown: Figure = NotComputable("cost_unknown")
    if whole <= 0:
        unknown, known = NotComputable("margin_not_positive"), {}
    return MappingProxyType(
        {key: known[key] / whole if key in known else unknown for key in totals}
    )
