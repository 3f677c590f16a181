"""Files become tables of text. The content says which reader serves, never the name."""

from verder.facts.readers.dispatch import open_table
from verder.facts.readers.table import RawTable

__all__ = ["RawTable", "open_table"]
