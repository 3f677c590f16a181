"""Names and values as SQL text, safely."""

from collections.abc import Iterable


def name(identifier: str) -> str:
    """Return an identifier in quotes.

    >>> name('c0')
    '"c0"'
    """
    return '"' + identifier.replace('"', '""') + '"'


def text(value: str) -> str:
    """Return a text as a literal.

    >>> text("l'Oréal")
    "'l''Oréal'"
    """
    return "'" + value.replace("'", "''") + "'"


def texts(values: Iterable[str]) -> str:
    """Return texts as a list of literals, in a stable order, for `IN`."""
    return "(" + ", ".join(text(value) for value in sorted(values)) + ")"


def without(expression: str, tokens: Iterable[str]) -> str:
    """Return the expression with every one of these tokens taken out.

    >>> without("c", ["."])
    "replace(c, '.', '')"
    """
    for token in tokens:
        expression = f"replace({expression}, {text(token)}, '')"
    return expression
