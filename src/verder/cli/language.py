"""The language of the terminal, known before Django is."""

import os
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"
VARIABLES = ("VERDER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language() -> str:
    """Return the language of the terminal: VERDER_LANGUAGE, or as the system says."""
    found = next((os.environ[name] for name in VARIABLES if os.environ.get(name)), "en")
    return "nl" if found.lower().startswith("nl") else "en"


def gettext(text: str) -> str:
    """Return the text in the language of the terminal, also where Django is not there yet."""
    return catalogue(language()).gettext(text)


@cache
def catalogue(name: str) -> NullTranslations:
    """Return the texts of a language; English stands in the code."""
    return translation("django", LOCALE, [name], fallback=True)
