"""The DMU-PSU matrix (contactmatrix): who meets whom how often a year, and how it should be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
Pair = tuple[int, int]  # a buyer and a colleague, by their keys
Figure = Decimal | NotComputable


class Weighing(StrEnum):
    """How the word of people weighs in figures by influence."""

    BY_INFLUENCE = "by_influence"
    PARTLY = "partly"  # who is not judged yet weighs as the average of the others
    ALIKE = "alike"  # nobody's influence is known, or shown


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixLimits:
    """From how many steps between two function levels on a pair stands out, and of whom.

    Above `thread_share` of single-thread risk one person carries the account; who has at least
    `strong_influence` is to meet a second colleague then.
    """

    level_steps: int = 2
    is_account_manager_free: bool = False  # pairs with the account manager never stand out
    thread_share: Decimal = Decimal("0.5")
    strong_influence: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """A row: somebody of the buying team; influence and level where they are known."""

    key: int
    influence: Decimal | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A column: a colleague in the account team."""

    key: int
    level: int | None = None
    is_account_manager: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """Contacts a year of one pair; `current` is None where nobody knows."""

    current: Decimal | None = None
    ideal: Decimal = ZERO

    @property
    def had(self) -> Decimal:
        """The contacts there are; what nobody knows counts as none."""
        return self.current or ZERO

    @property
    def covered(self) -> Decimal:
        """The part of the ideal that is there."""
        return min(self.had, self.ideal)

    @property
    def gap(self) -> Decimal:
        """What is missing."""
        return max(ZERO, self.ideal - self.had)

    @property
    def over(self) -> Decimal:
        """What is more than meant; all of it where nothing was meant."""
        return max(ZERO, self.had - self.ideal)

    @property
    def is_link(self) -> bool:
        """Whether these two meet at all."""
        return self.had > 0


