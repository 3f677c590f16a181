"""Bytes of address cards become properties, whatever was broken on the way.

Our own, and not a library's: those for vCards give a file up at its first fault, and here
every card is read as far as possible, each fault named.
"""

import codecs
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from quopri import decodestring

PROPERTY = re.compile(
    rb"^(?:[\w-]+\.)?([A-Za-z][\w-]*)((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)$", re.DOTALL
)
NAME = re.compile(rb"(?:[\w-]+\.)?([A-Za-z][\w-]*)[;:]")
PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*)')
ENDS = re.compile(rb"\r\n|\n|\r")
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What is left of a broken picture or remark goes with it, without a word.
NEVER_KEPT = frozenset({"PHOTO", "KEY", "LOGO", "SOUND", "NOTE", "ADR", "LABEL"})
MOST_LETTERS = 10_000  # of one property that is kept
LONGEST = 5 * MOST_LETTERS  # bytes of one property, its head included
LONGEST_HEAD = 1_000
BLANKS = (b" ", b"\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property of a card; `flaw` says what was wrong with it, if anything was."""

    line: int
    name: str
    types: frozenset[str]
    value: str
    flaw: str = ""


def properties(data: bytes) -> Iterator[Property]:
    """Yield the properties of all cards; a line that is none has no name."""
    for line, content in _unfolded(_one_byte(data)):
        if content.isspace():
            continue
        found = PROPERTY.match(content)
        if found is None:
            yield Property(
                line=line, name="", types=frozenset(), value=_text(content), flaw="line_unreadable"
            )
        else:
            yield _property(line, *found.groups())


def _one_byte(data: bytes) -> bytes:
    """Return the file in UTF-8, or as it is where its cards say how they are encoded."""
    if data.startswith(MARKS):
        return data.decode("utf-16", "replace").encode()
    if data[:400].count(b"\0") > 40:
        codec = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return data.decode(codec, "replace").encode()
    return data.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"")


@dataclass(slots=True)
class _Folded:
    """A property that may go on over more lines: as much of it as is ever read."""

    line: int
    text: bytes
    last: bytes  # the line that came last, which says whether the next one is of it too
    more: list[bytes] = field(default_factory=list)
    size: int = 0

    def goes_on(self, text: bytes) -> bool:
        """Return whether the next line is of it."""
        if not self.last:
            return False
        if text.startswith(BLANKS) or (self.last.endswith(b"=") and self._is_quoted()):
            return True
        return _name_of(self.text) in NEVER_KEPT and not PROPERTY.match(text)

    def add(self, text: bytes) -> None:
        """Take the next line; beyond the most it is seen and not kept."""
        self.last = text or self.last
        if self.size > LONGEST:
            return
        piece = text[1:] if text.startswith(BLANKS) else text
        if self._is_quoted() and piece is text:
            piece = b"\n" + text
        self.size += len(piece)
        if len(self.text) < LONGEST_HEAD:
            self.text += piece  # a name may be folded too
        else:
            self.more.append(piece)

    def whole(self) -> bytes:
        """Return all lines as one."""
        return b"".join([self.text, *self.more])

    def _is_quoted(self) -> bool:
        return b"QUOTED-PRINTABLE" in self.text[:LONGEST_HEAD].partition(b":")[0].upper()


def _name_of(text: bytes) -> str:
    found = NAME.match(text)
    return found[1].decode("ascii").upper() if found else ""


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the logical lines: folded ones joined, and those of quoted-printable too."""
    held: _Folded | None = None
    for line, text in enumerate(ENDS.split(data), start=1):
        if held is not None and held.goes_on(text):
            held.add(text)
            continue
        if held is not None and held.last:
            yield held.line, held.whole()
        held = _Folded(line, text, text)
    if held is not None and held.last:
        yield held.line, held.whole()


def _property(line: int, name: bytes, parameters: bytes, value: bytes) -> Property:
    said = _parameters(_text(parameters))
    title = name.decode("ascii", "replace").upper()
    is_kept = title not in NEVER_KEPT
    plain, flaw = _decoded(value[: 4 * MOST_LETTERS], said) if is_kept else ("", "")
    return Property(
        line=line,
        name=title,
        types=frozenset(said["TYPE"].lower().replace('"', "").split(",")),
        value=plain,
        flaw=flaw,
    )


def _parameters(text: str) -> dict[str, str]:
    """Return the parameters; those without a name are types or encodings, as in version 2.1."""
    said: dict[str, str] = {"ENCODING": "", "CHARSET": ""}
    types: list[str] = []
    for part in PARAMETER.findall(text):
        name, equals, value = part.partition("=")
        key = name.strip().upper()
        if not equals and key in {"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"}:
            said["ENCODING"] = key
        elif not equals or key == "TYPE":
            types.append(value if equals else key)
        else:
            said[key] = value.strip().strip('"')
    return {**said, "TYPE": ",".join(types)}


def _decoded(value: bytes, said: dict[str, str]) -> tuple[str, str]:
    encoding = said["ENCODING"].upper()
    if encoding == "QUOTED-PRINTABLE":
        value = decodestring(value)
    elif encoding in {"BASE64", "B"}:
        try:
            value = b64decode(value)
        except ValueError:
            return "", "base64_damaged"
    return _in_charset(value, said["CHARSET"])


def _in_charset(value: bytes, charset: str) -> tuple[str, str]:
    """Return the text, by the set that the card names, or the one that fits."""
    try:
        codec = codecs.lookup(charset).name if charset else "utf-8"
        # Who says Latin 1 means what Windows makes of it: that has the euro sign.
        return value.decode("cp1252" if codec == "iso8859-1" else codec), ""
    except (LookupError, ValueError):
        return _text(value), "charset_guessed" if charset or not value.isascii() else ""


def _text(value: bytes) -> str:
    """Return the text in UTF-8, or else as Windows writes it in Western Europe."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def parts(value: str, sign: str = ";") -> list[str]:
    r"""Return the parts of a value between signs that no backslash stands before.

    >>> parts(r"Boor\, Tang\; Zn;Inkoop")
    ['Boor, Tang; Zn', 'Inkoop']
    """
    if "\\" not in value:
        return [" ".join(part.split()) for part in value.split(sign)]
    found = re.split(rf"(?<!\\){sign}", value)
    return [" ".join(re.sub(r"\\(.)", _unescaped, part).split()) for part in found]


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
