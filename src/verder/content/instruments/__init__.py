"""Questionnaires and staged scales: a file each, with what they ask in every language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LANGUAGES = ("nl", "en")
FALLBACK = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentText:
    """What an instrument says as a whole; the last three to the customer."""

    name: str
    question: str
    customer_title: str
    customer_intro: str
    customer_thanks: str


@dataclass(frozen=True, slots=True)
class BandText:
    """What a band is called, and what it means."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemText:
    """What an item asks us and the customer, its classes in words, and how to get further.

    `low` and `high` say what the ends of a scale of marks mean.
    """

    name: str
    question: str
    customer_question: str
    anchors: tuple[str, ...]
    step: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFile:
    """Items that belong together: how much they weigh in the score, and their name."""

    key: str
    weight: Decimal
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BandFile:
    """A band: the score at which it begins, and its texts."""

    key: str
    least: Decimal
    texts: Mapping[str, BandText]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFile:
    """An item: where it comes from, what may count it, and its texts."""

    key: str
    mark: str
    counted: str  # empty: only people can tell
    limits: tuple[Decimal, ...]
    texts: Mapping[str, ItemText]
    group: str  # empty: all items weigh the same
    weight: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentFile:
    """An instrument as its file says it."""

    key: str
    mark: str
    scoring: str
    least: int
    most: int
    sides: tuple[str, ...]
    voices: str  # "one" for each side, or "many"
    bands: tuple[BandFile, ...]
    groups: tuple[GroupFile, ...]
    items: tuple[ItemFile, ...]
    texts: Mapping[str, InstrumentText]


@lru_cache(maxsize=1)
def instrument_files() -> tuple[InstrumentFile, ...]:
    """Return every instrument there is, by key."""
    return tuple(_instrument(path) for path in sorted(HERE.glob("*.toml")))


def _instrument(path: Path) -> InstrumentFile:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return InstrumentFile(
        key=path.stem,
        mark=found["mark"],
        scoring=found["scoring"],
        least=found["least"],
        most=found["most"],
        sides=tuple(found["sides"]),
        voices=found["voices"],
        bands=tuple(_band(each) for each in found["band"]),
        groups=tuple(_group(each) for each in found.get("group", ())),
        items=tuple(_item(each) for each in found["item"]),
        texts={language: InstrumentText(**found[language]) for language in LANGUAGES},
    )


def _band(given: Mapping[str, Any]) -> BandFile:
    return BandFile(
        key=given["key"],
        least=Decimal(given["from"]),
        texts={language: BandText(**given[language]) for language in LANGUAGES},
    )


def _group(given: Mapping[str, Any]) -> GroupFile:
    return GroupFile(
        key=given["key"],
        weight=Decimal(given["weight"]),
        names={language: given[language]["name"] for language in LANGUAGES},
    )


def _item(given: Mapping[str, Any]) -> ItemFile:
    return ItemFile(
        key=given["key"],
        mark=given["mark"],
        counted=given.get("counted", ""),
        limits=tuple(Decimal(limit) for limit in given.get("limits", ())),
        texts={language: _item_text(given[language]) for language in LANGUAGES},
        group=given.get("group", ""),
        weight=Decimal(given.get("weight", 1)),
    )


def _item_text(given: Mapping[str, Any]) -> ItemText:
    return ItemText(**{**given, "anchors": tuple(given["anchors"])})
