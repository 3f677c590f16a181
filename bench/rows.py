"""What a benchmark measured: seconds of ours beside seconds of another, in one run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement; `limit` is what the ratio may be at most, `note` what else was seen."""

    name: str
    seconds: float
    other: str = ""
    other_seconds: float | None = None
    limit: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as long as the other it took."""
        return self.seconds / self.other_seconds if self.other_seconds else None

    def __str__(self) -> str:
        text = f"{self.name:<44}{self.seconds:9.3f} s"
        if self.ratio is not None:
            text += f"  {self.other:<22}{self.other_seconds:9.3f} s  ratio {self.ratio:6.2f}"
        if self.limit is not None:
            text += f"  (limit {self.limit:g})"
        return f"{text}  {self.note}".rstrip()
