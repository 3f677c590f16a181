"""CSV, TSV and other text with cells: any delimiter, quoting and encoding."""

from verder.facts.readers.text.blank_lines import has_blank_lines, line_count
from verder.facts.readers.text.opening import mended, open_text, text_of

__all__ = ["has_blank_lines", "line_count", "mended", "open_text", "text_of"]
