"""Agreement between rankings (Kendall's W): from 0, none, to 1, the same order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from verder.domain.values.missing import NotComputable
from verder.domain.values.ranks import average_ranks


class Agreement(StrEnum):
    """How far rankings agree, in a word."""

    LITTLE = "little"
    FAIR = "fair"
    STRONG = "strong"


FAIR_FROM = Decimal("0.3")
STRONG_FROM = Decimal("0.7")


def kendalls_w(rankings: Sequence[Mapping[int, Decimal]]) -> Decimal:
    """Return W = 12 S / (m²(n³ − n) − m ΣT), corrected for ties.

    Each of the m rankings gives every account a number, the lowest best. S adds up how far
    the sums of ranks lie from their average, squared; T = Σ(t³ − t) over the ties of a
    ranking. Fewer than two rankings ("one_ranking") or accounts ("nothing_to_compare"), and
    rankings in which all are equal ("all_equal"), have no agreement. Source: literature
    (Kendall).

    >>> same = {1: Decimal(1), 2: Decimal(2)}
    >>> kendalls_w([same, same])
    Decimal('1')
    """
    if len(rankings) < 2:
        raise NotComputable("one_ranking")
    accounts = list(rankings[0])
    if len(accounts) < 2:
        raise NotComputable("nothing_to_compare")
    ranked = [average_ranks(ranking, is_low_best=True) for ranking in rankings]
    m, n = len(rankings), len(accounts)
    average = Decimal(m * (n + 1)) / 2
    sums = [sum((ranks[key] for ranks in ranked), Decimal(0)) for key in accounts]
    spread = sum(((total - average) ** 2 for total in sums), Decimal(0))
    whole = m * m * (n**3 - n) - m * sum(_ties(ranks) for ranks in ranked)
    if not whole:
        raise NotComputable("all_equal")
    return 12 * spread / whole


def agreement_of(w: Decimal) -> Agreement:
    """Return W in a word; the borders are our own rule of thumb.

    >>> agreement_of(Decimal("0.4747")).value
    'fair'
    """
    if w >= STRONG_FROM:
        return Agreement.STRONG
    return Agreement.FAIR if w >= FAIR_FROM else Agreement.LITTLE


def _ties(ranks: Mapping[int, Decimal]) -> int:
    return sum(count**3 - count for count in Counter(ranks.values()).values())
