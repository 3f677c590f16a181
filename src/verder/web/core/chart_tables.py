"""The figures of a chart as a table: below its picture, and to take along as a file."""

from collections.abc import Sequence
from typing import TypeVar

from django.http import QueryDict

from verder.web.core.tables import Column, Table, TableSpec, Text, read_table

Row = TypeVar("Row")


def chart_table(
    name: str,
    title: Text,
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    query: QueryDict,
    *,
    currency: str = "EUR",
) -> Table[Row]:
    """Return every row behind a chart; `name` keeps it apart from what else the page lists."""
    spec = TableSpec(
        name=name,
        title=title,
        columns=columns,
        prefix=f"{name}-",
        page_size=max(1, len(rows)),
    )
    return read_table(spec, rows, query, currency=currency)
