"""A calendar server for the tests of this area."""

from collections.abc import Iterator

import pytest

from tests.calendar_server import CalendarServer, running_server
from tests.mail_server import MailServer
from tests.mail_server import running_server as running_mail_server


@pytest.fixture(scope="session")
def calendar_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalendarServer]:
    """Return a real CalDAV server on this machine."""
    with running_server(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture(scope="session")
def mail_server() -> Iterator[MailServer]:
    """Return a real IMAP server on this machine."""
    with running_mail_server() as server:
        yield server
