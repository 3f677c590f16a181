"""How IMAP writes the names of folders: letters beyond ASCII in an UTF-7 of its own."""

import re
from base64 import b64decode, b64encode
from binascii import Error
from typing import Final

LISTED: Final = re.compile(rb'\((?P<flags>[^)]*)\) (?:NIL|"[^"]*") (?P<name>.+)', re.DOTALL)


def folder_name(name: str) -> str:
    """Return a name as the server knows it.

    >>> folder_name("Relaties & één")
    'Relaties &- &AOkA6Q-n'
    """
    parts = re.split(r"([^\x20-\x7e]+)", name.replace("&", "&-"))
    return "".join(_shifted(part) if place % 2 else part for place, part in enumerate(parts))


def plain_name(name: str) -> str:
    """Return a name as people read it; what is written wrongly stays as it is.

    >>> plain_name("Relaties &- &AOkA6Q-n"), plain_name("A &%- B")
    ('Relaties & één', 'A &%- B')
    """
    return re.sub("&([^-]*)-", _plain, name)


def quoted(text: str) -> str:
    r"""Return a text between quotes; what would begin another command is no name.

    >>> print(quoted('Klanten "groot"'))
    "Klanten \"groot\""
    """
    if re.search(r"[\r\n\0]", text):
        raise ValueError(text)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def folder_of(told: object) -> str:
    """Return the folder that a line of the list names, if it can be opened."""
    line = (
        b"".join(each for each in told if isinstance(each, bytes))
        if isinstance(told, tuple)
        else told
    )
    found = LISTED.match(line) if isinstance(line, bytes) else None
    if found is None or b"\\noselect" in found["flags"].lower():
        return ""
    name = re.sub(r"\\(.)", r"\1", found["name"].decode("ascii", "replace").strip().strip('"'))
    return plain_name(name)


def _shifted(part: str) -> str:
    coded = b64encode(part.encode("utf-16-be")).rstrip(b"=").replace(b"/", b",")
    return f"&{coded.decode('ascii')}-"


def _plain(found: re.Match[str]) -> str:
    coded = found[1].replace(",", "/")
    if not coded:
        return "&"
    try:
        return b64decode(coded + "=" * (-len(coded) % 4), validate=True).decode("utf-16-be")
    except (Error, UnicodeDecodeError):
        return found[0]
