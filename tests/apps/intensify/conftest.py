"""A calendar server for the tests of this area."""

from collections.abc import Iterator

import pytest

from tests.calendar_server import CalendarServer, running_server


@pytest.fixture(scope="session")
def calendar_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalendarServer]:
    """Return a real CalDAV server on this machine."""
    with running_server(tmp_path_factory.mktemp("radicale")) as server:
        yield server
