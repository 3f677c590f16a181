"""CSV, TSV and other text with cells: any delimiter, quoting and encoding."""

from verder.facts.readers.text.opening import mended, open_text

__all__ = ["mended", "open_text"]
