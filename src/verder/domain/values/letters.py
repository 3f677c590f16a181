"""Letters as people mean them, whether somebody typed the accents or not."""

import unicodedata


def without_accents(text: str) -> str:
    """Return a text with plain letters, in any script.

    >>> without_accents("Zoë Ångström, Ελλάς")
    'Zoe Angstrom, Ελλας'
    >>> without_accents("Jansen")
    'Jansen'
    """
    if text.isascii():
        return text
    spread = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in spread if not unicodedata.combining(sign))
