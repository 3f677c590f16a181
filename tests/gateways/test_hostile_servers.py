"""Servers that are slow, gone, wrong or evil: named, bounded in time, never followed inside."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address, ip_network
from pathlib import Path

import httpcore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from verder.gateways import http
from verder.gateways.caldav import CalDav
from verder.gateways.dav_xml import multistatus
from verder.gateways.http import Login, Session, host_of
from verder.gateways.network import CheckedBackend, Deadline, LimitedStream, may_reach
from verder.gateways.trouble import Trouble

LOOPBACK = (ip_network("127.0.0.0/8"),)
BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    b'<d:multistatus xmlns:d="DAV:"><d:response><d:href>&b;&c;</d:href></d:response>'
    b"</d:multistatus>"
)


class Hostile(BaseHTTPRequestHandler):
    """Answers as its path says."""

    def do_PROPFIND(self) -> None:
        kind = self.path.strip("/").split("/")[0]
        getattr(self, f"answer_{kind}", self.answer_rubbish)()

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_rubbish(self) -> None:
        self.answer(207, b"<html>Hallo</html>")

    def answer_bomb(self) -> None:
        self.answer(207, BOMB)

    def answer_zipped(self) -> None:
        self.answer(207, b"xx", Content_Encoding="gzip")

    def answer_broken(self) -> None:
        self.answer(503)

    def answer_refused(self) -> None:
        self.answer(401, WWW_Authenticate='Digest realm="x", nonce="y", qop="auth"')

    def answer_inside(self) -> None:
        self.answer(301, Location="http://169.254.169.254/latest/meta-data/")

    def answer_round(self) -> None:
        self.answer(302, Location="/round/")

    def answer_large(self) -> None:
        self.send_response(207)
        self.end_headers()
        try:
            for _part in range(64):
                self.wfile.write(b" " * 1024 * 1024)
        except OSError:
            return

    def answer_drip(self) -> None:
        self.send_response_only(207)
        try:
            for _letter in range(60):
                self.wfile.write(b"X")
                time.sleep(0.1)
        except OSError:
            return

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Hostile) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def hostile() -> Iterator[str]:
    with served() as address:
        yield address


def login(address: str) -> Login:
    return Login(address=address, user="milan", password="geheim", allowed_networks=LOOPBACK)


def trouble_at(address: str) -> Trouble:
    client = CalDav(login(address))
    with pytest.raises(Trouble) as found:
        client.calendars()
    client.close()
    return found.value


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("rubbish", "server_strange"),
        ("bomb", "server_strange"),
        ("zipped", "server_strange"),
        ("broken", "server_failed"),
        ("refused", "server_login_refused"),
        ("inside", "server_other_host"),
        ("round", "server_redirects"),
        ("large", "server_too_much"),
    ],
)
def test_what_goes_wrong_has_a_name(hostile: str, kind: str, code: str) -> None:
    assert trouble_at(f"{hostile}/{kind}/").code == code


def test_a_server_that_drips_is_left_at_the_deadline(
    hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "SECONDS", 0.4)
    session = Session(login(hostile), seconds=0.4)
    begun = time.monotonic()
    with pytest.raises(Trouble) as found:
        session.ask("PROPFIND", f"{hostile}/drip/")
    session.close()
    assert found.value.code == "server_slow"
    assert time.monotonic() - begun < 3


def test_a_server_that_is_gone_says_so() -> None:
    assert trouble_at("http://127.0.0.1:9/").code == "server_gone"
    assert trouble_at("https://agenda.invalid/").code == "server_unknown"


def test_a_host_that_was_confirmed_is_still_not_asked_inside(hostile: str) -> None:
    inner = Login(
        address=f"{hostile}/inside/",
        user="milan",
        password="geheim",
        trusted_hosts=frozenset({"169.254.169.254"}),
        allowed_networks=LOOPBACK,
    )
    with pytest.raises(Trouble) as found:
        CalDav(inner).calendars()
    assert found.value.code == "server_address_refused"


def test_a_name_that_stands_for_a_private_address_is_refused_when_connecting() -> None:
    client = CalDav(Login(address="https://localhost/", user="milan", password="geheim"))
    with pytest.raises(Trouble) as found:
        client.calendars()
    assert found.value.code == "server_address_refused"
    assert found.value.needs_user


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/", "https:///x", "file:///etc/passwd", "x"])
def test_only_addresses_of_the_web_are_asked(address: str) -> None:
    assert trouble_at(address).code == "server_address_wrong"


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("10.0.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - it is refused
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
    ],
)
def test_only_public_addresses_are_reached_unless_allowed(address: str, *, is_public: bool) -> None:
    assert may_reach(ip_address(address), ()) == is_public


def test_an_allowed_network_is_reached_and_no_other() -> None:
    allowed = (ip_network("192.168.10.0/24"),)
    assert may_reach(ip_address("192.168.10.4"), allowed)
    assert may_reach(ip_address("::ffff:192.168.10.4"), allowed)
    assert not may_reach(ip_address("192.168.11.4"), allowed)


def answers(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Let a name stand for another address each time it is looked up; return who was asked."""
    waiting, asked = list(addresses), list[str]()

    def look_up(host: str, port: int, *_how: object, **_more: object) -> list[tuple[object, ...]]:
        address = host
        if not host[0].isdecimal():
            asked.append(host)
            address = waiting.pop(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_a_name_is_looked_up_once_and_what_it_stood_for_is_asked(
    hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(hostile.rpartition(":")[2])
    backend = CheckedBackend(LOOPBACK, Deadline.after(5))
    asked = answers(monkeypatch, "127.0.0.1", "169.254.169.254")
    stream = backend.connect_tcp("agenda.example", port)
    assert stream.get_extra_info("server_addr")[0] == "127.0.0.1"
    assert asked == ["agenda.example"]
    stream.close()


def test_a_name_that_turns_inside_between_two_requests_is_refused(
    hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = hostile.replace("127.0.0.1", "agenda.example")
    answers(monkeypatch, "127.0.0.1", "169.254.169.254")
    assert trouble_at(f"{address}/rubbish/").code == "server_address_refused"


def test_nothing_is_sent_in_the_open_to_where_a_name_turned_outside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[bytes] = []

    class Line(httpcore.NetworkStream):
        """A connection that keeps what was sent."""

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            del timeout
            sent.append(buffer)

    outside = LimitedStream(Line(), Deadline.after(5), "agenda.example", may_be_open=False)
    with pytest.raises(Trouble) as found:
        outside.write(b"Authorization: Basic geheim")
    assert (found.value.code, sent) == ("server_not_encrypted", [])
    LimitedStream(Line(), Deadline.after(5), "x", may_be_open=True).write(b"hallo")
    assert sent == [b"hallo"]


def self_signed(folder: Path) -> Path:
    """Return a certificate that nobody vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "agenda.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    secret = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "server.pem"
    path.write_bytes(secret + made.public_bytes(encoding))
    return path


def test_a_certificate_that_nobody_vouches_for_gets_nothing(tmp_path: Path) -> None:
    asked: list[str] = []

    class Listener(Hostile):
        """Keeps what it was asked."""

        def do_PROPFIND(self) -> None:
            asked.append(self.path)

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        code = trouble_at(f"https://127.0.0.1:{server.server_port}/").code
        server.shutdown()
        thread.join()
    assert (code, asked) == ("server_certificate", [])


def test_no_entity_is_ever_resolved() -> None:
    with pytest.raises(Trouble):
        multistatus(BOMB, "x")


def test_a_login_never_shows_its_password() -> None:
    assert "geheim" not in repr(login("https://x.example"))
    assert host_of("https://[::1") == ""
