"""The default criteria for choosing key accounts, in every language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "criteria.toml"
LANGUAGES = ("nl", "en")
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class CriterionText:
    """What a criterion says in one language; `words` are its five classes, if they have words."""

    name: str
    indicator: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultCriterion:
    """One criterion of the default set."""

    key: str
    weight: Decimal
    filled_by: str  # empty: people judge it
    limits: tuple[str, ...]
    texts: Mapping[str, CriterionText]

    def text(self, language: str) -> CriterionText:
        """Return what it says in this language, or in English."""
        return self.texts.get(language, self.texts[FALLBACK])


@lru_cache(maxsize=1)
def default_criteria() -> tuple[DefaultCriterion, ...]:
    """Return the default set in its order."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))["criterion"]
    return tuple(_criterion(each) for each in found)


def default_criterion(key: str) -> DefaultCriterion | None:
    """Return one criterion of the default set, if it is there."""
    return next((each for each in default_criteria() if each.key == key), None)


def _criterion(given: Mapping[str, Any]) -> DefaultCriterion:
    return DefaultCriterion(
        key=given["key"],
        weight=Decimal(given["weight"]),
        filled_by=given.get("filled_by", ""),
        limits=tuple(given.get("limits", ())),
        texts={language: _text(given[language]) for language in LANGUAGES},
    )


def _text(given: Mapping[str, Any]) -> CriterionText:
    return CriterionText(given["name"], given["indicator"], tuple(given.get("words", ())))
