"""Words about people that ask for a second thought, Dutch and English."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

KINDS = ("judging", "private")


@lru_cache(maxsize=1)
def words_by_kind() -> Mapping[str, tuple[str, ...]]:
    """Return the words of each kind: those that judge, and those about private life."""
    text = (files(__name__) / "words.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return {kind: tuple(dict.fromkeys(read[kind]["nl"] + read[kind]["en"])) for kind in KINDS}
