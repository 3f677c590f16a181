"""Cells that are to be filled in: their limits, their lists, and what stands in them already."""

from collections.abc import Mapping
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from verder.documents.calculation.told import ToldInput
from verder.domain.engines.calculators.card import Choice, Column
from verder.domain.engines.formulas.calculating import Found
from verder.domain.values.missing import NotComputable

LONGEST_MESSAGE = 255
LONGEST_TITLE = 32


def allowed(asked: Column, address: str) -> str:
    """Return the condition that a number may stand in a cell; nothing where all may.

    >>> from verder.domain.engines.calculators.card import Input, Unit
    >>> allowed(Input(key="price", unit=Unit.MONEY, is_open=True, most=None), "B6")
    'AND(ISNUMBER(B6),B6>0)'
    """
    if isinstance(asked, Choice) or asked.is_word:
        return ""
    equal = "" if asked.is_open else "="
    tests = [f"ISNUMBER({address})"]
    if asked.least is not None:
        tests.append(f"{address}>{equal}{asked.least:f}")
    if asked.most is not None:
        tests.append(f"{address}<{equal}{asked.most:f}")
    return f"AND({','.join(tests)})"


def guard(
    page: Worksheet,
    block: tuple[int, int, int, int],
    asked: Column,
    told: ToldInput,
    first: str,
    lists: Mapping[str, str],
) -> None:
    """Let cells take only what may be; `first` is the address of the first of them."""
    said = {
        "input_title": told.label[:LONGEST_TITLE],
        "input_message": " ".join((told.help, *told.limits)).strip()[:LONGEST_MESSAGE],
        "error_title": told.label[:LONGEST_TITLE],
        "error_message": " ".join(told.limits)[:LONGEST_MESSAGE],
    }
    if told.key in lists:
        page.data_validation(*block, {"validate": "list", "source": lists[told.key], **said})
    elif condition := allowed(asked, first):
        page.data_validation(*block, {"validate": "custom", "value": f"={condition}", **said})


def fill(
    page: Worksheet,
    row: int,
    column: int,
    value: Found | None,
    told: ToldInput,
    look: Format,
) -> None:
    """Write an input: a number, a word, the choice by what it is called, or nothing yet."""
    options = dict(told.options)
    if isinstance(value, Decimal):
        page.write_number(row, column, float(value), look)
    elif value is None or isinstance(value, NotComputable):
        page.write_blank(row, column, None, look)
    else:
        page.write_string(row, column, options.get(str(value), str(value)), look)
