"""Where a text stops being UTF-8, beside a slow look at each line."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from verder.facts.readers.text.damaged_utf8 import first_damaged_row

PIECES = st.sampled_from(
    [
        b"staal ",
        b"\n",
        *(letter.encode() for letter in "é€𝄞"),
        b"\xe9",
        b"\xc3",
        b"\xe2\x82",
        b"\xa0",
    ]
)


@given(st.lists(PIECES, max_size=40))
def test_the_first_damaged_row_is_that_of_a_look_at_each_letter(pieces: list[bytes]) -> None:
    data = b"".join(pieces)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lines.csv"
        path.write_bytes(data)
        assert first_damaged_row(path) == _slowly(data)


def _slowly(data: bytes) -> int | None:
    letters = strange = 0
    first = None
    for number, line in enumerate(data.split(b"\n"), start=1):
        at = 0
        while at < len(line):
            length = _letter_at(line, at)
            if line[at] >= 0x80 and length:
                letters += 1
            elif line[at] >= 0x80:
                strange += 1
                first = first or number
            at += length or 1
    return first if letters > (letters + strange) / 2 else None


def _letter_at(line: bytes, at: int) -> int:
    """Return how many bytes the letter here has, 0 where there is none."""
    for length in (1, 2, 3, 4):
        try:
            if len(line[at : at + length].decode()) == 1 and at + length <= len(line):
                return length
        except UnicodeDecodeError:
            continue
    return 0
