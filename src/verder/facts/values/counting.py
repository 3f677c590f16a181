"""How often each text, or each shape of a text, stands in a column."""

from collections import Counter
from collections.abc import Callable, Iterable

import pyarrow as pa
import pyarrow.compute as pc

DIGITS_AS_ZERO = bytes(ord("0") if chr(byte).isdecimal() else byte for byte in range(128)) + bytes(
    range(128, 256)
)
MOST_KINDS = 50_000  # different texts that are remembered; of nonsense only the number


class TextCounts:
    """Counts of the texts of one column; those that say nothing are only counted."""

    def __init__(self, says_something: Callable[[str], bool]) -> None:
        self.counts: Counter[str] = Counter()
        self.nonsense = 0
        self._says_something = says_something

    def add(self, texts: pa.StringArray) -> None:
        """Count the texts of a batch; nulls do not count."""
        for text, count in _pairs(texts):
            if text is not None:
                self.counts[text] += count
        if len(self.counts) > MOST_KINDS:
            self._forget_nonsense()

    def _forget_nonsense(self) -> None:
        for text in [text for text in self.counts if not self._says_something(text)]:
            self.nonsense += self.counts.pop(text)


def shapes_of(texts: pa.StringArray) -> pa.StringArray:
    """Return the texts with every digit as a zero: "1.234,50" becomes "0.000,00"."""
    validity, offsets, content = texts.buffers()
    zeros = pa.py_buffer(content.to_pybytes().translate(DIGITS_AS_ZERO)) if content else content
    return pa.StringArray.from_buffers(
        len(texts), offsets, zeros, validity, texts.null_count, texts.offset
    )


def _pairs(texts: pa.StringArray) -> Iterable[tuple[str | None, int]]:
    counted = pc.value_counts(texts)
    return zip(counted.field(0).to_pylist(), counted.field(1).to_pylist(), strict=True)
