"""The XML that CalDAV speaks: written in full, read without entities, networks or surprises."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from verder.gateways.trouble import Trouble

DAV: Final = "DAV:"
CALDAV: Final = "urn:ietf:params:xml:ns:caldav"
SERVER: Final = "http://calendarserver.org/ns/"
NAMES: Final = {"d": DAV, "c": CALDAV, "s": SERVER}
OK: Final = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What a server tells of one resource: its status, and the properties that it has."""

    href: str
    status: int
    properties: dict[str, etree._Element] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a property as text."""
        found = self.properties.get(name)
        return "" if found is None else (found.text or "").strip()

    def href_in(self, name: str) -> str:
        """Return the address that a property holds."""
        found = self.properties.get(name)
        return "" if found is None else _text(found, "d:href")

    def has(self, name: str, *path: str) -> bool:
        """Return whether a property holds an element."""
        found = self.properties.get(name)
        return found is not None and found.find("/".join(path), NAMES) is not None


@dataclass(frozen=True, slots=True)
class Multistatus:
    """The answer to most requests of CalDAV."""

    told: tuple[Told, ...]
    token: str


def body(kind: str, *children: str, attributes: str = "") -> bytes:
    """Return a document of this kind with its children, as `d:`, `c:` and `s:` name them."""
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMES.items())
    inner = "".join(children)
    text = f'<?xml version="1.0" encoding="utf-8"?><{kind} {spaces}{attributes}>{inner}</{kind}>'
    return text.encode()


def prop(*names: str) -> str:
    """Return the properties that are asked for."""
    return f"<d:prop>{''.join(f'<{name}/>' for name in names)}</d:prop>"


def element(name: str, text: str, attributes: str = "") -> str:
    """Return an element with a text, escaped."""
    printable = "".join(letter for letter in text if letter.isprintable())
    return f"<{name}{attributes}>{escape(printable)}</{name}>"


def parsed(content: bytes, host: str) -> etree._Element:
    """Return the document; one with a type of its own, or that is none, is refused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as rubbish:
        raise Trouble("server_strange", host=host) from rubbish
    if root.getroottree().docinfo.internalDTD is not None:
        raise Trouble("server_strange", host=host)
    return root


def multistatus(content: bytes, host: str) -> Multistatus:
    """Return what a server tells of several resources."""
    root = parsed(content, host)
    if root.tag != f"{{{DAV}}}multistatus":
        raise Trouble("server_strange", host=host)
    told = tuple(_told(each) for each in root.iterfind("d:response", NAMES))
    return Multistatus(told, _text(root, "d:sync-token"))


def _told(response: etree._Element) -> Told:
    properties: dict[str, etree._Element] = {}
    for part in response.iterfind("d:propstat", NAMES):
        if _status(_text(part, "d:status")) == OK:
            properties.update(_properties(part.iterfind("d:prop/*", NAMES)))
    status = _status(_text(response, "d:status"))
    return Told(_text(response, "d:href"), status, properties)


def _properties(found: Iterable[etree._Element]) -> dict[str, etree._Element]:
    """Return properties by the short names that are used here: "d:getetag"."""
    short = {address: prefix for prefix, address in NAMES.items()}
    named: dict[str, etree._Element] = {}
    for each in found:
        if isinstance(each.tag, str) and each.tag.startswith("{"):
            space, name = each.tag[1:].split("}", 1)
            if space in short:
                named[f"{short[space]}:{name}"] = each
    return named


def _text(inside: etree._Element, path: str) -> str:
    found = inside.find(path, NAMES)
    return "" if found is None else (found.text or "").strip()


def _status(line: str) -> int:
    """Return the number in "HTTP/1.1 404 Not Found"; what says nothing is well."""
    words = line.split()
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else OK
