"""Codes of failures, notes and reasons, as people read them in their own language.

Each module holds the codes of one area: `SENTENCES` maps a code to its English text,
marked for translation, with named placeholders (`%(row)s`). Counted sentences use
`ngettext_lazy(one, many, "rows")`, where "rows" names the detail that is counted.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _


class Details(dict[str, object]):
    """What fills a sentence; what is not there leaves a gap."""

    def __missing__(self, name: str) -> str:
        return ""


def all_sentences() -> dict[str, object]:
    """Return the sentences of all areas by code, and refuse a code that two of them use."""
    found: dict[str, object] = {}
    for module in iter_modules(__path__):
        sentences = import_module(f"{__name__}.{module.name}").SENTENCES
        if twice := found.keys() & sentences.keys():
            raise RuntimeError(f"Two areas use the same codes: {sorted(twice)}")
        found.update(sentences)
    return found


SENTENCES: dict[str, object] = {}


def sentence(code: str, details: Mapping[str, object] | None = None) -> str:
    """Return what the code says, in the active language."""
    if not SENTENCES:
        SENTENCES.update(all_sentences())
    text = SENTENCES.get(code)
    if text is None:
        return _("Something went wrong (%(code)s).") % {"code": code}
    filled = {name: shown(value) for name, value in (details or {}).items()}
    return str(text % Details(filled))  # type: ignore[operator]


def shown(value: object) -> object:
    """Return a detail as the active language writes it; counts stay numbers, to be counted."""
    if isinstance(value, list | tuple):
        return ", ".join(str(shown(item)) for item in value)
    if isinstance(value, Decimal):
        return number_format(value)
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    return value
