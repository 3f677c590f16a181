"""What commands print: tables, JSON, CSV, progress."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.table import Table

from verder.cli.steps import step_name
from verder.documents.text_table import harmless
from verder.domain.values.missing import NotComputable
from verder.domain.values.money import round_half_up

CENT = Decimal("0.01")


def print_json(value: object) -> None:
    """Print one JSON value."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_csv(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table as CSV, which every program reads."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(headers)
    writer.writerows([csv_cell(cell) for cell in row] for row in rows)


def csv_cell(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    if cell is None:
        return ""
    return harmless(cell) if isinstance(cell, str) and not is_number(cell) else cell


def is_number(text: str) -> bool:
    """Return whether the text is an amount, which may begin with a minus.

    >>> is_number("-12.50"), is_number("-12+3")
    (True, False)
    """
    return text.lstrip("-").replace(".", "", 1).isdecimal()


def print_table(
    title: str, headers: Sequence[str], rows: Iterable[Sequence[object]], *, texts: int = 1
) -> None:
    """Print a table; the first `texts` columns are words, the others figures."""
    table = Table(title=title, title_justify="left")
    for place, header in enumerate(headers):
        table.add_column(header, justify="left" if place < texts else "right", overflow="fold")
    for row in rows:
        table.add_row(*("–" if cell is None else str(cell) for cell in row))
    Console().print(table)


def say(text: str) -> None:
    """Tell something beside the output of the command."""
    sys.stderr.write(text + "\n")


def money(amount: Decimal | NotComputable | None) -> str | None:
    """Return an amount with all its decimals, two at least.

    >>> money(Decimal("1466224.5500")), money(Decimal("0.1235"))
    ('1466224.55', '0.1235')
    """
    if amount is None or isinstance(amount, NotComputable):
        return None
    short = amount.normalize()
    exponent = short.as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101 - an amount is a number
    return f"{amount.quantize(CENT) if exponent > -2 else short:f}"


def shown(amount: Decimal | NotComputable | None) -> str | None:
    """Return an amount in whole cents, as the active language writes it, for a table."""
    if amount is None or isinstance(amount, NotComputable):
        return None
    return number_format(round_half_up(amount), decimal_pos=2, use_l10n=True, force_grouping=True)


def average(amount: Decimal | NotComputable) -> str | None:
    """Return an average with six decimals.

    >>> average(Decimal(2) / Decimal(3))
    '0.666667'
    """
    if isinstance(amount, NotComputable):
        return None
    return f"{amount.quantize(Decimal(1).scaleb(-6), ROUND_HALF_UP):f}"


def share(value: Decimal | NotComputable) -> float | None:
    """Return a share, or another ratio, as a number."""
    return None if isinstance(value, NotComputable) else float(value)


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[str, float], None]]:
    """Show a bar on the terminal while work goes on; nothing where nobody looks."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(title, total=1.0)

        def report(step: str, done: float) -> None:
            bar.update(task, description=f"{title}: {step_name(step)}", completed=done)

        yield report
