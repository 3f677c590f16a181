"""E-mail addresses with their names, in headers and in what people see of headers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import Header, decode_header
from email.message import Message
from email.utils import getaddresses
from typing import Final

PLACE: Final = r"[\w.+'=&/-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
WORD: Final = re.compile(r"""[^\s<>\[\]();:,"']++""")
MOST: Final = 100
LONGEST: Final = 10_000  # letters of a line with addresses


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody gets mail, in small letters, and the name beside it."""

    place: str
    name: str = ""


def addresses_in(message: Message, *headers: str) -> tuple[Address, ...]:
    """Return the addresses in these headers, each once."""
    told = [str(value) for header in headers for value in message.get_all(header, [])]
    try:
        pairs = getaddresses(told)
    except RecursionError:  # remarks in remarks in remarks
        return once(each for line in told for each in addresses_within(line))
    found = (Address(place.strip().lower(), text_of(name)) for name, place in pairs)
    return once(each for each in found if re.fullmatch(PLACE, each.place))


def addresses_within(text: str) -> tuple[Address, ...]:
    """Return the addresses in a line that people see.

    >>> addresses_within('"Wit, Jan de" <Jan@klant.nl>; ans@klant.nl')
    (Address(place='jan@klant.nl', name='Wit, Jan de'), Address(place='ans@klant.nl', name=''))
    """
    found, begin = [], 0
    for word in WORD.finditer(text[:LONGEST]):
        if "@" in word[0] and re.fullmatch(PLACE, word[0]):
            name = text[begin : word.start()].removesuffix("mailto:")
            found.append(Address(word[0].lower(), name.strip(" ,;\"'*<>[]()\t:")))
            begin = word.end()
    return once(found)


def once(found: Iterable[Address]) -> tuple[Address, ...]:
    """Return each address once, the first time that it is named."""
    known: dict[str, Address] = {}
    for each in found:
        known.setdefault(each.place, each)
    return tuple(known.values())[:MOST]


def header_text(message: Message, name: str) -> str:
    """Return a header as people read it."""
    return text_of(message.get(name, ""))


def text_of(raw: str | Header) -> str:
    """Return what a header says, whatever way it was coded; what is coded wrongly as it is.

    >>> text_of("=?utf-8?q?Offerte_=C3=A9=C3=A9n?="), text_of("=?x-none?q?=C3?=")
    ('Offerte één', 'Ã')
    """
    try:
        parts = decode_header(raw)
    except (HeaderParseError, ValueError):
        parts = [(str(raw), None)]
    told = "".join(
        decoded(part, charset) if isinstance(part, bytes) else part for part, charset in parts
    )
    return " ".join(cleaned(told).split())


def decoded(content: bytes, charset: str | None) -> str:
    """Return bytes as text: as they say themselves, or as most mails are."""
    for each in (charset, "utf-8"):
        try:
            return content.decode(each or "utf-8")
        except (LookupError, ValueError):  # a set that nobody knows, or that is no name at all
            continue
    return content.decode("cp1252", "replace")


def cleaned(text: str) -> str:
    """Return a text without signs that no page shows and no database keeps."""
    return re.sub(
        r"[^\S\n\t ]", " ", re.sub(r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff\ud800-\udfff]", "", text)
    )
