"""Bytes of address cards become properties, whatever was broken on the way.

Our own, and not a library's: those for vCards give a file up at its first fault, and here
every card is read as far as possible, each fault named.
"""

import codecs
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from quopri import decodestring

PROPERTY = re.compile(
    rb"^(?:[\w-]+\.)?([A-Za-z][\w-]*)((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)$", re.DOTALL
)
PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*)')
ENDS = re.compile(rb"\r\n|\n|\r")
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What is left of a broken picture or remark goes with it, without a word.
NEVER_KEPT = frozenset({"PHOTO", "KEY", "LOGO", "SOUND", "NOTE", "ADR", "LABEL"})
MOST_LETTERS = 10_000  # of one property that is kept


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


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the logical lines: folded ones joined, and those of quoted-printable too."""
    held, begins = b"", 0
    for line, text in enumerate(ENDS.split(data), start=1):
        if begins and _goes_on(held, text):
            held = _joined(held, text)
            continue
        if begins and held.strip():
            yield begins, held
        held, begins = text, line
    if held.strip():
        yield begins, held


def _goes_on(held: bytes, text: bytes) -> bool:
    if not held:
        return False
    if text.startswith((b" ", b"\t")):
        return True
    if held.endswith(b"=") and b"QUOTED-PRINTABLE" in held.partition(b":")[0].upper():
        return True
    return not PROPERTY.match(text) and _name_of(held) in NEVER_KEPT


def _joined(held: bytes, text: bytes) -> bytes:
    if len(held) > MOST_LETTERS and _name_of(held) in NEVER_KEPT:
        return held
    if text.startswith((b" ", b"\t")):
        return held + text[1:]
    is_soft = held.endswith(b"=") and b"QUOTED-PRINTABLE" in held.partition(b":")[0].upper()
    return held + b"\n" + text if is_soft else held + text


def _name_of(content: bytes) -> str:
    found = PROPERTY.match(content)
    return found[1].decode("ascii", "replace").upper() if found else ""


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
    said: dict[str, str] = {"TYPE": "", "ENCODING": "", "CHARSET": ""}
    for part in PARAMETER.findall(text):
        name, equals, value = part.partition("=")
        key = name.strip().upper()
        if not equals and key in {"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"}:
            said["ENCODING"] = key
        elif not equals or key == "TYPE":
            said["TYPE"] = f"{said['TYPE']},{value if equals else key}"
        else:
            said[key] = value.strip().strip('"')
    return said


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
        return value.decode(codec), ""
    except (LookupError, UnicodeDecodeError):
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
    found = re.split(rf"(?<!\\){sign}", value)
    return [" ".join(re.sub(r"\\(.)", _unescaped, part).split()) for part in found]


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
