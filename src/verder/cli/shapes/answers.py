"""What every analysis gives the terminal: JSON, a table, rows for CSV."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy

from verder.cli.output import shown
from verder.domain.identify.profit_ladder import Step
from verder.domain.values.money import round_half_up

Rows: TypeAlias = Sequence[Sequence[object]]
Table: TypeAlias = tuple[str, Sequence[str], Rows]  # title, headers, rows
Csv: TypeAlias = tuple[Sequence[str], Rows]

STEP_TITLES = {
    Step.CM1: gettext_lazy("gross margin"),
    Step.CM2: gettext_lazy("contribution after service"),
    Step.CM3: gettext_lazy("net customer profit"),
}


def percent(share: float | None) -> str | None:
    """Return a share as people read it.

    Decimals stand behind the mark of the active language.
    """
    if share is None:
        return None
    return f"{number_format(round_half_up(Decimal(str(share * 100)), 1), decimal_pos=1)} %"


def in_cents(amount: str | None) -> str | None:
    """Return an amount of JSON as a table shows it."""
    return None if amount is None else shown(Decimal(amount))
