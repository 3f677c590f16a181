"""How often each account is chosen when the weights move."""

from collections.abc import Sequence

from verder.web.identify.charts.parts import Option


def firmness_option(
    names: Sequence[str], times: Sequence[int], chosen: Sequence[bool], *, most: int
) -> Option:
    """Lying bars: who is chosen now in full colour, who could come in instead in a light one."""
    return {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "grid": {"left": 8, "right": 24, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "min": 0, "max": max(1, most), "minInterval": 1},
        "yAxis": {"type": "category", "inverse": True, "data": list(names)},
        "series": [
            {
                "type": "bar",
                "barMaxWidth": 20,
                "label": {"show": True, "position": "right"},
                "data": [
                    {
                        "value": value,
                        "itemStyle": {"color": "--identify" if is_chosen else "--identify-3"},
                    }
                    for value, is_chosen in zip(times, chosen, strict=True)
                ],
            }
        ],
    }
