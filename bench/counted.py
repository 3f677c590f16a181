"""How many questions a page asks of the database, and how long those take by themselves.

Run as a program of its own for a company, `python -m bench.counted EMAIL PATH…` prints a
list of both for each path, in the order given. A path may be followed by ` #` and the name
of the part that htmx puts in place.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bench.company import Company
from bench.visitors import Ask

ROUNDS = 3


@dataclass(slots=True)
class Tally:
    """The questions of one page."""

    queries: int = 0
    seconds: float = 0.0

    def __call__(self, execute: Callable[..., Any], *words: Any) -> Any:  # noqa: ANN401 - Django's
        """Count a question and time it."""
        started = time.perf_counter()
        try:
            return execute(*words)
        finally:
            self.queries += 1
            self.seconds += time.perf_counter() - started


def counted(company: Company, email: str, asks: Sequence[Ask]) -> list[Tally]:
    """Return the questions of these pages as this person sees them."""
    words = [f"{ask.path} #{ask.target}" for ask in asks]
    answer = subprocess.run(
        [sys.executable, "-m", "bench.counted", email, *words],
        env=company.environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return [Tally(*each) for each in json.loads(answer.stdout)]


def main(email: str, words: Sequence[str]) -> None:
    """Open each page a few times, and print what the last time asked."""
    from django.db import connection  # noqa: PLC0415 - only in a process that serves a company
    from django.test import Client  # noqa: PLC0415

    from verder.apps.core.models import User  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(email=email))
    found = []
    for path, _, target in (word.partition(" #") for word in words):
        ask = Ask(page="", path=path, target=target)
        for _round in range(ROUNDS):
            tally = Tally()
            with connection.execute_wrapper(tally):
                b"".join(client.get(ask.path, headers=ask.headers))
        found.append((tally.queries, tally.seconds))
    print(json.dumps(found))


if __name__ == "__main__":
    from verder.cli.start import start_django

    start_django()
    main(sys.argv[1], sys.argv[2:])
