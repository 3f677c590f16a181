"""A planned contact as somebody asks for it, before it is kept."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEntry:
    """Who, whom, when, how, what for and how long; people are named by their keys."""

    channel: str
    on: date
    is_month_only: bool = True
    minutes: int | None = None
    purpose: str = ""
    positions: frozenset[int] = frozenset()
    colleagues: frozenset[int] = frozenset()
