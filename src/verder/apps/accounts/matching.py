"""Which customers look like one and the same. Pure: values in, pairs out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from rapidfuzz import fuzz, process

from verder.apps.accounts.identities import is_kvk_valid, name_words, plain_kvk, plain_vat

ALIKE = 88.0
LARGEST_BLOCK = 400
PREFIX = 4
MOST_OF_ONE = 20  # a number that more accounts share says nothing about any of them


class Reason(StrEnum):
    """Why two accounts look alike, the strongest first."""

    VAT = "same_vat_number"
    KVK = "same_kvk_number"
    NAME = "same_name"
    ADDRESS = "same_postcode_and_name"
    SIMILAR = "similar_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What of an account is compared."""

    account_id: int
    name: str
    postcode: str = ""
    country: str = ""
    vat_number: str = ""
    kvk_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two accounts that look alike; `first_id` is the smaller one. `score` runs to 100."""

    first_id: int
    second_id: int
    reasons: tuple[Reason, ...]
    score: float


def alike_pairs(accounts: Sequence[Named]) -> list[Pair]:
    """Return the pairs that look alike, the surest first."""
    reasons: dict[tuple[int, int], set[Reason]] = defaultdict(set)
    scores: dict[tuple[int, int], float] = defaultdict(float)
    for first, second, reason, score in found_pairs(accounts):
        pair = (min(first, second), max(first, second))
        reasons[pair].add(reason)
        scores[pair] = max(scores[pair], score)
    pairs = [
        Pair(first_id=first, second_id=second, reasons=ordered(why), score=scores[first, second])
        for (first, second), why in reasons.items()
    ]
    return sorted(pairs, key=lambda pair: (-pair.score, pair.first_id, pair.second_id))


def ordered(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return the reasons, the strongest first."""
    return tuple(sorted(reasons, key=list(Reason).index))


def found_pairs(accounts: Sequence[Named]) -> Iterator[tuple[int, int, Reason, float]]:
    """Yield each likeness by itself."""
    words = {one.account_id: " ".join(name_words(one.name)) for one in accounts}
    vat = ((plain_vat(one.vat_number, one.country), one.account_id) for one in accounts)
    kvk = (
        (plain_kvk(one.kvk_number), one.account_id)
        for one in accounts
        if is_kvk_valid(one.kvk_number)
    )
    joined = ((words[one.account_id].replace(" ", ""), one.account_id) for one in accounts)
    yield from same(vat, Reason.VAT, 100.0)
    yield from same(kvk, Reason.KVK, 100.0)
    yield from same(joined, Reason.NAME, 98.0)
    yield from same_address(accounts, words)
    yield from similar(words)


def same(
    keyed: Iterable[tuple[str, int]], reason: Reason, score: float
) -> Iterator[tuple[int, int, Reason, float]]:
    """Yield the pairs that share a key that is not empty."""
    groups: dict[str, list[int]] = defaultdict(list)
    for key, account_id in keyed:
        if key:
            groups[key].append(account_id)
    for group in groups.values():
        if len(group) <= MOST_OF_ONE:
            yield from ((first, second, reason, score) for first, second in combinations(group, 2))


def same_address(
    accounts: Sequence[Named], words: dict[int, str]
) -> Iterator[tuple[int, int, Reason, float]]:
    """Yield pairs of one postcode whose names begin with the same word."""
    keyed = (
        (f"{one.postcode.replace(' ', '').upper()} {words[one.account_id].split(' ')[0]}", one)
        for one in accounts
        if one.postcode.strip()
    )
    return same(((key, one.account_id) for key, one in keyed), Reason.ADDRESS, 95.0)


def similar(words: dict[int, str]) -> Iterator[tuple[int, int, Reason, float]]:
    """Yield pairs whose names differ in a letter or two, compared only within blocks."""
    for block in blocks(words):
        names = [words[key] for key in block]
        scores = process.cdist(names, names, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        for first, second in zip(*scores.nonzero(), strict=True):
            if first < second:
                score = min(float(scores[first, second]), 97.0)
                yield block[first], block[second], Reason.SIMILAR, score


def blocks(words: dict[int, str]) -> Iterator[list[int]]:
    """Yield groups of accounts that share the beginning of their rarest word.

    A block too large to compare is left out: a beginning that hundreds share tells nothing.
    """
    counts = Counter(word for name in words.values() for word in set(name.split(" ")))
    groups: dict[str, list[int]] = defaultdict(list)
    for account_id, name in words.items():
        for beginning in beginnings(name, counts):
            groups[beginning].append(account_id)
    for group in groups.values():
        if 1 < len(group) <= LARGEST_BLOCK:
            yield group


def beginnings(name: str, counts: Counter[str]) -> set[str]:
    """Return how the two rarest words of the name begin, and the name itself."""
    rarest = sorted(set(name.split(" ")), key=lambda word: (counts[word], word))[:2]
    return {word[:PREFIX] for word in rarest if word} | {name.replace(" ", "")[: 2 * PREFIX]}
