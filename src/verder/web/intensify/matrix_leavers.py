"""Cells of people who left, by leaver, with who could take them over."""

from dataclasses import dataclass

from django.http import QueryDict

from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.apps.intensify.reports.matrix_parts import Orphan
from verder.apps.intensify.services.frequencies import Leaver
from verder.web.intensify.matrix_grid import buyer_name

BUYER, COLLEAGUE = "buyer", "colleague"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaverRow:
    """Somebody who left and of whom cells still say something; `side` is buyer or colleague."""

    side: str
    key: int
    name: str
    cells: int
    heirs: tuple[tuple[int, str], ...]


def leavers_of(report: MatrixReport) -> list[LeaverRow]:
    """Return who left, on both sides, and who is there to take over."""
    buyers = tuple((row.key, buyer_name(row)) for row in report.rows)
    colleagues = tuple((column.key, column.colleague.name) for column in report.columns)
    found: dict[tuple[str, int], list[Orphan]] = {}
    for each in report.orphans:
        found.setdefault(_who(each), []).append(each)
    return [
        LeaverRow(
            side=side,
            key=key,
            name=_name(side, orphans[0]),
            cells=len(orphans),
            heirs=buyers if side == BUYER else colleagues,
        )
        for (side, key), orphans in found.items()
    ]


def read_leaver(sent: QueryDict) -> tuple[Leaver, int | None]:
    """Return who left and who takes over; nobody empties the cells."""
    side, told = sent.get("side", ""), sent.get("heir", "")
    leaver, heir = record_key(sent.get("leaver", "")), record_key(told)
    if side not in {BUYER, COLLEAGUE} or not leaver or bool(heir) != bool(told):
        raise Refused("pair_not_in_matrix")
    return Leaver(key=leaver, is_buyer=side == BUYER), heir or None


def _who(orphan: Orphan) -> tuple[str, int]:
    if orphan.is_buyer_gone:
        return BUYER, orphan.frequency.position_id
    return COLLEAGUE, orphan.frequency.colleague_id


def _name(side: str, orphan: Orphan) -> str:
    return str(orphan.frequency.position if side == BUYER else orphan.frequency.colleague)
