"""Answers that are kept in the process for as long as what they stand on."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial, update_wrapper
from threading import Lock
from typing import Concatenate, Generic, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from verder.apps.core.queries import organisation
from verder.facts.engine import Facts

MOST = 32

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")
Asked = Callable[Concatenate[Facts, Rest], Answer]


class Place(Generic[Answer]):
    """Where one answer is kept; who comes while it is worked out waits for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: list[Answer] = []

    def answer(self, work_out: Callable[[], Answer]) -> Answer:
        """Return the answer, worked out by who comes first."""
        if not self._found:
            with self._lock:
                if not self._found:
                    self._found.append(work_out())
        return self._found[0]


class Shelf(Generic[Answer]):
    """The latest answers of a function of the same facts, all of one stamp."""

    def __init__(self) -> None:
        self._places: OrderedDict[Hashable, Place[Answer]] = OrderedDict()
        self._stamp: Hashable = None

    def place(self, key: Hashable, stamp: Hashable) -> Place[Answer]:
        """Return the place of a key; another stamp clears the shelf."""
        if stamp != self._stamp:
            self._places.clear()
            self._stamp = stamp
        place = self._places.setdefault(key, Place())
        self._places.move_to_end(key)
        while len(self._places) > MOST:
            self._places.popitem(last=False)
        return place


def kept(function: Asked[Rest, Answer]) -> Asked[Rest, Answer]:
    """Remember the latest answers of a function of facts.

    Every change to imports, numbers, products or rates makes new facts, and what is
    kept under the old ones goes with them: no figure outlives its lines.
    """
    return _kept(function, lambda: None)


def kept_with_costs(function: Asked[Rest, Answer]) -> Asked[Rest, Answer]:
    """Remember the latest answers of a function of facts and of what people say of cost to serve.

    Another rate or quantity clears these answers, and leaves those that stand on facts alone.
    """
    return _kept(function, lambda: organisation().cost_revision)


def _kept(function: Asked[Rest, Answer], stamp: Callable[[], Hashable]) -> Asked[Rest, Answer]:
    shelves: WeakKeyDictionary[Facts, Shelf[Answer]] = WeakKeyDictionary()
    lock = Lock()

    def asked(facts: Facts, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Answer:
        key, now = (args, tuple(sorted(kwargs.items()))), stamp()
        with lock:
            place = shelves.setdefault(facts, Shelf()).place(key, now)
        return place.answer(partial(function, facts, *args, **kwargs))

    update_wrapper(asked, function)
    return asked
