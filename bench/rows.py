"""What a benchmark measured: ours beside another, in one run; and the table of it."""

from collections.abc import Sequence
from dataclasses import dataclass

HEADS = ("measured", "Verder", "beside", "took", "ratio", "limit", "", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement in seconds, or in another unit.

    `limit` is what the ratio to the other may be at most, `most` what the
    measurement itself may be at most, `note` what else was seen.
    """

    name: str
    seconds: float
    unit: str = "s"
    other: str = ""
    other_seconds: float | None = None
    limit: float | None = None
    most: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as long as the other it took."""
        return self.seconds / self.other_seconds if self.other_seconds else None

    @property
    def verdict(self) -> str:
        """Whether it stays within its limit, empty where it has none."""
        if self.limit is not None and self.ratio is not None:
            return "ok" if self.ratio <= self.limit else "MISSED"
        if self.most is not None:
            return "ok" if self.seconds <= self.most else "MISSED"
        return ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of the table's row."""
        limit = f"{self.limit:g} x" if self.limit is not None else ""
        return (
            self.name,
            _amount(self.seconds, self.unit),
            self.other,
            "" if self.other_seconds is None else _amount(self.other_seconds, self.unit),
            "" if self.ratio is None else f"{self.ratio:.2f} x",
            limit if self.most is None else _amount(self.most, self.unit),
            self.verdict,
            self.note,
        )


def _amount(value: float, unit: str) -> str:
    return f"{value:,.3f} {unit}" if unit == "s" else f"{value:,.0f} {unit}"


def table(rows: Sequence[Row]) -> str:
    """Return the measurements as lines of text in columns."""
    cells = [HEADS, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(map(str.ljust, each, widths)).rstrip() for each in cells]
    missed = sum(row.verdict == "MISSED" for row in rows)
    within = sum(row.verdict == "ok" for row in rows)
    rule = "-" * max(map(len, lines))
    return "\n".join([lines[0], rule, *lines[1:], rule, f"{within} within limits, {missed} missed"])
