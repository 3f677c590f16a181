"""Which customers look like one and the same. Pure: values in, pairs out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from verder.apps.accounts.identities import is_kvk_valid, name_words, plain_kvk, plain_vat
from verder.apps.core import likeness
from verder.apps.core.likeness import Likeness, pairs_of, sharing, similar

ALIKE = 88.0
MOST_SIMILAR = 97.0  # below two names that are the same


class Reason(StrEnum):
    """Why two accounts look alike, the strongest first."""

    VAT = "same_vat_number"
    KVK = "same_kvk_number"
    NAME = "same_name"
    ADDRESS = "same_postcode_and_name"
    SIMILAR = "similar_name"


Pair = likeness.Pair[Reason]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What of an account is compared."""

    account_id: int
    name: str
    postcode: str = ""
    country: str = ""
    vat_number: str = ""
    kvk_number: str = ""


def alike_pairs(accounts: Sequence[Named]) -> list[Pair]:
    """Return the pairs that look alike, the surest first."""
    return pairs_of(found_pairs(accounts))


def found_pairs(accounts: Sequence[Named]) -> Iterator[Likeness[Reason]]:
    """Yield each likeness by itself."""
    words = {one.account_id: " ".join(name_words(one.name)) for one in accounts}
    keys = {
        Reason.VAT: ((plain_vat(one.vat_number, one.country), one.account_id) for one in accounts),
        Reason.KVK: (
            (plain_kvk(one.kvk_number), one.account_id)
            for one in accounts
            if is_kvk_valid(one.kvk_number)
        ),
        Reason.NAME: ((words[one.account_id].replace(" ", ""), one.account_id) for one in accounts),
        Reason.ADDRESS: (
            (_address(one, words[one.account_id]), one.account_id) for one in accounts
        ),
    }
    scores = {Reason.VAT: 100.0, Reason.KVK: 100.0, Reason.NAME: 98.0, Reason.ADDRESS: 95.0}
    for reason, keyed in keys.items():
        for _key, first, second in sharing(keyed):
            yield Likeness(first_id=first, second_id=second, reason=reason, score=scores[reason])
    for first, second, score in similar(words, least=ALIKE):
        yield Likeness(
            first_id=first,
            second_id=second,
            reason=Reason.SIMILAR,
            score=min(score, MOST_SIMILAR),
        )


def _address(one: Named, words: str) -> str:
    """Return the postcode and the first word of the name; nothing without a postcode."""
    postcode = one.postcode.replace(" ", "").upper()
    return f"{postcode} {words.partition(' ')[0]}" if postcode else ""
