"""Questions that are asked once more when a file went away under them."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import duckdb

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def asked_again(question: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Let a question list the files anew where one of them could not be read.

    Merging and undoing take files away between the listing and the reading; what
    is gone for good fails the second time.
    """

    @wraps(question)
    def asked(*arguments: Arguments.args, **named: Arguments.kwargs) -> Answer:
        try:
            return question(*arguments, **named)
        except duckdb.IOException:
            return question(*arguments, **named)

    return asked
