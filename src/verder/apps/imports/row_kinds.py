"""What each kind of file of rows does to the records; each app says so of its own kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from verder.apps.accounts.outcomes import RowsPreview
from verder.apps.core.models import User
from verder.apps.imports.models import Import
from verder.facts.fields import LAYOUTS, Layout
from verder.facts.findings import Rejected
from verder.facts.staging.typed_rows import RowsRead


class RowPlan(Protocol):
    """What the rows of a file would do, worked out before it is done."""

    @property
    def rejected(self) -> list[Rejected]:
        """The rows that cannot be kept."""

    def preview(self) -> RowsPreview:
        """Return what people see of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowKind:
    """One kind of rows: the fields of its files, and how they go in, and out again.

    `apply` takes the plan that `plan` made, and runs in the caller's transaction.
    """

    plan: Callable[[Import, RowsRead], RowPlan]
    apply: Callable[[Any, int, User | None], None]
    undo: Callable[[int], None] | None = None
    layout: Callable[[], Layout] | None = None


KINDS: dict[str, RowKind] = {}


def register_rows(kind: str, row_kind: RowKind) -> None:
    """Name what rows of this kind do; called by the `tasks` of each app."""
    KINDS[kind] = row_kind


def layout_of(kind: str) -> Layout:
    """Return the fields that a file of this kind may have in this organisation."""
    own = KINDS[kind].layout if kind in KINDS else None
    return own() if own else LAYOUTS[kind]
