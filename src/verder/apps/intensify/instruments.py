"""Instruments as the method takes them, with their texts in the language of the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import get_language

from verder.content.instruments import (
    BandText,
    InstrumentFile,
    InstrumentText,
    ItemFile,
    ItemText,
    instrument_files,
)
from verder.domain.engines.instruments import Band, Instrument, ItemGroup, Scoring
from verder.domain.engines.two_sides import ViewSide

RELATIONSHIP_STAGE = "relationship_stage"
PROMOTERS = "nps"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownItem:
    """An item: what it asks, its answers in words, and what may count it."""

    key: str
    text: ItemText
    least: int
    counted: str
    limits: tuple[Decimal, ...]

    @property
    def is_scale(self) -> bool:
        """Whether its answers are marks on a line, with words at the ends alone."""
        return bool(self.text.low)

    @property
    def classes(self) -> list[tuple[int, str]]:
        """Every answer with its words."""
        return list(enumerate(self.text.anchors, start=self.least))

    def words(self, answer: int) -> str:
        """Return what an answer says."""
        return self.text.anchors[answer - self.least]

    def question(self, side: ViewSide) -> str:
        """Return what this side is asked."""
        return self.text.question if side is ViewSide.US else self.text.customer_question


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownInstrument:
    """An instrument with its texts; `method` is what scores it."""

    method: Instrument
    sides: tuple[ViewSide, ...]
    has_many_voices: bool
    text: InstrumentText
    bands: Mapping[str, BandText]
    groups: Mapping[str, str]  # what each group of items is called
    items: tuple[KnownItem, ...]

    @property
    def key(self) -> str:
        """By which name addresses and records know it."""
        return self.method.key

    def item(self, key: str) -> KnownItem:
        """Return one of its items."""
        return next(each for each in self.items if each.key == key)


def instrument_keys() -> tuple[str, ...]:
    """Return the names of all instruments."""
    return tuple(each.key for each in instrument_files())


def known_instrument(key: str) -> KnownInstrument | None:
    """Return an instrument in the language of the page, if there is one of that name."""
    return _known(key, (get_language() or "nl")[:2]) if key in instrument_keys() else None


def promoters_instrument() -> KnownInstrument:
    """Return the instrument that asks whether they would recommend us."""
    return _known(PROMOTERS, (get_language() or "nl")[:2])


def relationship_instrument() -> KnownInstrument:
    """Return the instrument behind the relationship stage."""
    return _known(RELATIONSHIP_STAGE, (get_language() or "nl")[:2])


@lru_cache(maxsize=32)
def _known(key: str, language: str) -> KnownInstrument:
    file = next(each for each in instrument_files() if each.key == key)
    return KnownInstrument(
        method=_method(file),
        sides=tuple(ViewSide(each) for each in file.sides),
        has_many_voices=file.voices == "many",
        text=file.texts[language],
        bands={each.key: each.texts[language] for each in file.bands},
        groups={each.key: each.names[language] for each in file.groups},
        items=tuple(_item(each, file.least, language) for each in file.items),
    )


def _method(file: InstrumentFile) -> Instrument:
    return Instrument(
        key=file.key,
        items=tuple(each.key for each in file.items),
        least=file.least,
        most=file.most,
        scoring=Scoring(file.scoring),
        bands=tuple(Band(each.key, each.least) for each in file.bands),
        groups=tuple(
            ItemGroup(
                key=group.key,
                weight=group.weight,
                weights={each.key: each.weight for each in file.items if each.group == group.key},
            )
            for group in file.groups
        ),
    )


def _item(file: ItemFile, least: int, language: str) -> KnownItem:
    return KnownItem(
        key=file.key,
        text=file.texts[language],
        least=least,
        counted=file.counted,
        limits=file.limits,
    )
