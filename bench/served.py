"""The web server of production, started for a company."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from bench.company import VERDER, Company

PATIENCE = 60


@contextmanager
def served(company: Company) -> Iterator[str]:
    """Start the web processes and the worker, and give the address."""
    port = free_port()
    command = [*VERDER, "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=company.environment, stdout=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the site answers."""
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            urlopen(f"{address}/health/", timeout=PATIENCE).close()  # noqa: S310 - our own
        except (URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the web server does not answer")
