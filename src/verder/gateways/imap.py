"""IMAP (RFC 3501): the mails of one folder, which is only read."""

import imaplib
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from re import search
from typing import Any, Final

import httpcore

from verder.gateways.imap_names import folder_name, folder_of, quoted
from verder.gateways.network import (
    CheckedBackend,
    Deadline,
    Network,
    check_unencrypted,
    trouble_of,
)
from verder.gateways.trouble import Trouble

SECONDS: Final = 60.0

LARGEST: Final = 64 * 1024 * 1024  # of all that a server says in one conversation
PIECE: Final = 64 * 1024
LONGEST_LINE: Final = 1024 * 1024
Answer = list[bytes | tuple[bytes, bytes] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailLogin:
    """Who reads, where, and which networks of one's own may be reached."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    is_encrypted: bool = True
    allowed_networks: Sequence[Network] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderMark:
    """Until where a folder was read: by the numbering of the server, which may begin anew."""

    validity: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A mail as it lies in the folder; of a large one the first part."""

    size: int
    content: bytes
    came_at: datetime | None


class MailFolder:
    """A conversation with one server about one folder."""

    def __init__(self, login: MailLogin, *, seconds: float = SECONDS) -> None:
        self.host = login.host
        with self._named():
            if not login.is_encrypted:
                check_unencrypted(login.host, login.allowed_networks)
            backend = CheckedBackend(login.allowed_networks, Deadline.after(seconds))
            self.server = CheckedImap(login, backend)
            self._sign_in(login)

    def close(self) -> None:
        """End the conversation, whatever the server makes of it."""
        self.server.shutdown()

    def open(self, folder: str) -> FolderMark:
        """Open a folder to be read, and return its numbering and the last number given out."""
        with self._named():
            said, _count = self.server.select(quoted(folder_name(folder)), readonly=True)
            if said != "OK":
                known = ", ".join(self.folders()[:20])
                raise Trouble("mailbox_no_folder", needs_user=True, folder=folder, known=known)
            following = self._number("UIDNEXT") or (self._last_by_search() + 1)
            return FolderMark(validity=self._number("UIDVALIDITY"), last=following - 1)

    def folders(self) -> list[str]:
        """Return the names of the folders that can be opened."""
        with self._named():
            _said, told = self.server.list()
            return sorted(filter(None, (folder_of(each) for each in told)))

    def after(self, last: int, *, most: int) -> list[int]:
        """Return the numbers of the mails that came after one, the first one first."""
        with self._named():
            _said, told = self.server.uid("SEARCH", f"UID {last + 1}:*")
            # "9:*" is "8:*" the other way round where 8 is the last one.
            return sorted(number for number in _numbers(told) if number > last)[:most]

    def fetch(self, number: int, *, most: int) -> Fetched | None:
        """Return a mail, at most so many bytes of it; None where it is gone."""
        wanted = f"(RFC822.SIZE INTERNALDATE BODY.PEEK[]<0.{most}>)"
        with self._named():
            _said, told = self.server.uid("FETCH", str(number), wanted)
        parts = [each for each in told if isinstance(each, tuple)]
        if not parts:
            return None
        line = b" ".join(each if isinstance(each, bytes) else each[0] for each in told if each)
        size = search(rb"RFC822\.SIZE (\d+)", line)
        content = parts[0][1]
        return Fetched(
            size=int(size[1]) if size else len(content), content=content, came_at=_came_at(line)
        )

    def _sign_in(self, login: MailLogin) -> None:
        try:
            if "AUTH=PLAIN" in self.server.capabilities:
                told = f"\0{login.user}\0{login.password}".encode()
                self.server.authenticate("PLAIN", lambda _asked: told)
            else:
                self.server.login(quoted(login.user), login.password)
        except imaplib.IMAP4.abort:
            raise
        except (imaplib.IMAP4.error, UnicodeError) as refused:
            self.close()
            if "UNAVAILABLE" in str(refused):
                raise Trouble("server_gone", host=self.host) from refused
            raise Trouble("server_login_refused", needs_user=True, host=self.host) from refused

    def _number(self, name: str) -> int:
        _name, told = self.server.response(name)
        return next(iter(_numbers(told)), 0)

    def _last_by_search(self) -> int:
        _said, told = self.server.uid("SEARCH", "ALL")
        return max(_numbers(told), default=0)

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Let every failure be one that people can read."""
        try:
            yield
        except (httpcore.TimeoutException, TimeoutError) as slow:
            raise Trouble("server_slow", host=self.host) from slow
        except (imaplib.IMAP4.error, httpcore.NetworkError, httpcore.ProtocolError) as failure:
            raise trouble_of(failure, self.host) from failure
        except (OSError, ValueError, LookupError) as strange:
            raise Trouble("server_strange", host=self.host) from strange


class CheckedImap(imaplib.IMAP4):
    """The client of the standard library over a checked connection with a deadline."""

    def __init__(self, login: MailLogin, backend: CheckedBackend) -> None:
        self.backend, self.is_encrypted = backend, login.is_encrypted
        self.stream: httpcore.NetworkStream | None = None
        self.waiting, self.heard = bytearray(), 0
        super().__init__(login.host, login.port)

    def open(self, host: str = "", port: int = 993, timeout: float | None = None) -> None:
        """Connect; the certificate must be that of the name."""
        del timeout  # the deadline is stricter
        self.host, self.port = host, port
        self.stream = self.backend.connect_tcp(host, port)
        if self.is_encrypted:
            self.stream = self.stream.start_tls(ssl.create_default_context(), host)

    def read(self, size: int) -> bytes:
        """Read so many bytes, no more than anybody needs."""
        if size > LARGEST:
            raise Trouble("server_too_much", host=self.host)
        while len(self.waiting) < size:
            self._hear()
        return self._taken(size)

    def readline(self) -> bytes:
        """Read a line."""
        while (end := self.waiting.find(b"\n")) < 0:
            if len(self.waiting) > LONGEST_LINE:
                raise Trouble("server_strange", host=self.host)
            self._hear()
        return self._taken(end + 1)

    def send(self, data: Any) -> None:  # noqa: ANN401 - any bytes
        """Say something."""
        if self.stream is None:
            raise self.abort("The conversation is over.")
        self.stream.write(bytes(data))

    def shutdown(self) -> None:
        """End the connection."""
        if self.stream is not None:
            self.stream.close()
            self.stream = None

    def _hear(self) -> None:
        piece = self.stream.read(PIECE) if self.stream is not None else b""
        self.heard += len(piece)
        if not piece:
            raise self.abort("The server hung up.")
        if self.heard > LARGEST:
            raise Trouble("server_too_much", host=self.host)
        self.waiting += piece

    def _taken(self, size: int) -> bytes:
        taken = bytes(self.waiting[:size])
        del self.waiting[:size]
        return taken


def _numbers(told: Sequence[object]) -> list[int]:
    """Return the numbers in an answer: "3 5 8"."""
    words = [word for each in told if isinstance(each, bytes) for word in each.split()]
    return [int(word) for word in words if word.isdigit()]


def _came_at(line: bytes) -> datetime | None:
    try:
        found = imaplib.Internaldate2tuple(line)  # as the clock of this machine has it
        return None if found is None else datetime.fromtimestamp(time.mktime(found), UTC)
    except (ValueError, OverflowError):
        return None
