"""A real CalDAV server on this machine, and a client of it that is not Verder's."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import icalendar

from verder.gateways.caldav import CalDav
from verder.gateways.http import Login

LOOPBACK = (ip_network("127.0.0.0/8"),)
MAKE = """<?xml version="1.0"?><c:mkcalendar xmlns:c="urn:ietf:params:xml:ns:caldav"
xmlns:d="DAV:"><d:set><d:prop><d:displayname>{name}</d:displayname></d:prop></d:set></c:mkcalendar>"""


@dataclass(frozen=True, slots=True)
class CalendarServer:
    """Where the server is; users and calendars are made as tests need them."""

    address: str
    folder: Path

    def add_user(self, name: str, *calendars: str) -> str:
        """Let somebody sign in with the password "geheim", and make their calendars."""
        with (self.folder / "users").open("a") as users:
            users.write(f"{name}:geheim\n")
        client = self.client(name)
        for calendar in calendars:
            place = f"{self.address}{name}/{calendar.lower()}/"
            client.session.ask("MKCALENDAR", place, content=MAKE.format(name=calendar).encode())
        client.close()
        return name

    def client(self, name: str, calendar: str = "") -> CalDav:
        """Return a client of one calendar."""
        login = Login(address=self.address, user=name, password="geheim", allowed_networks=LOOPBACK)
        place = f"{self.address}{name}/{calendar.lower()}/" if calendar else ""
        return CalDav(login, place)


@contextmanager
def running_server(folder: Path) -> Iterator[CalendarServer]:
    """Run a server on a free port until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "users").touch()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        *(sys.executable, "-m", "radicale", "--server-hosts", f"127.0.0.1:{port}"),
        *("--auth-type", "htpasswd", "--auth-htpasswd-filename", str(folder / "users")),
        *("--auth-htpasswd-encryption", "plain", "--auth-delay", "0"),
        *("--storage-filesystem-folder", str(folder / "store"), "--logging-level", "error"),
    ]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield CalendarServer(f"http://127.0.0.1:{port}/", folder)
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    """Wait until something answers at a port."""
    for _try in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(port)


def change_event(client: CalDav, uid: str, **properties: Any) -> None:
    """Change an event as somebody does in a calendar on a phone."""
    stored = client.find(uid)
    assert stored is not None
    calendar = icalendar.Calendar.from_ical(stored.content)
    (event,) = calendar.walk("VEVENT")
    for name, value in properties.items():
        event.pop(name, None)
        if value is not None:
            event.add(name, value)
    event["DTSTAMP"] = icalendar.vDatetime(datetime.now(UTC))
    client.put(stored.place, calendar.to_ical(), version=stored.version)


def event_of(client: CalDav, uid: str) -> icalendar.Component:
    """Return an event as it lies in the calendar."""
    stored = client.find(uid)
    assert stored is not None
    (event,) = icalendar.Calendar.from_ical(stored.content).walk("VEVENT")
    return event
