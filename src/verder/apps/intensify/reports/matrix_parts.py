"""Rows, columns and cells of the DMU-PSU matrix of an account, from what is on record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.intensify.enums import FrequencyKind
from verder.apps.intensify.models import Colleague, Frequency, Opinion, Position, Seat
from verder.apps.intensify.queries.contacts import Pair
from verder.domain.intensify.contact_counts import (
    ContactLog,
    CountBasis,
    CountLimits,
    CurrentContacts,
    Estimate,
    current_contacts,
)
from verder.domain.intensify.contact_matrix import Buyer, Contacts, Server
from verder.domain.intensify.roles import DmuRole, PsuRole


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """Somebody of the buying team; influence only for who may see opinions."""

    position: Position
    roles: tuple[DmuRole, ...]
    influence: int | None

    @property
    def key(self) -> int:
        """The position."""
        return self.position.pk

    @property
    def buyer(self) -> Buyer:
        """The row as the method takes it."""
        influence = None if self.influence is None else Decimal(self.influence)
        return Buyer(key=self.key, influence=influence, level=self.position.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixColumn:
    """A colleague in the account team, with all roles there."""

    colleague: Colleague
    roles: tuple[PsuRole, ...]
    is_pioneer: bool

    @property
    def key(self) -> int:
        """The colleague."""
        return self.colleague.pk

    @property
    def server(self) -> Server:
        """The column as the method takes it."""
        is_account_manager = PsuRole.ACCOUNT_MANAGER in self.roles
        return Server(
            key=self.key, level=self.colleague.level, is_account_manager=is_account_manager
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """Contacts a year of a pair: as they are, where that comes from, and as they should be."""

    current: CurrentContacts
    ideal: Decimal | None  # None: nothing is said
    estimate: Decimal | None
    counted: int

    @property
    def contacts(self) -> Contacts:
        """The cell as the method takes it."""
        return Contacts(current=self.current.times, ideal=self.ideal or Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """What is still said of a pair of whom somebody left."""

    frequency: Frequency
    is_buyer_gone: bool
    is_colleague_gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountContacts:
    """What is on record of the contacts with one account, on a day."""

    positions: Sequence[Position]
    seats: Sequence[Seat]
    opinions: Mapping[int, Opinion]
    frequencies: Sequence[Frequency]
    counted: Mapping[Pair, int]
    log: ContactLog
    limits: CountLimits


def matrix_rows(found: AccountContacts) -> list[MatrixRow]:
    """Return the buying team: who has a role, is a gatekeeper, or is met; deciders first."""
    met = {frequency.position_id for frequency in found.frequencies}
    met |= {position for position, _colleague in found.counted}
    rows = [
        MatrixRow(
            position=position,
            roles=tuple(DmuRole(each.role) for each in position.roles.all()),
            influence=opinion.influence if (opinion := found.opinions.get(position.pk)) else None,
        )
        for position in found.positions
    ]
    return sorted((row for row in rows if is_in_team(row, met)), key=_row_order)


def is_in_team(row: MatrixRow, met: Iterable[int]) -> bool:
    """Return whether somebody stands in the matrix."""
    return bool(row.roles) or row.position.is_gatekeeper or row.key in met


def matrix_columns(found: AccountContacts) -> list[MatrixColumn]:
    """Return the account team, a column for each colleague; account managers first."""
    seats: dict[int, list[Seat]] = {}
    for seat in found.seats:
        seats.setdefault(seat.colleague_id, []).append(seat)
    columns = [
        MatrixColumn(
            colleague=same[0].colleague,
            roles=tuple(
                dict.fromkeys(PsuRole(each.role) for seat in same for each in seat.roles.all())
            ),
            is_pioneer=any(seat.is_pioneer for seat in same),
        )
        for same in seats.values()
    ]
    return sorted(columns, key=_column_order)


def matrix_cells(
    found: AccountContacts,
    rows: Sequence[MatrixRow],
    columns: Sequence[MatrixColumn],
    basis: CountBasis,
) -> dict[Pair, MatrixCell]:
    """Return the cells of which anything is known or said."""
    ideals = _said(found.frequencies, FrequencyKind.IDEAL)
    estimates = _said(found.frequencies, FrequencyKind.ESTIMATE)
    cells = {
        pair: _cell(found, basis, pair, ideals.get(pair), estimates.get(pair))
        for row in rows
        for column in columns
        for pair in [(row.key, column.key)]
    }
    return {pair: cell for pair, cell in cells.items() if _is_said(cell)}


def orphans_of(
    found: AccountContacts, rows: Sequence[MatrixRow], columns: Sequence[MatrixColumn]
) -> list[Orphan]:
    """Return what is still said of people who are no longer there."""
    buyers, colleagues = {row.key for row in rows}, {column.key for column in columns}
    return [
        Orphan(
            frequency=frequency,
            is_buyer_gone=frequency.position_id not in buyers,
            is_colleague_gone=frequency.colleague_id not in colleagues,
        )
        for frequency in found.frequencies
        if frequency.position_id not in buyers or frequency.colleague_id not in colleagues
    ]


def _cell(
    found: AccountContacts,
    basis: CountBasis,
    pair: Pair,
    ideal: Frequency | None,
    estimate: Frequency | None,
) -> MatrixCell:
    counted = found.counted.get(pair, 0)
    return MatrixCell(
        current=current_contacts(
            counted=counted,
            estimate=Estimate(estimate.times, estimate.on) if estimate else None,
            log=found.log,
            basis=basis,
            limits=found.limits,
        ),
        ideal=ideal.times if ideal else None,
        estimate=estimate.times if estimate else None,
        counted=counted,
    )


def _is_said(cell: MatrixCell) -> bool:
    return cell.current.times is not None or cell.ideal is not None or cell.estimate is not None


def _said(frequencies: Iterable[Frequency], kind: FrequencyKind) -> dict[Pair, Frequency]:
    return {(row.position_id, row.colleague_id): row for row in frequencies if row.kind == kind}


def _row_order(row: MatrixRow) -> tuple[int, int, str, int]:
    order = list(DmuRole)
    first = min((order.index(role) for role in row.roles), default=len(order))
    return (first, -(row.position.level or 0), str(row.position).casefold(), row.key)


def _column_order(column: MatrixColumn) -> tuple[int, str, int]:
    order = list(PsuRole)
    first = min((order.index(role) for role in column.roles), default=len(order))
    return (first, column.colleague.name.casefold(), column.key)
