"""What is read once for a page, however many parts of it ask."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Found = TypeVar("Found")

_read: ContextVar[dict[Hashable, Any] | None] = ContextVar("read", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Read what `once` names a single time; only around what writes nothing."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def once(name: Hashable, read: Callable[[], Found]) -> Found:
    """Return what was read under this name, or read it now."""
    known = _read.get()
    if known is None:
        return read()
    if name not in known:
        known[name] = read()
    found: Found = known[name]
    return found
