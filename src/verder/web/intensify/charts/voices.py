"""How many gave each mark, coloured by band."""

from collections.abc import Sequence
from typing import Any, Final

COLOURS: Final = ("--down", "--ink-3", "--intensify")  # the lowest band, those between, the highest


def marks_option(marks: Sequence[tuple[str, int, int]], *, label: str) -> dict[str, Any]:
    """Return a bar for each mark: its name, how many gave it, and the place of its band."""
    return {
        "tooltip": {"trigger": "axis"},
        "grid": {"left": 8, "right": 8, "top": 16, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": [name for name, _count, _band in marks]},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": [
            {
                "type": "bar",
                "name": label,
                "data": [
                    {"value": count, "itemStyle": {"color": COLOURS[band]}}
                    for _name, count, band in marks
                ],
            }
        ],
    }
