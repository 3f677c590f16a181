"""Languages by code or by name, as files of contacts write them."""

import re
from typing import Final

CODE: Final = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,4})?")
NAMES: Final = {
    **dict.fromkeys(("nederlands", "dutch", "néerlandais", "vlaams", "flemish", "nld"), "nl"),
    **dict.fromkeys(("engels", "english", "anglais", "englisch", "eng"), "en"),
    **dict.fromkeys(("frans", "french", "français", "französisch", "fra"), "fr"),
    **dict.fromkeys(("duits", "german", "deutsch", "allemand", "deu"), "de"),
    **dict.fromkeys(("niederländisch", "hollands", "dut"), "nl"),
    **dict.fromkeys(("spaans", "spanish", "español", "espagnol", "spa"), "es"),
    **dict.fromkeys(("italiaans", "italian", "italiano", "italien", "ita"), "it"),
    **dict.fromkeys(("portugees", "portuguese", "português", "por"), "pt"),
    **dict.fromkeys(("pools", "polish", "polski", "pol"), "pl"),
    **dict.fromkeys(("deens", "danish", "dansk", "dan"), "da"),
    **dict.fromkeys(("zweeds", "swedish", "svenska", "swe"), "sv"),
    **dict.fromkeys(("turks", "turkish", "türkçe", "tur"), "tr"),
    **dict.fromkeys(("ger",), "de"),
    **dict.fromkeys(("fre",), "fr"),
}


def language_of(text: str) -> str:
    """Return the code of a language, empty where the text names none that is known.

    >>> language_of("nl-BE"), language_of("Nederlands"), language_of("Dutch (Belgium)")
    ('nl', 'nl', 'nl')
    >>> language_of("whatever")
    ''
    """
    name = text.partition("(")[0].strip().casefold()
    found = CODE.fullmatch(name)
    return found[1] if found else NAMES.get(name, "")
