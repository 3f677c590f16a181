"""Why something that was asked for is not done."""

import errno
from collections.abc import Mapping
from typing import TypedDict

from verder.facts.failures import FileRefused

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
SAID = ("No space left on device", "File too large", "disk is full")


class Refused(Exception):  # noqa: N818 - it says what happened to the request
    """What was asked for cannot be done; everything is as it was.

    `code` names the sentence that people read, `details` fill it, as in `FileRefused`.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details: Mapping[str, object] = details

    def __str__(self) -> str:
        return f"{self.code} {dict(self.details)}"


class Problem(TypedDict):
    """A failure as it is kept in a record."""

    code: str
    details: dict[str, object]


def problem_of(failure: BaseException) -> Problem:
    """Return what to keep and to tell of a failure."""
    if isinstance(failure, Refused | FileRefused):
        return {"code": failure.code, "details": dict(failure.details)}
    if is_disk_full(failure):
        return {"code": "disk_full", "details": {}}
    if isinstance(failure, MemoryError):
        return {"code": "out_of_memory", "details": {}}
    return {"code": "unexpected", "details": {"what": type(failure).__name__}}


def is_disk_full(failure: BaseException) -> bool:
    """Return whether it, or what caused it, says that no room is left."""
    cause: BaseException | None = failure
    while cause is not None:
        if isinstance(cause, OSError) and cause.errno in FULL:
            return True
        if any(words in str(cause) for words in SAID):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
