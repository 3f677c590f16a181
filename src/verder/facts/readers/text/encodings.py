"""Which encoding a text file has: what it says, or what all its bytes allow."""

import codecs
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from verder.facts.failures import FileRefused
from verder.facts.readers.text.damaged_utf8 import first_damaged_row

CHUNK = 1 << 22
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SINGLE_BYTE = ("cp1252", "mac-roman", "cp850")  # the first of equals is taken
EVERYDAY = "éèêëáàâäãåóòôöõøúùûüíìîïçñßæœ€£"
USUAL = EVERYDAY.upper().replace("SS", "") + "°²³½¼–—‘’“”„…«»·§®©™\u00a0µ±ýÿ"
AMONG_DIGITS = "€£’\u00a0–°²³½¼±"
UTF16_SHARE = 0.2  # of zero bytes on one side of the pairs, in text of the Latin alphabet


def encoding_of(path: Path, asked: str | None = None) -> str:
    """Return the codec in which the whole file can be read.

    Without a byte order mark UTF-8 is believed where the beginning allows it;
    the engine checks the rest and `encoding_of_all` decides if it fails.
    """
    if asked:
        return _asked_for(path, asked)
    head = _head(path)
    for mark, codec in MARKS:
        if head.startswith(mark):
            return codec
    if pairs := _utf16_without_mark(head):
        return pairs
    if b"\0" in head:
        raise FileRefused("not_text", file=path.name)
    return "utf-8" if _is_utf8([_cut_at_line(head)]) else encoding_of_all(path)


def encoding_of_all(path: Path) -> str:
    """Return the codec that fits every byte of a file without a mark."""
    if _is_utf8(_chunks(path)):
        return "utf-8"
    if row := first_damaged_row(path):
        raise FileRefused("damaged_utf8", file=path.name, row=row, flag="--encoding")
    counts = _high_bytes(path)
    best = max(SINGLE_BYTE, key=lambda codec: _likelihood(codec, counts))
    if _likelihood(best, counts) < 0:
        raise FileRefused("unknown_encoding", file=path.name, flag="--encoding")
    return best


def is_utf8(codec: str) -> bool:
    """Return whether the engine reads this codec as it stands."""
    return codecs.lookup(codec).name in {"utf-8", "utf-8-sig", "ascii"}


def _asked_for(path: Path, asked: str) -> str:
    try:
        found = codecs.lookup(asked)
    except LookupError as fault:
        raise FileRefused("no_such_encoding", file=path.name, text=asked) from fault
    is_marked = found.name == "utf-8" and _head(path).startswith(codecs.BOM_UTF8)
    return "utf-8-sig" if is_marked else found.name


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(CHUNK)


def _cut_at_line(head: bytes) -> bytes:
    """Leave out the last line, which may end within a character."""
    return head if len(head) < CHUNK else head[: max(head.rfind(b"\n"), head.rfind(b"\r")) + 1]


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _utf16_without_mark(head: bytes) -> str | None:
    pairs = len(head) // 2
    if not pairs:
        return None
    first, second = head[0::2].count(0) / pairs, head[1::2].count(0) / pairs
    if second > UTF16_SHARE and first < second / 10:
        return "utf-16-le"
    if first > UTF16_SHARE and second < first / 10:
        return "utf-16-be"
    return None


def _is_utf8(chunks: Iterator[bytes] | list[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in chunks:
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _high_bytes(path: Path) -> dict[tuple[int, bool], int]:
    """Count the bytes beyond ASCII, those beside a digit apart."""
    counts: Counter[tuple[int, bool]] = Counter()
    for chunk in _chunks(path):
        data = np.frombuffer(chunk, dtype=np.uint8)
        is_digit = np.zeros(len(data) + 2, dtype=bool)
        is_digit[1:-1] = (data >= ord("0")) & (data <= ord("9"))
        high = np.flatnonzero(data >= 0x80)
        beside = is_digit[high] | is_digit[high + 2]
        pairs, times = np.unique(data[high].astype(np.int64) * 2 + beside, return_counts=True)
        for pair, count in zip(pairs.tolist(), times.tolist(), strict=True):
            counts[pair // 2, bool(pair % 2)] += count
    return counts


def _likelihood(codec: str, counts: Mapping[tuple[int, bool], int]) -> int:
    """Weigh what the high bytes would stand for: accents for, strange signs against."""
    return sum(
        count * _weight(bytes([byte]), codec, is_beside_digit=beside)
        for (byte, beside), count in counts.items()
    )


def _weight(byte: bytes, codec: str, *, is_beside_digit: bool) -> int:
    try:
        letter = byte.decode(codec)
    except UnicodeDecodeError:
        return -100
    if letter in (AMONG_DIGITS if is_beside_digit else EVERYDAY):
        return 3
    return 1 if letter in USUAL else -2
