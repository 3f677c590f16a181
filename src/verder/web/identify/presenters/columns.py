"""Columns that many lists have: the account, and figures at the right."""

from collections.abc import Callable
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from verder.documents.sheet import Kind
from verder.web.core.tables import CellValue, Column
from verder.web.identify.presenters.words import Text

Row = TypeVar("Row")


def account_column(address: Callable[[Row], str]) -> Column[Row]:
    """Return the name of the account as a link; a row is written as its name."""
    return Column(key="name", title=_("Account"), value=str, link=address)


def column(
    key: str,
    title: Text,
    value: Callable[[Row], CellValue],
    kind: Kind = Kind.TEXT,
    *,
    is_shown: bool = True,
    link: Callable[[Row], str] | None = None,
) -> Column[Row]:
    """Return a column that is shown at first."""
    return Column(key=key, title=title, value=value, kind=kind, is_shown=is_shown, link=link)


def further(
    key: str, title: Text, value: Callable[[Row], CellValue], kind: Kind = Kind.TEXT
) -> Column[Row]:
    """Return a column that shows when it is asked for."""
    return column(key, title, value, kind, is_shown=False)
