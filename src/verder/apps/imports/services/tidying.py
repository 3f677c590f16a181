"""Order in the files of lines, kept by the worker now and then."""

from verder.apps.core.services import bump_revision
from verder.apps.imports.folders import store
from verder.apps.imports.queries import imported_lines


def tidy() -> bool:
    """Merge many small files of imports that count, sort large ones, and return whether any were.

    The figures stay the same. They are made anew, as they are read from other files now.
    """
    is_arranged = store().arrange(list(imported_lines().values_list("pk", flat=True)))
    if is_arranged:
        bump_revision()
    return is_arranged
