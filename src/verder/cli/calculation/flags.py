"""Flags of a calculator: `--price 50 --change -10% --products 'name=X; volume-after=900'`."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

from django.utils.translation import gettext as _

from verder.apps.calculate.calculators import KnownCalculator, cards
from verder.apps.calculate.inputs import typed_number
from verder.cli.errors import Stopped
from verder.domain.engines.calculators.card import Choice, Unit

LIKELY: Final = 0.5
DELIMITERS: Final = ";\t,"
Line = dict[str, str]
Sent = dict[str, str | list[Line]]


def flag_of(key: str) -> str:
    """Return the flag of an input.

    >>> flag_of("unit_cost")
    '--unit-cost'
    """
    return "--" + key.replace("_", "-")


def key_of(flag: str) -> str:
    """Return the key that a flag or a heading means.

    >>> key_of("--unit-cost")
    'unit_cost'
    """
    return flag.strip().removeprefix("--").replace("-", "_").casefold()


def read_flags(known: KnownCalculator, words: Sequence[str], files: Sequence[str]) -> Sent:
    """Return what the flags and files say, numbers with a point and shares from 0 to 1."""
    sent: Sent = {}
    for flag, text in _pairs(words):
        key = key_of(flag)
        if key in known.method.rows:
            _add(sent, key, [_row(known, key, text)])
        elif key in known.method.inputs and "." not in key:
            sent[key] = sent_text(known, key, text)
        else:
            unknown_flag(known, flag)
    for file in files:
        key, path = _file(known, file)
        _add(sent, key, list(_lines(known, key, path)))
    return sent


def sent_text(known: KnownCalculator, key: str, text: str) -> str:
    """Return what was typed as a program sends it; "-10%" and "-0.10" are the same share.

    What is no number stays as it is, to be refused where it stands.
    """
    asked = known.method.inputs.get(key)
    if isinstance(asked, Choice):
        named = {known.option(key, option).casefold(): option for option in asked.options}
        return named.get(text.casefold(), text)
    if asked is not None and asked.is_word:
        return text
    is_per_cent = known.method.unit_of(key) is Unit.SHARE and text.rstrip().endswith("%")
    try:
        return f"{typed_number(text, is_share=is_per_cent):f}"
    except ValueError:
        return text


def unknown_calculator(name: str) -> NoReturn:
    """Stop, with the names that come near."""
    _unknown(_("There is no calculator “%(name)s”."), name, list(cards()), _("See: verder calc"))


def unknown_flag(known: KnownCalculator, flag: str) -> NoReturn:
    """Stop, with the flags that come near."""
    singles = {key.partition(".")[0] for key in known.method.inputs}
    _unknown(
        _("This calculator has no “%(name)s”."),
        flag,
        [flag_of(key) for key in singles],
        _("See: verder calc %(name)s") % {"name": known.key},
    )


def _unknown(said: str, name: str, names: Sequence[str], where: str) -> NoReturn:
    likely = get_close_matches(name.replace("-", "_"), [each.replace("-", "_") for each in names])
    likely = get_close_matches(name, names, cutoff=LIKELY) or likely
    hint = _("Did you mean %(names)s?") % {"names": ", ".join(likely)} if likely else where
    raise Stopped(f"{said % {'name': name}} {hint}")


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    left = list(words)
    while left:
        flag, equals, text = left.pop(0).partition("=")
        if not flag.startswith("--"):
            raise Stopped(_("“%(word)s” belongs to no flag.") % {"word": flag + equals + text})
        if not equals and not left:
            raise Stopped(_("%(flag)s needs a value.") % {"flag": flag})
        yield flag, text if equals else left.pop(0)


def _add(sent: Sent, key: str, lines: list[Line]) -> None:
    before = sent.get(key, [])
    sent[key] = [*(before if isinstance(before, list) else ()), *lines]


def _row(known: KnownCalculator, rows: str, text: str) -> Line:
    pairs = [part.partition("=") for part in text.split(";") if part.strip()]
    return _cells(known, rows, {name: value.strip() for name, _equals, value in pairs})


def _cells(known: KnownCalculator, rows: str, cells: Mapping[str, str]) -> Line:
    columns = {column.key: column for column in known.method.rows[rows].columns}
    named = {known.label(f"{rows}.{key}").casefold(): key for key in columns}
    line: Line = {}
    for heading, text in cells.items():
        key = named.get(heading.strip().casefold(), key_of(heading))
        if key not in columns:
            _unknown(
                _("Rows have no “%(name)s”."),
                heading.strip(),
                list(columns),
                _("See: verder calc %(name)s") % {"name": known.key},
            )
        line[key] = sent_text(known, f"{rows}.{key}", text)
    return line


def _file(known: KnownCalculator, text: str) -> tuple[str, Path]:
    """Return which rows a file holds, which is plain where there is one kind, and where it is."""
    rows = list(known.method.rows)
    name, equals, path = text.partition("=")
    if equals and key_of(name) in rows:
        return key_of(name), Path(path)
    if len(rows) != 1:
        kinds = ", ".join(f"--file {each}=…" for each in rows)
        raise Stopped(
            _("Say which rows the file holds: %(kinds)s.") % {"kinds": kinds}
            if rows
            else _("This calculator takes no rows.")
        )
    return rows[0], Path(text)


def _lines(known: KnownCalculator, rows: str, path: Path) -> Iterator[Line]:
    if not path.is_file():
        raise Stopped(_("The file %(file)s is not there.") % {"file": path})
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Stopped(_("%(file)s is no text in UTF-8.") % {"file": path}) from None
    heading = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=heading.count)
    for line in csv.DictReader(text.splitlines(), delimiter=delimiter, restval=""):
        cells = {name: cell.strip() for name, cell in line.items() if isinstance(cell, str)}
        if any(cells.values()):
            yield _cells(known, rows, cells)
