"""Which contacts look like one and the same person, and why. Pure: values in, pairs out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from verder.apps.core import likeness
from verder.apps.core.likeness import Likeness, pairs_of, sharing, similar
from verder.domain.values.letters import without_accents
from verder.facts.contacts.names import INFIXES

ALIKE = 86.0
SURELY_ANOTHER = 75.0  # a name less alike than this is another's, or that of a marriage
MOST_OF_ADDRESS = 5  # an address that more people share is nobody's own
MOST_NAMESAKES = 2  # a name that more people bear at several customers says nothing
NOT_LETTERS = re.compile(r"[\W\d_]+")
# Everybody who works there writes from it.
SHARED_BOXES: Final = frozenset(
    {
        *("info", "contact", "mail", "office", "post", "algemeen", "receptie", "reception"),
        *("sales", "verkoop", "inkoop", "purchase", "purchasing", "order", "orders", "bestelling"),
        *("administratie", "administration", "boekhouding", "facturen", "factuur", "invoice"),
        *("invoices", "accounting", "finance", "crediteuren", "debiteuren", "planning", "magazijn"),
        *("service", "support", "helpdesk", "hr", "personeel", "directie", "secretariaat"),
    }
)


class LikeReason(StrEnum):
    """Why two contacts look like one person, the strongest first."""

    EMAIL = "same_email"
    MOBILE = "same_mobile"
    NAME = "same_name_here"
    PHONE = "same_phone_and_name"
    INITIAL = "same_initial_here"
    SIMILAR = "similar_name_here"
    ELSEWHERE = "same_name_elsewhere"


Pair = likeness.Pair[LikeReason]
SCORES: Final[Mapping[LikeReason, float]] = {
    LikeReason.EMAIL: 100.0,
    LikeReason.MOBILE: 99.0,
    LikeReason.NAME: 98.0,
    LikeReason.PHONE: 96.0,
    LikeReason.INITIAL: 92.0,
    LikeReason.SIMILAR: 90.0,
    LikeReason.ELSEWHERE: 60.0,
}
OTHER_NAME = 75.0  # the same address or mobile, and quite another name


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What of a contact is compared; `accounts` are all where they work or worked."""

    person_id: int
    given_name: str = ""
    family_name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    accounts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A name in the words by which it is compared; of the last name those that tell."""

    given: tuple[str, ...]
    family: tuple[str, ...]

    @property
    def whole(self) -> str:
        return " ".join((*self.given, *self.family))


def _name_of(one: Known) -> _Name:
    words = person_words(one.family_name)
    telling = tuple(word for word in words if word not in INFIXES)
    return _Name(given=person_words(one.given_name), family=telling or words)


def person_words(text: str) -> tuple[str, ...]:
    """Return the words of a name, without capitals and accents, in any script.

    >>> person_words("Zoë van 't Hof-Ångström")
    ('zoe', 'van', 't', 'hof', 'angstrom')
    """
    flat = without_accents(text.casefold())
    return tuple(word for word in NOT_LETTERS.split(flat) if word)


def same_people(people: Sequence[Known]) -> list[Pair]:
    """Return the pairs that look like one person, the surest first."""
    names = {one.person_id: _name_of(one) for one in people}
    found = (*_by_address(people, names), *_here(people, names), *_elsewhere(people, names))
    return pairs_of(found)


def _by_address(
    people: Sequence[Known], names: Mapping[int, _Name]
) -> Iterator[Likeness[LikeReason]]:
    """Yield who share an address or a number; a number at work only with a name that fits."""
    own = {
        LikeReason.EMAIL: (
            (each, one.person_id)
            for one in people
            for each in one.emails
            if each.partition("@")[0] not in SHARED_BOXES
        ),
        LikeReason.MOBILE: ((each, one.person_id) for one in people for each in one.mobiles),
    }
    for reason, keyed in own.items():
        for _address, first, second in sharing(keyed, most=MOST_OF_ADDRESS):
            score = SCORES[reason] if _is_like(names[first], names[second]) else OTHER_NAME
            yield _told(first, second, reason, score)
    named = (
        (f"{each} {' '.join(names[one.person_id].family)}", one.person_id)
        for one in people
        for each in (*one.phones, *one.mobiles)
    )
    for _number, first, second in sharing(named):
        if _is_like(names[first], names[second]):
            yield _told(first, second, LikeReason.PHONE)


def _here(people: Sequence[Known], names: Mapping[int, _Name]) -> Iterator[Likeness[LikeReason]]:
    """Yield who are called alike at one account."""
    at: dict[int, dict[int, str]] = defaultdict(dict)
    for one in people:
        for account in one.accounts:
            at[account][one.person_id] = names[one.person_id].whole
    for wholes in at.values():
        for _name, first, second in sharing((name, key) for key, name in wholes.items()):
            yield _told(first, second, LikeReason.NAME)
        yield from _initials({key: names[key] for key in wholes})
        for first, second, score in similar(wholes, least=ALIKE):
            if wholes[first] != wholes[second] and _may_be(names[first], names[second]):
                yield _told(
                    first, second, LikeReason.SIMILAR, min(score, SCORES[LikeReason.SIMILAR])
                )


def _initials(names: Mapping[int, _Name]) -> Iterator[Likeness[LikeReason]]:
    """Yield who share the last name, where one first name is empty or the other's initial."""
    keyed = ((" ".join(name.family), key) for key, name in names.items())
    for _family, first, second in sharing(keyed):
        one, other = names[first].given, names[second].given
        if one != other and is_short_for(one, other):
            yield _told(first, second, LikeReason.INITIAL)


def is_short_for(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether one first name is nothing, or only initials of which the first fits.

    >>> is_short_for(("j", "p"), ("jan",)), is_short_for(("johan",), ("jan",))
    (True, False)
    """
    if not first or not second:
        return True
    initials = [words for words in (first, second) if all(len(word) == 1 for word in words)]
    return bool(initials) and first[0][0] == second[0][0]


def _elsewhere(
    people: Sequence[Known], names: Mapping[int, _Name]
) -> Iterator[Likeness[LikeReason]]:
    """Yield who alone bear a whole name at different customers: one may have changed company."""
    keyed = (
        (name.whole, key)
        for key, name in names.items()
        if name.family and any(len(word) > 1 for word in name.given)
    )
    accounts = {one.person_id: set(one.accounts) for one in people}
    for _name, first, second in sharing(keyed, most=MOST_NAMESAKES):
        if not accounts[first] & accounts[second]:
            yield _told(first, second, LikeReason.ELSEWHERE)


def _is_like(first: _Name, second: _Name) -> bool:
    """Return whether the two names may be those of one person."""
    if first.family == second.family and is_short_for(first.given, second.given):
        return True
    return fuzz.token_set_ratio(first.whole, second.whole) >= ALIKE and _may_be(first, second)


def _may_be(first: _Name, second: _Name) -> bool:
    """Return whether neither the first nor the last names tell two people apart."""
    parts = ((first.given, second.given), (first.family, second.family))
    return all(
        fuzz.token_sort_ratio(" ".join(one), " ".join(other)) >= SURELY_ANOTHER
        for one, other in parts
        if one and other
    )


def _told(first: int, second: int, reason: LikeReason, score: float = 0.0) -> Likeness[LikeReason]:
    return Likeness(first_id=first, second_id=second, reason=reason, score=score or SCORES[reason])
