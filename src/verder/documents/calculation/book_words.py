"""What a workbook of a calculation says besides the calculation itself, in finished words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.domain.engines.formulas.calculating import Found
from verder.domain.values.missing import NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFigure:
    """A figure in a sentence: what stands before and after it, and how it is written."""

    key: str
    before: str
    after: str
    is_share: bool = False
    is_money: bool = False
    is_size: bool = False  # without its sign


@dataclass(frozen=True, slots=True, kw_only=True)
class BookWords:
    """Headings, sentences of reasons by code, and sayings by key, taken apart at their figures."""

    calculation: str
    inputs: str
    conclusion: str
    results: str
    steps: str
    check: str
    explanation: str
    fill_in: str  # which cells are to be filled in
    used_rows: str
    choices: str
    right: str
    wrong: str
    currency: str  # its sign, with the space that stands behind it
    units: Mapping[str, str]  # the word behind a number, by unit
    reasons: Mapping[str, str]
    sayings: Mapping[str, tuple[str | SaidFigure, ...]]

    def cached(self, now: Found | None) -> float | str:
        """Return what stands in a cell until it is calculated: a number, a reason, or nothing."""
        if isinstance(now, NotComputable):
            return self.reasons[now.reason]
        return float(now) if isinstance(now, Decimal) else str(now or "")
