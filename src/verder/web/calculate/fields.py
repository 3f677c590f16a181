"""The form of a calculator: a field for each input, a small table for rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.apps.calculate.words import asked_unit_words, problem_words, value_words
from verder.domain.engines.calculators.card import LARGEST, Choice, Column, Input, Rows
from verder.web.calculate.asking import Asking
from verder.web.calculate.presenters.sliders import Slider, slider_of

BLANK_ROWS: Final = 3  # so that rows can be added without a script


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One input as the form shows it; in rows `key` is "rows.column"."""

    key: str
    label: str
    unit: str
    help: str
    limits: str
    text: str
    options: tuple[tuple[str, str], ...]  # of a choice
    is_optional: bool
    is_word: bool
    problem: str
    slider: Slider | None = None

    @property
    def is_choice(self) -> bool:
        """Whether one of a few words is chosen."""
        return bool(self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsField:
    """A small table of fields: filled rows first, and some that are blank."""

    key: str
    label: str
    help: str
    columns: tuple[Field, ...]
    lines: tuple[tuple[Field, ...], ...]
    most: int
    problems: tuple[str, ...]

    @property
    def is_rows(self) -> bool:
        """Whether it is a table: the form asks each of its parts."""
        return True


def form_fields(asking: Asking) -> list[Field | RowsField]:
    """Return the fields in the order of the card."""
    return [
        _rows(asking, each)
        if isinstance(each, Rows)
        else _field(asking, each, each.key, asking.texts.get(each.key, ""), each.key)
        for each in asking.known.method.asked
    ]


def _field(asking: Asking, asked: Column, key: str, text: str, where: str) -> Field:
    known = asking.known
    is_input = isinstance(asked, Input)
    code = asking.problems.get(where)
    said = known.text.figures[key]
    return Field(
        key=key,
        label=known.label(key),
        unit=asked_unit_words(known, key),
        help=" ".join(part for part in (_sentence(said.of), said.help) if part),
        limits=_limits(asking, key, asked) if is_input else "",
        text=text,
        options=tuple(
            (option, known.option(key, option))
            for option in (asked.options if isinstance(asked, Choice) else ())
        ),
        is_optional=isinstance(asked, Input) and asked.is_optional,
        is_word=isinstance(asked, Input) and asked.is_word,
        problem=problem_words(known, where, code) if code else "",
        slider=_slider(asking, asked),
    )


def _slider(asking: Asking, asked: Column) -> Slider | None:
    """Return the slider of a single number."""
    if not isinstance(asked, Input) or asked.is_word or asked not in asking.known.method.asked:
        return None
    value = asking.asked.get(asked.key)
    return slider_of(asked, value if isinstance(value, Decimal) else None)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _limits(asking: Asking, key: str, asked: Column) -> str:
    """Return between what a number must stay, where that is not what everybody expects."""
    if not isinstance(asked, Input) or asked.most is None or asked.most >= LARGEST:
        return ""
    least = "" if asked.least is None else value_words(asking.known, key, asked.least)
    return f"{least} … {value_words(asking.known, key, asked.most)}"


def _rows(asking: Asking, rows: Rows) -> RowsField:
    known = asking.known
    filled = asking.lines.get(rows.key, ())
    blank: Mapping[str, str] = {}
    lines = [*filled, *[blank] * min(BLANK_ROWS, rows.most - len(filled))]
    said = known.text.figures[rows.key]
    return RowsField(
        key=rows.key,
        label=said.label,
        help=said.help,
        columns=_cells(asking, rows, blank, len(lines)),
        lines=tuple(_cells(asking, rows, line, place) for place, line in enumerate(lines)),
        most=rows.most,
        problems=tuple(_row_problems(asking, rows)),
    )


def _cells(asking: Asking, rows: Rows, line: Mapping[str, str], place: int) -> tuple[Field, ...]:
    return tuple(
        _field(
            asking,
            column,
            f"{rows.key}.{column.key}",
            line.get(column.key, ""),
            f"{rows.key}.{place}.{column.key}",
        )
        for column in rows.columns
    )


def _row_problems(asking: Asking, rows: Rows) -> list[str]:
    found = []
    for where, code in asking.problems.items():
        key, _, rest = where.partition(".")
        if key == rows.key:
            place, _, column = rest.partition(".")
            label = asking.known.label(f"{key}.{column}")
            found.append(f"{int(place) + 1}, {label}: {problem_words(asking.known, where, code)}")
    return found
