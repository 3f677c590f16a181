"""The words that head the columns of a layout."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from verder.facts.columns.headers import key_of, words_of
from verder.facts.fields import LAYOUTS, Layout

EQUAL = 1000
CONTAINED = 500
LAST = 900  # what a term of the last resort loses


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How the column of one field may be headed."""

    ranks: dict[str, int]  # key → place in the order of preference
    phrases: tuple[tuple[str, ...], ...]
    last: frozenset[str]
    never: tuple[str, ...]
    with_vat: frozenset[str]

    def score(self, header: str) -> int:
        """Return how well the words of a header fit; 0 where they do not.

        A header that equals a term beats one that contains it; a term earlier in
        the list beats a later one.
        """
        key = key_of(header)
        if (rank := self.ranks.get(key)) is not None:
            return EQUAL - rank - (LAST if key in self.last else 0)
        if any(word in key for word in self.never):
            return 0
        words = words_of(header)
        places = [self.ranks["".join(phrase)] for phrase in self.phrases if _holds(words, phrase)]
        return max(1, CONTAINED - min(places)) if places else 0

    def says_with_vat(self, header: str) -> bool:
        """Return whether the header says that its amounts include VAT."""
        return any(word in self.with_vat for word in words_of(header))


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(words[at : at + size] == phrase for at in range(len(words) - size + 1))


@cache
def vocabulary(layout: str) -> dict[str, Terms]:
    """Return the terms of every field of a layout."""
    source = resources.files("verder.content.columns").joinpath(f"{layout}.toml")
    fields = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: _terms(field) for name, field in fields.items()}


def terms_of(layout: Layout) -> dict[str, Terms]:
    """Return the terms of every field, those of an organisation's own fields among them."""
    own = {each.name: _terms({"terms": list(each.terms)}) for each in layout.fields if each.terms}
    return vocabulary(layout.name) | own


@cache
def known_keys() -> frozenset[str]:
    """Return the keys of all terms of all layouts."""
    return frozenset(
        key for layout in LAYOUTS for terms in vocabulary(layout).values() for key in terms.ranks
    )


def _terms(field: dict[str, list[str]]) -> Terms:
    ordinary, last = field["terms"], field.get("last", [])
    ranks: dict[str, int] = {}
    for term in ordinary + last:
        ranks.setdefault(key_of(term), len(ranks))
    return Terms(
        ranks=ranks,
        phrases=tuple(words_of(term) for term in ordinary),
        last=frozenset(key_of(term) for term in last),
        never=tuple(key_of(word) for word in field.get("never", [])),
        with_vat=frozenset(field.get("with_vat", [])),
    )
