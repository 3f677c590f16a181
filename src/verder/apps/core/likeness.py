"""Which of many records look like one and the same, without comparing each with each. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

LARGEST_BLOCK = 400
PREFIX = 4
MOST_OF_ONE = 20  # a mark that more records share says nothing about any of them

Reason = TypeVar("Reason", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness(Generic[Reason]):
    """One reason why two records look alike; `score` runs to 100."""

    first_id: int
    second_id: int
    reason: Reason
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Generic[Reason]):
    """Two records that look alike; `first_id` is the smaller one, `score` that of the surest."""

    first_id: int
    second_id: int
    reasons: tuple[Reason, ...]
    score: float


def pairs_of(found: Iterable[Likeness[Reason]]) -> list[Pair[Reason]]:
    """Return each pair once with all its reasons, the surest first."""
    reasons: dict[tuple[int, int], set[Reason]] = defaultdict(set)
    scores: dict[tuple[int, int], float] = defaultdict(float)
    for each in found:
        pair = (min(each.first_id, each.second_id), max(each.first_id, each.second_id))
        reasons[pair].add(each.reason)
        scores[pair] = max(scores[pair], each.score)
    pairs = [
        Pair(first_id=first, second_id=second, reasons=ordered(why), score=scores[first, second])
        for (first, second), why in reasons.items()
    ]
    return sorted(pairs, key=lambda pair: (-pair.score, pair.first_id, pair.second_id))


def ordered(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return the reasons, the strongest first."""
    return tuple(sorted(set(reasons), key=_place))


def _place(reason: StrEnum) -> int:
    return list(type(reason).__members__.values()).index(reason)


def sharing(
    keyed: Iterable[tuple[str, int]], *, most: int = MOST_OF_ONE
) -> Iterator[tuple[str, int, int]]:
    """Yield the key and the two of each pair that shares one; an empty key is none.

    >>> list(sharing([("a", 1), ("b", 2), ("a", 3), ("", 4), ("", 5)]))
    [('a', 1, 3)]
    """
    groups: dict[str, dict[int, None]] = defaultdict(dict)
    for key, record in keyed:
        if key:
            groups[key][record] = None
    for key, group in groups.items():
        if len(group) <= most:
            yield from ((key, first, second) for first, second in combinations(group, 2))


def similar(names: Mapping[int, str], *, least: float) -> Iterator[tuple[int, int, float]]:
    """Yield pairs whose names differ in a letter or two, compared only within blocks."""
    for block in blocks(names):
        words = [names[key] for key in block]
        scores = process.cdist(words, words, scorer=fuzz.token_sort_ratio, score_cutoff=least)
        for first, second in zip(*scores.nonzero(), strict=True):
            if first < second:
                yield block[first], block[second], float(scores[first, second])


def blocks(names: Mapping[int, str]) -> Iterator[list[int]]:
    """Yield groups of records that share the beginning of their rarest word.

    A block too large to compare is left out: a beginning that hundreds share tells nothing.
    """
    counts = Counter(word for name in names.values() for word in set(name.split(" ")))
    groups: dict[str, list[int]] = defaultdict(list)
    for record, name in names.items():
        for beginning in beginnings(name, counts):
            groups[beginning].append(record)
    for group in groups.values():
        if 1 < len(group) <= LARGEST_BLOCK:
            yield group


def beginnings(name: str, counts: Counter[str]) -> set[str]:
    """Return how the two rarest words of the name begin, and the name itself."""
    rarest = sorted(set(name.split(" ")), key=lambda word: (counts[word], word))[:2]
    return {word[:PREFIX] for word in rarest if word} | {name.replace(" ", "")[: 2 * PREFIX]}
