"""Answers of the engine that all tests share.

Many tests ask the same questions of the same few lines. The engine answers each of them
once a run: what is remembered hangs on the lines themselves and on all that the records
say of them, so another line, number, product or rate is another question.
"""

from collections.abc import Callable
from copy import copy
from functools import cached_property, wraps
from hashlib import sha256
from typing import Any, Final

from verder.facts.engine import Facts

QUESTIONS: Final = (
    "span",
    "first_and_last_dates",
    "orders_by_account",
    "activity_of",
    "order_histories",
    "product_groups",
    "coverage",
    "lines_of",
    "rows",
    "_table",
)
_answers: dict[str, Any] = {}


class RememberingFacts(Facts):
    """Facts that answer what was asked before of the same content from memory."""

    @cached_property
    def content(self) -> str:
        """What all answers follow from, in short."""
        said = (self.import_ids, self.numbers, self.products, self.rates, self.currency)
        digest = sha256(repr(said).encode())
        for volume in self.store.locate(self.import_ids):
            path = self.store.path_of("lines", volume)
            digest.update(path.read_bytes() if path.exists() else b"gone")
        return digest.hexdigest()


def _remembered(question: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(question)
    def asked(facts: RememberingFacts, *args: object, **kwargs: object) -> Any:
        key = f"{facts.content} {question.__name__} {args!r} {sorted(kwargs.items())!r}"
        if key not in _answers:
            _answers[key] = question(facts, *args, **kwargs)
        return copy(_answers[key])

    return asked


for _name in QUESTIONS:
    setattr(RememberingFacts, _name, _remembered(getattr(Facts, _name)))
