"""CSV, TSV and other text with cells: any delimiter, quoting and encoding."""

from verder.facts.readers.text.blank_lines import has_blank_lines
from verder.facts.readers.text.opening import mended, open_text, text_of
from verder.facts.readers.text.survey import HARD_SPACE, QUOTE, TAB

__all__ = ["HARD_SPACE", "QUOTE", "TAB", "has_blank_lines", "mended", "open_text", "text_of"]
