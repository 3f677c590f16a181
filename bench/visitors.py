"""People at their browsers: signed in over http, opening one page after another.

Each has a connection of its own that stays open, as a browser's does, and a thread of
its own. Waiting between pages is drawn, the same in each run.
"""

import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from http.cookiejar import CookieJar
from itertools import cycle
from random import Random
from typing import NamedTuple, TypeAlias
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, build_opener

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One page that is asked for; `target` names the part that htmx puts in place."""

    page: str
    path: str
    target: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """What a browser sends along."""
        return {"HX-Request": "true", "HX-Target": self.target} if self.target else {}


class Opened(NamedTuple):
    """How long it took until all of a page was there, and the page."""

    seconds: float
    body: str


@dataclass(slots=True, kw_only=True)
class Visitor:
    """Somebody who is signed in."""

    address: str
    cookies: str
    connection: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE)

    def beside(self) -> "Visitor":
        """Return the same person at another screen."""
        return Visitor(address=self.address, cookies=self.cookies)

    def open(self, asked: Ask) -> Opened:
        """Open a page; where the server hung up meanwhile, connect anew as browsers do."""
        try:
            return self._open(asked)
        except (RemoteDisconnected, BrokenPipeError):
            self.connection.close()
            return self._open(asked)

    def _open(self, asked: Ask) -> Opened:
        headers = {"Cookie": self.cookies, **asked.headers}
        started = time.perf_counter()
        self.connection.request("GET", asked.path, headers=headers)
        answer: HTTPResponse = self.connection.getresponse()
        body = answer.read()
        seconds = time.perf_counter() - started
        if answer.status != 200:
            raise RuntimeError(f"{asked.path} answers {answer.status}")
        return Opened(seconds, body.decode())


def sign_in(address: str, email: str, password: str) -> Visitor:
    """Sign in with the form, as people do."""
    jar = CookieJar()
    opener = build_opener(HTTPCookieProcessor(jar))
    form = f"{address}/sign-in/"
    with opener.open(form, timeout=PATIENCE) as page:
        token = TOKEN.search(page.read().decode())
    if token is None:
        raise RuntimeError("the form to sign in has no token")
    filled = {
        "csrfmiddlewaretoken": token[1],
        "login": email,
        "password": password,
        "next": "/profile/",
    }
    with opener.open(form, urlencode(filled).encode(), timeout=PATIENCE) as page:
        if "/sign-in/" in page.url:
            raise RuntimeError(f"{email} cannot sign in")
    cookies = "; ".join(f"{each.name}={each.value}" for each in jar)
    return Visitor(address=address, cookies=cookies)


Seconds: TypeAlias = dict[str, list[float]]
Walk: TypeAlias = tuple[Visitor, Sequence[Ask]]


def visit(walks: Sequence[Walk], *, seconds: float, pause: float) -> Seconds:
    """Let everybody walk past their pages for so long; return how long each page took.

    `pause` is how long people read on average before they open the next page.
    """
    found: Seconds = {}
    problems: list[Exception] = []
    until = time.perf_counter() + seconds
    threads = [
        threading.Thread(
            target=_walk, args=(visitor, asks, until, _pauses(pause, place), found, problems)
        )
        for place, (visitor, asks) in enumerate(walks)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]
    return found


def _walk(
    visitor: Visitor,
    asks: Sequence[Ask],
    until: float,
    pauses: Iterator[float],
    found: Seconds,
    problems: list[Exception],
) -> None:
    try:
        time.sleep(next(pauses))  # not all at the same moment
        for asked in cycle(asks):
            if time.perf_counter() > until:
                return
            found.setdefault(asked.page, []).append(visitor.open(asked).seconds)
            time.sleep(next(pauses))
    except Exception as problem:  # noqa: BLE001 - told by who waits for the thread
        problems.append(problem)


def _pauses(pause: float, place: int) -> Iterator[float]:
    draw = Random(place)  # noqa: S311 - people who read, not a secret
    while True:
        yield draw.uniform(0.4, 1.6) * pause
