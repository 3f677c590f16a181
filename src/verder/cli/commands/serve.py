"""`verder serve`: the web application and its workers, started and stopped together."""

import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from signal import SIGINT, SIGTERM, signal
from types import FrameType

from django.conf import settings
from django.utils.translation import gettext as _

from verder.cli.errors import Stopped
from verder.cli.output import say

PATIENCE = 10.0
BUSY_PATIENCE = 5  # seconds for pages that are being made; their processes stop before the server
LOOK_EVERY = 0.2
THREADS = 4
Processes = Sequence["subprocess.Popen[bytes]"]


def main(*, host: str, port: int) -> None:
    """Run until Ctrl-C, or until one of the processes dies: then all of them stop."""
    check_port(host, port)
    for wish in (SIGINT, SIGTERM):
        signal(wish, interrupt)
    processes = [start(*web_command(host, port))]
    processes += [start(*worker_command()) for _number in range(settings.WORKERS)]
    try:
        wait_for_port(host, port, processes)
        say(_("Verder runs at http://%(host)s:%(port)s (Ctrl-C stops it)") % address(host, port))
        wait_for_end(processes)
    except KeyboardInterrupt:
        say(_("Stopping…"))
    finally:
        stop(processes)


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Take a request to end as Ctrl-C."""
    raise KeyboardInterrupt


def address(host: str, port: int) -> dict[str, object]:
    """Return where a browser on this computer finds the site."""
    return {"host": "localhost" if host in {"0.0.0.0", "::"} else host, "port": port}  # noqa: S104


def web_command(host: str, port: int) -> list[str]:
    """Return the command of the web server."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(settings.WEB_PROCESSES), "--blocking-threads", str(THREADS)),
        *("--workers-kill-timeout", str(BUSY_PATIENCE)),
        *("--log-level", "warning", "verder.config.wsgi:application"),
    ]


def worker_command() -> list[str]:
    """Return the command of a worker."""
    return [sys.executable, "-c", "from verder.cli.main import run; run()", "worker"]


def start(*command: str) -> "subprocess.Popen[bytes]":
    """Start a process beside this one, in a folder that is always there."""
    return subprocess.Popen(command, cwd=Path(settings.VERDER_HOME))


def check_port(host: str, port: int) -> None:
    """Refuse an address that is taken, before anything starts."""
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as taken:
        raise Stopped(
            _("Port %(port)s of %(host)s cannot be used: %(why)s.")
            % {"port": port, "host": host, "why": taken.strerror}
        ) from taken


def wait_for_port(host: str, port: int, processes: Processes) -> None:
    """Wait until the web server answers."""
    reachable = address(host, port)["host"]
    while True:
        refuse_dead(processes)
        try:
            with socket.create_connection((str(reachable), port), timeout=1):
                return
        except OSError:
            time.sleep(LOOK_EVERY)


def wait_for_end(processes: Processes) -> None:
    """Look after the processes for as long as all of them live."""
    while True:
        refuse_dead(processes)
        time.sleep(LOOK_EVERY)


def refuse_dead(processes: Processes) -> None:
    """Stop when one of the processes has ended."""
    if any(process.poll() is not None for process in processes):
        raise Stopped(_("The web server or a worker has ended, so all of Verder stops."))


def stop(processes: Processes) -> None:
    """End all processes, politely first."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + PATIENCE
    for process in processes:
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
