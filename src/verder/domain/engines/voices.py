"""An instrument that many of the customer answer: what they say together, and how sure that is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.engines.instruments import Answers, Instrument, ItemGroup
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
SURE: Final = Decimal("1.96")  # standard deviations, for 19 times out of 20
ADDED: Final = 3  # answers, to be honest about few
ADDED_ENDS: Final = Decimal("0.75")  # of them at each end


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLimits:
    """Below how many answers no single number is told, and how long an answer counts."""

    least_answers: int = 5
    voice_days: int = 365


@dataclass(frozen=True, slots=True)
class Range:
    """Between which values a share lies, 19 times out of 20."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class NetScore:
    """Voices in the highest band less those in the lowest, as a share from -1 to 1.

    With few answers there is no score, and with one or more there is always the range.
    """

    count: int
    highest: int
    lowest: int
    score: Decimal | NotComputable
    range: Range | NotComputable

    @property
    def between(self) -> int:
        """Voices in neither."""
        return self.count - self.highest - self.lowest


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemVoices:
    """What all voices answered to one item, or on average to a group of items."""

    key: str
    count: int
    least: Decimal
    most: Decimal
    mean: Decimal | NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """What many people answered to an instrument, and how many of those asked."""

    asked: int
    answered: int
    response_share: Decimal | NotComputable
    net: NetScore
    bands: Mapping[str, int]
    groups: tuple[ItemVoices, ...]
    items: tuple[ItemVoices, ...]


def voices(
    instrument: Instrument,
    given: Sequence[Answers],
    *,
    asked: int,
    answered: int,
    limits: VoiceLimits | None = None,
) -> Voices:
    """Return what the answers say together; `answered` counts those of the `asked` who did."""
    limits = limits or VoiceLimits()
    scored = [each for each in given if not instrument.missing(each)]
    bands = [instrument.band_of(instrument.score(each)).key for each in scored]
    first, last = instrument.bands[0].key, instrument.bands[-1].key
    return Voices(
        asked=asked,
        answered=answered,
        response_share=Decimal(answered) / asked if asked else NotComputable("nobody_asked"),
        net=net_score(
            count=len(bands), highest=bands.count(last), lowest=bands.count(first), limits=limits
        ),
        bands={band.key: bands.count(band.key) for band in instrument.bands},
        groups=tuple(_group(instrument, group, given, limits) for group in instrument.groups),
        items=tuple(
            _spread(item, [Decimal(each[item]) for each in given if item in each], limits)
            for item in instrument.items
        ),
    )


def net_score(
    *, count: int, highest: int, lowest: int, limits: VoiceLimits | None = None
) -> NetScore:
    """Return the share of the highest band less that of the lowest, and its range.

    The range is the adjusted one of the literature: three answers are added, a quarter of
    them at each end, so that few answers, or answers that are all alike, do not look sure.

    >>> str(net_score(count=12, highest=6, lowest=3).score)
    '0.25'
    """
    limits = limits or VoiceLimits()
    if not count:
        nobody = NotComputable("no_answers")
        return NetScore(count=0, highest=0, lowest=0, score=nobody, range=nobody)
    is_enough = count >= limits.least_answers
    return NetScore(
        count=count,
        highest=highest,
        lowest=lowest,
        score=Decimal(highest - lowest) / count if is_enough else NotComputable("too_few_answers"),
        range=_range(count, highest, lowest),
    )


def _range(count: int, highest: int, lowest: int) -> Range:
    for_it = (highest + ADDED_ENDS) / (count + ADDED)
    against = (lowest + ADDED_ENDS) / (count + ADDED)
    middle = for_it - against
    wide = SURE * ((for_it + against - middle**2) / (count + ADDED)).sqrt()
    return Range(max(-ONE, middle - wide), min(ONE, middle + wide))


def _group(
    instrument: Instrument, group: ItemGroup, given: Collection[Answers], limits: VoiceLimits
) -> ItemVoices:
    found = []
    for each in given:
        try:
            found.append(instrument.group_score(group, each))
        except NotComputable:
            continue
    return _spread(group.key, found, limits)


def _spread(key: str, values: Sequence[Decimal], limits: VoiceLimits) -> ItemVoices:
    reason = "too_few_answers" if values else "no_answers"
    is_enough = bool(values) and len(values) >= limits.least_answers
    return ItemVoices(
        key=key,
        count=len(values),
        least=min(values, default=ZERO),
        most=max(values, default=ZERO),
        mean=sum(values, ZERO) / len(values) if is_enough else NotComputable(reason),
    )
