"""Texts that tell who somebody is, taken out of whatever was written. Pure: values in and out."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

GONE = "…"


def redacted(value: Any, words: Iterable[str]) -> Any:  # noqa: ANN401 - anything that JSON holds
    """Return the value with these texts taken out, whatever their capitals.

    They are whole words; in the name of a file a line below the letters parts words too.

    >>> redacted({"who": ["Met Femke Boor gebeld"]}, ["femke boor"])
    {'who': ['Met … gebeld']}
    >>> redacted("boor_femke.vcf", ["boor", "femke"])
    '…_….vcf'
    """
    pattern = _pattern(tuple(words))
    return value if pattern is None else _cleaned(value, pattern)


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds these texts as whole words, a longer one before a part of it."""
    longest = sorted(filter(None, words), key=len, reverse=True)
    if not longest:
        return None
    return re.compile(
        "|".join(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])" for word in longest), re.IGNORECASE
    )


def _cleaned(value: Any, pattern: re.Pattern[str]) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, dict):
        return {key: _cleaned(item, pattern) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item, pattern) for item in value]
    return pattern.sub(GONE, value) if isinstance(value, str) else value
