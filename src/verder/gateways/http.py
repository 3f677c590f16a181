"""Requests to a server that a user named: bounded in time and size, to known hosts alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx

from verder.gateways.network import (
    CheckedTransport,
    Deadline,
    Network,
    check_unencrypted,
    trouble_of,
)
from verder.gateways.trouble import Trouble

SECONDS: Final = 45.0
READ_SECONDS: Final = 10.0
LARGEST: Final = 8 * 1024 * 1024
MOST_REDIRECTS: Final = 5
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
USUAL_PORTS: Final = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Who asks, where, and which hosts may learn the password."""

    address: str
    user: str
    password: str = field(repr=False)
    trusted_hosts: frozenset[str] = frozenset()
    allowed_networks: Sequence[Network] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    address: str


class Session:
    """Several requests with one login, one deadline and one set of connections."""

    def __init__(self, login: Login, *, seconds: float = SECONDS) -> None:
        self.login = login
        self.hosts = login.trusted_hosts | {host_of(login.address)}
        self.auth: httpx.Auth = httpx.BasicAuth(login.user, login.password)
        deadline = Deadline.after(seconds)
        self.client = httpx.Client(
            transport=CheckedTransport(login.allowed_networks, deadline),
            trust_env=False,
            timeout=httpx.Timeout(READ_SECONDS),
            headers={"User-Agent": "Verder", "Accept-Encoding": "identity"},
        )

    def close(self) -> None:
        """End all connections."""
        self.client.close()

    def ask(
        self,
        method: str,
        address: str,
        *,
        content: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a request, follow it where the server points to, and return the answer."""
        for _step in range(MOST_REDIRECTS + 1):
            self.check(address)
            answer = self._asked(method, address, content, headers or {})
            if answer.status not in REDIRECTS:
                return answer
            address = urljoin(address, answer.headers.get("location", ""))
        raise Trouble("server_redirects", host=host_of(address))

    def check(self, address: str) -> None:
        """Refuse an address that nobody confirmed, or that would send the password in the open."""
        parts = urlsplit(address)
        host = host_of(address)
        if parts.scheme not in USUAL_PORTS or not parts.hostname:
            raise Trouble("server_address_wrong", needs_user=True, address=address[:200])
        if host not in self.hosts:
            raise Trouble("server_other_host", needs_user=True, host=host)
        if parts.scheme == "http":
            check_unencrypted(parts.hostname, self.login.allowed_networks)

    def _asked(
        self, method: str, address: str, content: bytes, headers: Mapping[str, str]
    ) -> Answer:
        try:
            answer = self._sent(method, address, content, headers)
            if self._learns_digest(answer):
                answer = self._sent(method, address, content, headers)
        except httpx.TimeoutException as slow:
            raise Trouble("server_slow", host=host_of(address)) from slow
        except httpx.TransportError as failure:
            raise trouble_of(failure, host_of(address)) from failure
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as strange:
            raise Trouble("server_strange", host=host_of(address)) from strange
        if answer.status == HTTPStatus.UNAUTHORIZED:
            raise Trouble("server_login_refused", needs_user=True, host=host_of(address))
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR and answer.status != 507:
            raise Trouble("server_failed", host=host_of(address), status=answer.status)
        return answer

    def _sent(
        self, method: str, address: str, content: bytes, headers: Mapping[str, str]
    ) -> Answer:
        with self.client.stream(
            method, address, content=content, headers=dict(headers), auth=self.auth
        ) as response:
            body = _bounded(response, host_of(address))
            told = {key.lower(): value for key, value in response.headers.items()}
            return Answer(response.status_code, told, body, address)

    def _learns_digest(self, answer: Answer) -> bool:
        """Return whether the server wants the other way of signing in, which is used from now."""
        challenge = answer.headers.get("www-authenticate", "").lower()
        is_new = isinstance(self.auth, httpx.BasicAuth)
        if answer.status != HTTPStatus.UNAUTHORIZED or not is_new or "digest" not in challenge:
            return False
        self.auth = httpx.DigestAuth(self.login.user, self.login.password)
        return True


def host_of(address: str) -> str:
    """Return the host of an address with its port, where that is not the usual one.

    >>> host_of("https://Cloud.example.org/dav"), host_of("http://127.0.0.1:5232")
    ('cloud.example.org', '127.0.0.1:5232')
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    return host if port in {None, USUAL_PORTS.get(parts.scheme)} else f"{host}:{port}"


def _bounded(response: httpx.Response, host: str) -> bytes:
    """Return the body of an answer that is not larger than anybody needs."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise Trouble("server_strange", host=host)
    body = bytearray()
    for part in response.iter_raw():
        body += part
        if len(body) > LARGEST:
            raise Trouble("server_too_much", host=host)
    return bytes(body)
