"""What brings files in, and out again."""

from verder.apps.imports.services.answering import answer
from verder.apps.imports.services.demo import remove_demo
from verder.apps.imports.services.rates import remove_rate, set_rate
from verder.apps.imports.services.receive import discard_import, receive_file
from verder.apps.imports.services.starting import (
    import_now,
    preview_now,
    start_import,
    start_preview,
)
from verder.apps.imports.services.undo import undo_import

__all__ = [
    "answer",
    "discard_import",
    "import_now",
    "preview_now",
    "receive_file",
    "remove_demo",
    "remove_rate",
    "set_rate",
    "start_import",
    "start_preview",
    "undo_import",
]
