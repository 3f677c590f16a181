"""Full names taken apart, the way Dutch, Flemish and most other names are written."""

INFIXES = frozenset(
    {
        *("van", "de", "der", "den", "het", "'t", "ter", "ten", "te", "in", "op", "aan", "uit"),
        *("von", "zu", "da", "di", "du", "la", "le", "des", "el", "al", "bin", "ben", "dos", "d'"),
    }
)


def split_name(full: str) -> tuple[str, str]:
    """Return the first names and the last name of a full name.

    >>> split_name("Jan van der Berg"), split_name("Berg, Jan van der"), split_name("Boorstra")
    (('Jan', 'van der Berg'), ('Jan', 'van der Berg'), ('', 'Boorstra'))
    """
    family, comma, given = (part.strip() for part in full.partition(","))
    if comma and family and given:
        return _around_comma(family, given)
    words = full.split()
    if len(words) < 2:
        return "", " ".join(words)
    for at, word in enumerate(words[1:], start=1):
        if word.lower() in INFIXES:
            return " ".join(words[:at]), " ".join(words[at:])
    return " ".join(words[:-1]), words[-1]


def _around_comma(family: str, given: str) -> tuple[str, str]:
    words = given.split()
    at = next((at for at, word in enumerate(words) if word.lower() in INFIXES), len(words))
    return " ".join(words[:at]), " ".join([*words[at:], family])
