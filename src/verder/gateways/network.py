"""Connections to addresses that users type: only to where they may lead, and never for long.

A name is looked up once, what it stands for is checked, and the connection goes to the
checked address itself: a name that changes in between leads nowhere else.
"""

import socket
import ssl
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Any, Final

import httpcore
import httpx

from verder.gateways.trouble import Trouble

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address
CONNECT_SECONDS: Final = 5.0
TRANSLATED: Final = ip_network("64:ff9b::/96")  # IPv4 behind a gateway of IPv6


@dataclass(frozen=True, slots=True)
class Deadline:
    """The instant after which nothing is waited for any more."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        """Return the deadline so many seconds from now."""
        return cls(time.monotonic() + seconds)

    def left(self, most: float | None = None) -> float:
        """Return the seconds that are left; the timeout of httpcore where none are."""
        seconds = self.at - time.monotonic()
        if seconds <= 0:
            raise httpcore.ReadTimeout
        return seconds if most is None else min(seconds, most)


def may_reach(address: Address, allowed: Iterable[Network]) -> bool:
    """Return whether an address is of the public internet, or of a network that was allowed."""
    if _is_within(address, allowed):
        return True
    inner = _inner(address)
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def _is_within(address: Address, networks: Iterable[Network]) -> bool:
    inner = _inner(address)
    return any(each.version == inner.version and inner in each for each in networks)


def _inner(address: Address) -> Address:
    """Return the IPv4 address that one of IPv6 hides, whatever the way."""
    if isinstance(address, IPv4Address):
        return address
    if address in TRANSLATED:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else address)


def addresses_of(host: str, port: int) -> list[Address]:
    """Return what a name stands for now."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise Trouble("server_unknown", host=host) from unknown
    return list(dict.fromkeys(ip_address(str(each[4][0]).partition("%")[0]) for each in found))


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to addresses that may be reached, and reads no longer than the deadline."""

    def __init__(self, allowed: Sequence[Network], deadline: Deadline) -> None:
        self.allowed, self.deadline = allowed, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline is stricter
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first checked address that answers."""
        reachable = [each for each in addresses_of(host, port) if may_reach(each, self.allowed)]
        if not reachable:
            raise Trouble("server_address_refused", needs_user=True, host=host)
        plain, refused = httpcore.SyncBackend(), httpcore.ConnectError()
        for address in reachable:
            try:
                stream = plain.connect_tcp(
                    str(address),
                    port,
                    timeout=self.deadline.left(CONNECT_SECONDS),
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except httpcore.ConnectError as failure:
                refused = failure
            else:
                is_own = _is_within(address, self.allowed)
                return LimitedStream(stream, self.deadline, host, may_be_open=is_own)
        raise refused


class LimitedStream(httpcore.NetworkStream):
    """A connection that a server cannot keep busy by sending a letter now and then.

    Nothing is written unencrypted but to an address in a network that was allowed, whatever
    its name stood for a moment ago.
    """

    def __init__(
        self, stream: httpcore.NetworkStream, deadline: Deadline, host: str, *, may_be_open: bool
    ) -> None:
        self.stream, self.deadline = stream, deadline
        self.host, self.may_be_open = host, may_be_open

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what comes before the deadline."""
        return self.stream.read(max_bytes, self.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write before the deadline."""
        if not self.may_be_open:
            raise Trouble("server_not_encrypted", needs_user=True, host=self.host)
        self.stream.write(buffer, self.deadline.left(timeout))

    def close(self) -> None:
        """End the connection."""
        self.stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Go on encrypted; the certificate must be that of the name, not of the address."""
        left = self.deadline.left(timeout)
        sealed = self.stream.start_tls(ssl_context, server_hostname, left)
        return LimitedStream(sealed, self.deadline, self.host, may_be_open=True)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore has it
        """Return what httpcore asks of the connection."""
        return self.stream.get_extra_info(info)


class CheckedTransport(httpx.HTTPTransport):
    """The transport of httpx over checked connections; proxies of the environment count not."""

    def __init__(self, allowed: Sequence[Network], deadline: Deadline) -> None:
        context = httpx.create_ssl_context(trust_env=False)
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, network_backend=CheckedBackend(allowed, deadline)
        )


def check_unencrypted(host: str, allowed: Sequence[Network]) -> None:
    """Refuse to send a password in the open, but within networks that were allowed."""
    found = addresses_of(host, 0)
    if all(_is_within(each, allowed) for each in found):
        return
    is_known = any(may_reach(each, allowed) for each in found)
    code = "server_not_encrypted" if is_known else "server_address_refused"
    raise Trouble(code, needs_user=True, host=host)


def trouble_of(failure: Exception, host: str) -> Trouble:
    """Return in words that people know why a connection failed, whatever wrapped it."""
    cause: BaseException | None = failure
    while cause is not None:
        if isinstance(cause, Trouble):
            return cause
        if isinstance(cause, ssl.SSLError):
            return Trouble("server_certificate", host=host)
        cause = cause.__cause__ or cause.__context__
    is_gone = isinstance(failure, httpx.ConnectError | httpcore.ConnectError)
    return Trouble("server_gone" if is_gone else "server_strange", host=host)
