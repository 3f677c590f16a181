"""What every analysis gives the terminal: JSON, a table, rows for CSV."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from django.utils.formats import number_format

from verder.cli.output import shown

Rows: TypeAlias = Sequence[Sequence[object]]
Table: TypeAlias = tuple[str, Sequence[str], Rows]  # title, headers, rows
Csv: TypeAlias = tuple[Sequence[str], Rows]


def percent(share: float | None) -> str | None:
    """Return a share as people read it.

    Decimals stand behind the mark of the active language.
    """
    return None if share is None else f"{number_format(share * 100, decimal_pos=1)} %"


def in_cents(amount: str | None) -> str | None:
    """Return an amount of JSON as a table shows it."""
    return None if amount is None else shown(Decimal(amount))