Cells = Mapping[Pair, Contacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyerMeasures:
    """What the matrix says of one buyer; `threads` counts the colleagues who meet them."""

    key: int
    weight: Decimal
    ideal: Decimal
    current: Decimal
    covered: Decimal
    threads: int
    coverage_share: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerMeasures:
    """What the matrix says of one colleague; the share is of all contact, by influence."""

    key: int
    ideal: Decimal
    current: Decimal
    carried_share: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMeasures:
    """What the matrix says of the whole account."""

    ideal: Decimal
    current: Decimal
    covered: Decimal
    gap: Decimal
    over: Decimal
    coverage_share: Figure
    weighted_coverage_share: Figure
    link_coverage_share: Figure
    single_thread_share: Figure
    key_person_share: Figure
    concentration: Figure  # the Herfindahl-Hirschman index over colleagues
    buyers: tuple[BuyerMeasures, ...]
    servers: tuple[ServerMeasures, ...]
    mismatches: tuple[Pair, ...]
    weighing: Weighing
    unjudged: int  # buyers whose influence is not known

    @property
    def single_threaded(self) -> tuple[BuyerMeasures, ...]:
        """The buyers whom one colleague meets, or nobody, the weightiest first."""
        found = (buyer for buyer in self.buyers if buyer.threads <= 1)
        return tuple(sorted(found, key=lambda buyer: (-buyer.weight, buyer.threads, buyer.key)))

    @property
    def key_person(self) -> ServerMeasures | None:
        """The colleague who carries most of the contact, where there is any."""
        carrying = [each for each in self.servers if isinstance(each.carried_share, Decimal)]
        return max(carrying, key=_carried, default=None)


def contact_measures(
    buyers: Sequence[Buyer],
    servers: Sequence[Server],
    cells: Cells,
    limits: MatrixLimits | None = None,
) -> ContactMeasures:
    """Return coverage and risks of the contacts with an account.

    coverage = Σ min(current, ideal) / Σ ideal; by influence Σ infl·coverage / Σ infl over the
    buyers with an ideal; single-thread risk = Σ infl of buyers with ≤ 1 thread / Σ infl; the
    key person carries max Σ infl·current / Σ, the index is Σ of those shares squared.
    Contacts that nobody meant are over-service. Source: matrix and phases are taught, the
    measures are our own.
    """
    weights, weighing, unjudged = weigh(buyers)
    rows = tuple(_buyer(buyer, servers, cells, weights[buyer.key]) for buyer in buyers)
    carried = _carried_shares(buyers, servers, cells, weights)
    ideal, covered = _sum(row.ideal for row in rows), _sum(row.covered for row in rows)
    shown = [cells[pair] for pair in _pairs(buyers, servers) if pair in cells]
    is_known = any(cell.current is not None for cell in shown)
    return ContactMeasures(
        ideal=ideal,
        current=_sum(row.current for row in rows),
        covered=covered,
        gap=_sum(cell.gap for cell in shown),
        over=_sum(cell.over for cell in shown),
        coverage_share=_known(_share(covered, ideal, "no_ideal"), is_known=is_known),
        weighted_coverage_share=_known(_weighted(rows), is_known=is_known),
        link_coverage_share=_known(_links(shown), is_known=is_known),
        single_thread_share=_known(_single_threaded(rows), is_known=is_known),
        key_person_share=_largest(carried),
        concentration=_index(carried),
        buyers=rows,
        servers=tuple(_server(server, buyers, cells, carried) for server in servers),
        mismatches=level_mismatches(buyers, servers, cells, limits or MatrixLimits()),
        weighing=weighing,
        unjudged=unjudged,
    )


def second_contacts(
    measures: ContactMeasures, limits: MatrixLimits | None = None
) -> tuple[int, ...] | None:
    """Return whom a second colleague should meet, the weightiest first, by their keys.

    None while no one person carries the account. Where nobody's influence is known there is
    nobody to name. Source: the advice is from the literature, its limits are our own.
    """
    limits, risk = limits or MatrixLimits(), measures.single_thread_share
    if isinstance(risk, NotComputable) or risk <= limits.thread_share:
        return None
    return tuple(
        each.key for each in measures.single_threaded if each.weight >= limits.strong_influence
    )


def weigh(buyers: Sequence[Buyer]) -> tuple[dict[int, Decimal], Weighing, int]:
    """Return how much each buyer weighs, how that was found, and how many are not judged.

    >>> weigh([Buyer(key=1, influence=Decimal(5)), Buyer(key=2, influence=Decimal(3)),
    ...        Buyer(key=3)])[0][3]
    Decimal('4')
    """
    known = [buyer.influence for buyer in buyers if buyer.influence is not None]
    unjudged = len(buyers) - len(known)
    if not known:
        return {buyer.key: ONE for buyer in buyers}, Weighing.ALIKE, unjudged
    usual = _sum(known) / len(known)
    weights = {buyer.key: usual if buyer.influence is None else buyer.influence for buyer in buyers}
    return weights, Weighing.PARTLY if unjudged else Weighing.BY_INFLUENCE, unjudged


def level_mismatches(
    buyers: Sequence[Buyer], servers: Sequence[Server], cells: Cells, limits: MatrixLimits
) -> tuple[Pair, ...]:
    """Return the pairs that meet, or should, and whose function levels lie too far apart."""
    return tuple(
        (buyer.key, server.key)
        for buyer in buyers
        for server in servers
        if is_level_apart(buyer, server, limits)
        and (cell := cells.get((buyer.key, server.key))) is not None
        and (cell.had > 0 or cell.ideal > 0)
    )


def is_level_apart(buyer: Buyer, server: Server, limits: MatrixLimits) -> bool:
    """Return whether the function levels of two people lie too far apart, as far as known.

    >>> is_level_apart(Buyer(key=1, level=5), Server(key=2, level=3), MatrixLimits())
    True
    """
    if buyer.level is None or server.level is None:
        return False
    if server.is_account_manager and limits.is_account_manager_free:
        return False
    return abs(buyer.level - server.level) >= limits.level_steps


def _buyer(buyer: Buyer, servers: Sequence[Server], cells: Cells, weight: Decimal) -> BuyerMeasures:
    found = [cells[pair] for server in servers if (pair := (buyer.key, server.key)) in cells]
    ideal, covered = _sum(cell.ideal for cell in found), _sum(cell.covered for cell in found)
    return BuyerMeasures(
        key=buyer.key,
        weight=weight,
        ideal=ideal,
        current=_sum(cell.had for cell in found),
        covered=covered,
        threads=sum(cell.is_link for cell in found),
        coverage_share=_share(covered, ideal, "no_ideal"),
    )


def _server(
    server: Server, buyers: Sequence[Buyer], cells: Cells, carried: Mapping[int, Figure]
) -> ServerMeasures:
    found = [cells[pair] for buyer in buyers if (pair := (buyer.key, server.key)) in cells]
    return ServerMeasures(
        key=server.key,
        ideal=_sum(cell.ideal for cell in found),
        current=_sum(cell.had for cell in found),
        carried_share=carried[server.key],
    )


def _carried_shares(
    buyers: Sequence[Buyer],
    servers: Sequence[Server],
    cells: Cells,
    weights: Mapping[int, Decimal],
) -> dict[int, Figure]:
    carried = {
        server.key: _sum(
            weights[buyer.key] * cells[pair].had
            for buyer in buyers
            if (pair := (buyer.key, server.key)) in cells
        )
        for server in servers
    }
    whole = _sum(carried.values())
    return {key: _share(part, whole, "no_contacts_known") for key, part in carried.items()}


def _weighted(rows: Sequence[BuyerMeasures]) -> Figure:
    meant = [(row.weight, row.covered / row.ideal) for row in rows if row.ideal > 0]
    whole = _sum(weight for weight, _coverage in meant)
    return _share(_sum(weight * coverage for weight, coverage in meant), whole, "no_ideal")


def _links(shown: Sequence[Contacts]) -> Figure:
    meant = [cell for cell in shown if cell.ideal > 0]
    return _share(Decimal(sum(cell.is_link for cell in meant)), Decimal(len(meant)), "no_ideal")


def _single_threaded(rows: Sequence[BuyerMeasures]) -> Figure:
    thin = _sum(row.weight for row in rows if row.threads <= 1)
    return _share(thin, _sum(row.weight for row in rows), "no_buyers")


def _largest(carried: Mapping[int, Figure]) -> Figure:
    shares = [share for share in carried.values() if isinstance(share, Decimal)]
    return max(shares) if shares else NotComputable("no_contacts_known")


def _index(carried: Mapping[int, Figure]) -> Figure:
    shares = [share for share in carried.values() if isinstance(share, Decimal)]
    return _sum(share * share for share in shares) if shares else NotComputable("no_contacts_known")


def _carried(server: ServerMeasures) -> tuple[Decimal, int]:
    share = server.carried_share
    return (share if isinstance(share, Decimal) else ZERO, -server.key)


def _known(figure: Figure, *, is_known: bool) -> Figure:
    """Return the figure, unless it would call nothing what nobody knows."""
    is_answer = isinstance(figure, Decimal)
    return NotComputable("contacts_unknown") if is_answer and not is_known else figure


def _share(part: Decimal, whole: Decimal, reason: str) -> Figure:
    return part / whole if whole > 0 else NotComputable(reason)


def _pairs(buyers: Sequence[Buyer], servers: Sequence[Server]) -> Iterable[Pair]:
    return ((buyer.key, server.key) for buyer in buyers for server in servers)


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, ZERO)
