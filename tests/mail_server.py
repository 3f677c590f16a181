"""A real IMAP server on this machine, and mails that people put into its folders."""

import imaplib
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from ipaddress import ip_network

from tests.calendar_server import wait_for

LOOPBACK = (ip_network("127.0.0.0/8"),)
USER, PASSWORD = "verder", "geheim met spatie"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where the server is; folders are made as tests need them."""

    port: int

    def put(self, folder: str, *mails: bytes) -> None:
        """Put mails into a folder, as whoever drags or forwards them."""
        client = imaplib.IMAP4("127.0.0.1", self.port)
        client.login(USER, PASSWORD)
        client.create(f'"{folder}"')
        for mail in mails:
            client.append(f'"{folder}"', "", "", mail)
        client.logout()


@contextmanager
def running_server() -> Iterator[MailServer]:
    """Run a server on a free port until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        *(
            sys.executable,
            "-c",
            "from pymap.main import main; main()",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--no-tls",
        ),
        *("dict", "--demo-user", USER, "--demo-password", PASSWORD),
    ]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield MailServer(port)
        finally:
            process.terminate()


def mail(text: str, **headers: str) -> bytes:
    """Return a mail of Milan to the drop-box, unless told otherwise."""
    made = EmailMessage()
    told = {
        "From": "Milan Noord <milan.noord@example.org>",
        "To": "verder@example.org",
        "Subject": "FW: Proef in maart",
        "Date": "Tue, 04 Nov 2025 09:00:00 +0100",
    }
    for name, value in {**told, **headers}.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made.as_bytes()


def forwarded(place: str, text: str = "Akkoord met twee stellingen.", **headers: str) -> bytes:
    """Return a mail that Milan sends on as Outlook does."""
    above = (
        f"Ter info\n\nVan: Jan de Wit <{place}>\nVerzonden: maandag 3 november 2025 10:12\n"
        "Aan: Milan Noord <milan.noord@example.org>\nOnderwerp: Proef in maart\n\n"
    )
    return mail(above + text, **headers)
