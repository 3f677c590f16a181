"""How a number is written: the shape of its text, with every digit as a zero."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from verder.facts.answers import DecimalMark
from verder.facts.values.currencies import TOKENS

POINT, COMMA = DecimalMark.POINT, DecimalMark.COMMA
SIGN_OF = {POINT: ".", COMMA: ","}
SPACES = ("\u00a0", "\u202f", "\u2009", " ", "\t")
APOSTROPHES = ("'", "’")
LONG_MINUSES = ("\u2212", "\u2013")
NEGATIVE_WORDS = ("CR", "Cr", "cr")
POSITIVE_WORDS = ("DR", "Dr", "dr", "+")
MISSING = frozenset(
    {"", "-", "–", "n/a", "#n/a", "na", "n.v.t.", "nvt", "null", "none", "nan", "?"}
)
ROUND = re.compile(r"(?<=0)([.,])(?:-{1,2}+|[–—=])(?!0)")  # a dash where the cents would stand
BODY = re.compile(r"[0.,'’\u00a0\u202f\u2009 ]*0[0.,'’\u00a0\u202f\u2009 ]*([eE][+-]?0+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberShape:
    """One way of writing numbers.

    `decimals` has an entry for each decimal mark under which it can be read, with
    the number of decimals it has then. `noise` are the pieces of text around and
    between the digits that are not the decimal mark nor a plain minus in front.
    `round_ending` is the mark with the dash of "12,-", which is no minus.
    """

    decimals: Mapping[DecimalMark, int]
    has_mark: bool
    noise: frozenset[str]
    thousands: Mapping[DecimalMark, frozenset[str]]
    negative_by: frozenset[str]  # pieces that make it negative, other than a minus in front
    currency: str | None
    is_share: bool  # it bears a per cent sign
    has_exponent: bool
    round_ending: str | None

    @property
    def is_certain(self) -> bool:
        """Whether it shows which sign is the decimal mark."""
        return self.has_mark and len(self.decimals) == 1


def is_missing(shape: str) -> bool:
    """Return whether the text says that there is no value."""
    return shape.strip("".join(SPACES)).casefold() in MISSING


@lru_cache(maxsize=4096)
def number_shape(shape: str) -> NumberShape | None:
    """Return how the shape reads, or None where it is not a number.

    >>> number_shape("€ 0.000,00-").decimals
    {<DecimalMark.COMMA: 'comma'>: 2}
    >>> sorted(number_shape("0.000").decimals.values())
    [0, 3]
    >>> number_shape("€ 00,-").negative_by
    frozenset()
    >>> number_shape("00.00.00") is None
    True
    """
    round_ending = ROUND.search(shape)
    body, pieces = _peeled(ROUND.sub(r"\1", shape))
    if pieces is None or not BODY.fullmatch(body):
        return None
    mantissa, _, exponent = body.partition("E" if "E" in body else "e")
    readings = {mark: _reading(mantissa, mark) for mark in (POINT, COMMA)}
    fitting = {mark: reading for mark, reading in readings.items() if reading}
    if exponent:
        fitting = {mark: reading for mark, reading in fitting.items() if not reading[1]}
    if not fitting:
        return None
    return NumberShape(
        decimals={mark: decimals for mark, (decimals, _) in fitting.items()},
        thousands={mark: grouped for mark, (_, grouped) in fitting.items()},
        has_mark="." in body or "," in body,
        noise=frozenset(pieces) | frozenset(sign for sign in SPACES if sign in shape),
        negative_by=frozenset(piece for piece in pieces if _is_negative(piece)),
        currency=next((piece for piece in pieces if piece in TOKENS), None),
        is_share="%" in pieces,
        has_exponent=bool(exponent),
        round_ending=round_ending[0] if round_ending else None,
    )


def _peeled(shape: str) -> tuple[str, list[str] | None]:
    """Return the digits with their marks, and the pieces around them.

    The pieces are None where the number is marked negative twice.
    """
    blank = "".join(SPACES)
    body, pieces, minuses = shape.strip(blank), list[str](), 0
    while True:
        before = body
        for piece in (*TOKENS, *NEGATIVE_WORDS, *POSITIVE_WORDS, *LONG_MINUSES, "%"):
            body, found = _peel(body, piece)
            pieces += [piece] if found else []
            minuses += found and _is_negative(piece)
        if body.startswith("(") and body.endswith(")"):
            body, minuses = body[1:-1], minuses + 1
            pieces += ["(", ")"]
        if body.endswith("-"):
            body, minuses = body[:-1], minuses + 1
            pieces.append("-")
        if body.startswith("-"):
            body, minuses = body[1:], minuses + 1
        body = body.strip(blank)
        if body == before:
            return body, pieces if minuses <= 1 else None


def _peel(body: str, piece: str) -> tuple[str, bool]:
    if body.startswith(piece):
        return body[len(piece) :], True
    if body.endswith(piece):
        return body[: -len(piece)], True
    return body, False


def _is_negative(piece: str) -> bool:
    return piece in {"(", "-", *NEGATIVE_WORDS, *LONG_MINUSES}


def _reading(body: str, mark: DecimalMark) -> tuple[int, frozenset[str]] | None:
    """Return the number of decimals and the thousands marks under a decimal mark."""
    sign, other = SIGN_OF[mark], "," if mark is POINT else "."
    whole, has_decimals, decimals = body.partition(sign)
    if has_decimals and not re.fullmatch("0*", decimals):
        return None
    if re.fullmatch("0*", whole):
        return (len(decimals), frozenset()) if whole or decimals else None
    for group in (other, *SPACES, *APOSTROPHES):
        if re.fullmatch(rf"0{{1,3}}({re.escape(group)}000)+", whole):
            return len(decimals), frozenset({group})
    return None
