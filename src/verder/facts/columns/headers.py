"""Headers as keys that do not depend on spelling."""

import re
from functools import lru_cache

from verder.domain.values.letters import without_accents

TURN = re.compile(r"\s\(\d+\)$")  # what tells a second column of the same name apart
NUMBER_WORDS = re.compile(r"(nummer|number|numéro|numero|nro)")
SEPARATE_NUMBER_WORDS = {"no": "nr", "num": "nr", "n": "nr", "nbr": "nr"}
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
LONGEST = 200  # signs; what is longer is no heading but a text
CURRENCIES = {"eur", "euro", "usd", "gbp", "chf", "in"}


@lru_cache(maxsize=4096)
def words_of(header: str) -> tuple[str, ...]:
    """Return the words of a header, without case, accents and punctuation.

    >>> words_of("SalesOrderNumber"), words_of("Korting %"), words_of("N° client (EUR)")
    (('sales', 'order', 'nr'), ('korting', 'pct'), ('nr', 'client'))
    """
    spaced = HUMP.sub(" ", TURN.sub("", header[:LONGEST]))
    plain = without_accents(spaced.casefold()).replace("%", " pct ").replace("#", " nr ")
    plain = NUMBER_WORDS.sub("nr", plain)
    found = [SEPARATE_NUMBER_WORDS.get(word, word) for word in re.findall(r"[a-z0-9]+", plain)]
    kept = [word for word in found if word not in CURRENCIES]
    return tuple(kept or found)


def key_of(header: str) -> str:
    """Return what equal headers share.

    >>> key_of("Klantnummer") == key_of("KLANT-NR.") == key_of("klant nr")
    True
    """
    return "".join(words_of(header))
