"""The tree of a group as plain values, for the script that draws it."""

from decimal import Decimal
from typing import Any

from verder.apps.identify.reports.account_group import GroupFigures, GroupRow
from verder.apps.identify.reports.account_sums import Figure
from verder.domain.identify.abc_analysis import CLASSES

FOUR_PLACES = Decimal("0.0001")


def group_nodes(figures: GroupFigures) -> list[dict[str, Any]]:
    """Return the entities in the order in which one reads the tree; what is empty is left out."""
    return [_node(row) for row in figures.rows]


def _node(row: GroupRow) -> dict[str, Any]:
    said = {
        "city": row.account.city,
        "class": row.group if row.group in CLASSES else "",
        "decision": row.decided.decision.value if row.decided else "",
        "decided": str(row.decided.decision.label) if row.decided else "",
        "contact": row.contact_with,
        "bill": row.bill_to,
    }
    return {
        "id": row.account_id,
        "depth": row.depth,
        "size": row.size,
        "name": row.account.name,
        "own": _euros(row.own.revenue),
        "revenue": _euros(row.branch.revenue),
        "share": _share(row.group_share),
        "change": _share(row.branch.change_share),
        "margin": _share(row.branch.margin_share),
        **{name: text for name, text in said.items() if text},
    }


def _euros(amount: Decimal) -> int:
    return round(amount)


def _share(figure: Figure | None) -> float | None:
    """Return a share as the script takes it; None where there is none to show."""
    return float(figure.quantize(FOUR_PLACES)) if isinstance(figure, Decimal) else None
