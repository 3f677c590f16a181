"""XML as a stream of finished elements, with everything that reaches outside switched off."""

import codecs
import io
import re
from collections.abc import Collection, Iterator
from typing import IO, Any

from lxml import etree

from verder.facts.failures import FileRefused
from verder.facts.readers.bounded import PACKING_FAULTS

# Several faults of libxml2 mean: these bytes are not in the encoding they claim.
ENCODING_FAULTS = {
    etree.ErrorTypes.ERR_INVALID_ENCODING,
    etree.ErrorTypes.ERR_INVALID_CHAR,
    etree.ErrorTypes.ERR_UNKNOWN_ENCODING,
    etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING,
    etree.ErrorTypes.I18N_CONV_FAILED,
}
CUT_OFF = {etree.ErrorTypes.ERR_TAG_NOT_FINISHED, etree.ErrorTypes.ERR_DOCUMENT_END}
UTF_16_CLAIM = re.compile(rb"""<\?xml[^>]*encoding=["']utf-16""", re.IGNORECASE)
HEAD, TAIL = 512, 64
SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def begin(stream: IO[bytes]) -> str | None:
    """Go to the first sign of the document; return the encoding if the declared one cannot be.

    Programs leave an empty line before the declaration, or write "utf-16" above
    a text that is UTF-8. Both are harmless, so both are read.
    """
    head = stream.read(HEAD)
    blank = len(head) - len(head.lstrip())
    stream.seek(blank if head[blank : blank + 1] == b"<" else 0)
    claims_wide = UTF_16_CLAIM.match(head[blank:].removeprefix(codecs.BOM_UTF8))
    return "utf-8" if claims_wide else None


def root_of(stream: IO[bytes], *, name: str, encoding: str | None = None) -> etree._Element:
    """Return the root element, of which only the name and attributes are known yet."""
    _, root = next(_events(stream, ("start",), None, name=name, encoding=encoding))
    return root


def elements(
    stream: IO[bytes], tags: Collection[str], *, name: str, encoding: str | None = None
) -> Iterator[etree._Element]:
    """Yield each element with one of these names when it is complete, then forget it.

    Names count in any namespace and in none.
    """
    wanted = [f"{{*}}{tag}" for tag in tags]
    for _, element in _events(stream, ("end",), wanted, name=name, encoding=encoding):
        yield element
        element.clear()
        previous, parent = element.getprevious(), element.getparent()
        if previous is not None and parent is not None and previous.tag == element.tag:
            parent.remove(previous)


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_at(element: etree._Element, path: str) -> str:
    """Return the text, white space tidied, at a path of names in any namespace, or empty text.

    >>> text_at(etree.XML("<a xmlns='x'><b><c> 1 </c></b></a>"), "b/c")
    '1'
    """
    steps = "/".join(f"{{*}}{step}" for step in path.split("/"))
    return " ".join((element.findtext(steps) or "").split())


def _events(
    stream: IO[bytes],
    events: tuple[str, ...],
    tags: list[str] | None,
    *,
    name: str,
    encoding: str | None,
) -> Iterator[tuple[str, etree._Element]]:
    try:
        sure = begin(stream)
        encoding = encoding or sure
        for event, element in etree.iterparse(
            stream, events=events, tag=tags, encoding=encoding, **SAFE
        ):
            _refuse_document_type(element, name)
            yield event, element
    except etree.XMLSyntaxError as fault:
        raise _refusal(fault, name, breaks_off=_breaks_off(stream)) from fault
    except PACKING_FAULTS as fault:
        raise FileRefused("damaged_archive", file=name) from fault


def _refuse_document_type(element: etree._Element, name: str) -> None:
    """Refuse a document type: no invoice or audit file needs one.

    Entities are how XML reaches into other files or grows without end.
    """
    if element.getroottree().docinfo.doctype:  # type: ignore[attr-defined]
        raise FileRefused("external_entities", file=name)


def _breaks_off(stream: IO[bytes]) -> bool:
    """Whether the document does not end with a tag."""
    try:
        size = stream.seek(0, io.SEEK_END)
    except PACKING_FAULTS:
        return True
    stream.seek(max(0, size - TAIL))
    return not stream.read().rstrip(b"\x00 \t\r\n").endswith(b">")


def _refusal(fault: etree.XMLSyntaxError, name: str, *, breaks_off: bool) -> FileRefused:
    row, code = fault.lineno or 1, fault.code  # type: ignore[attr-defined]
    if "entity amplification" in str(fault.msg):
        return FileRefused("external_entities", file=name)
    if breaks_off or code in CUT_OFF:
        return FileRefused("truncated_file", file=name, row=row)
    if code in ENCODING_FAULTS:
        return FileRefused("xml_encoding", file=name, row=row, flag="--encoding")
    return FileRefused("damaged_xml", file=name, row=row, text=str(fault.msg))
