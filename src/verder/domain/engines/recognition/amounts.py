"""Numbers in a sentence, with what they count: "€ 1.234,50", "10 %", "140k", "twelve days"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.engines.calculators.card import Unit
from verder.domain.engines.recognition.vocabulary import Vocabulary
from verder.domain.engines.recognition.words import folded

PIECE: Final = re.compile(
    r"(?<![\w.,])(?P<sign>[-+−–]\s?)?(?P<money>[€$£]\s?)?(?<!\d)"
    r"(?P<digits>\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?:[.,]\d{1,4})?(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?:,-)?(?P<share>\s?%)?(?P<after>\s?€)?"
    r"|(?P<word>[a-z]+)|(?P<stop>[,;:?!.()])"
)
THOUSANDS: Final = re.compile(r"\d{1,3}([.,' \u00a0\u202f])\d{3}(?:\1\d{3})*")
SPACES: Final = str.maketrans("", "", "' \u00a0\u202f")
TEN: Final = 10
LOOK_AHEAD: Final = 2  # words between a number and what it counts: "840 sales visits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of the sentence; a share is 0..1. Without unit it may count anything."""

    value: Decimal
    unit: Unit | None
    text: str
    start: int
    end: int
    is_signed: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str  # number, word, stop
    text: str
    start: int
    end: int
    match: re.Match[str]


def amounts(text: str, vocabulary: Vocabulary) -> tuple[Amount, ...]:
    """Return the numbers of a sentence, in Dutch or English notation, in digits or words.

    >>> units = {"stuks": Unit.PIECES}
    >>> [(one.value, one.unit) for one in amounts("2.000 stuks, 10%", Vocabulary(units=units))]
    [(Decimal('2000'), <Unit.PIECES: 'pieces'>), (Decimal('0.1'), <Unit.SHARE: 'share'>)]
    """
    plain = folded(text)
    pieces = [
        _Piece(str(found.lastgroup and _kind(found)), found[0], found.start(), found.end(), found)
        for found in PIECE.finditer(plain)
    ]
    return tuple(_read(text, pieces, vocabulary))


def _kind(found: re.Match[str]) -> str:
    return "word" if found["word"] else "stop" if found["stop"] else "number"


def _read(text: str, pieces: Sequence[_Piece], vocabulary: Vocabulary) -> Iterator[Amount]:
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        found = _value(pieces, place, vocabulary)
        if found is None:
            place += 1
            continue
        value, after = found
        value, after = _scaled(value, pieces, after, vocabulary)
        unit, end = _unit(piece, pieces, after, vocabulary)
        is_number = piece.kind == "number"
        signed = is_number and piece.match["sign"]
        if signed and signed.strip() != "+":
            value = -value
        yield Amount(
            value=value / 100 if unit is Unit.SHARE else value,
            unit=unit,
            text=text[piece.start : end].strip(),
            start=piece.start,
            end=end,
            is_signed=bool(signed),
        )
        place = after


def _value(
    pieces: Sequence[_Piece], place: int, vocabulary: Vocabulary
) -> tuple[Decimal, int] | None:
    """Return a number that begins here, and the place of the piece after it."""
    piece = pieces[place]
    if piece.kind == "number":
        return _of_digits(piece.match["digits"]), place + 1
    if piece.kind != "word":
        return None
    value = vocabulary.number(piece.text)
    if value is None:  # "a million"
        scale = vocabulary.scales.get(piece.text) if len(piece.text) > 1 else None
        return None if scale is None else (scale, place + 1)
    after = place + 1
    ones = vocabulary.number(pieces[after].text) if after < len(pieces) else None
    if ones is not None and ones < TEN <= value < 100 and pieces[after].kind == "word":
        return value + ones, after + 1
    return value, after


def _of_digits(digits: str) -> Decimal:
    """Return what digits are worth: groups of three are thousands, else a mark is decimal."""
    if THOUSANDS.fullmatch(digits) and not digits.startswith("0"):
        return Decimal(re.sub(r"\D", "", digits))
    plain = digits.translate(SPACES)
    mark = max(plain.rfind(","), plain.rfind("."))
    if mark < 0:
        return Decimal(plain)
    return Decimal(f"{re.sub(r'[.,]', '', plain[:mark])}.{plain[mark + 1 :]}")


def _scaled(
    value: Decimal, pieces: Sequence[_Piece], after: int, vocabulary: Vocabulary
) -> tuple[Decimal, int]:
    while after < len(pieces) and pieces[after].text in vocabulary.scales:
        value *= vocabulary.scales[pieces[after].text]
        after += 1
    return value, after


def _unit(
    piece: _Piece, pieces: Sequence[_Piece], after: int, vocabulary: Vocabulary
) -> tuple[Unit | None, int]:
    """Return what is counted, and where the text of the amount ends."""
    end = pieces[after - 1].end
    if piece.kind == "number" and piece.match["share"]:
        return Unit.SHARE, end
    is_money = piece.kind == "number" and bool(piece.match["money"] or piece.match["after"])
    for place in range(after, min(after + LOOK_AHEAD, len(pieces))):
        follows = pieces[place]
        if follows.kind != "word" or follows.text in vocabulary.per:
            break
        unit = vocabulary.units.get(follows.text)
        if unit is not None and not is_money:
            if unit is not Unit.MONEY:
                return unit, follows.end if place == after else end
            is_money, end, after = True, follows.end, place + 1
            break
    for many in range(1, LOOK_AHEAD + 1):
        following = pieces[after : after + many]
        if " ".join(piece.text for piece in following) in vocabulary.each:
            return Unit.MONEY_EACH, following[-1].end
    return Unit.MONEY if is_money else None, end
