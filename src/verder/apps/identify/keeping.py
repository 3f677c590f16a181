"""Answers kept in the process for as long as what they stand on, and while there is room."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sized
from dataclasses import fields, is_dataclass
from functools import partial, update_wrapper
from threading import Lock
from typing import Any, Concatenate, Final, Generic, NamedTuple, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from verder.apps.core.queries import organisation
from verder.facts.engine import Facts

ROOM: Final = 4_000_000  # rows in all answers together; some 400 bytes each
LEAST: Final = 500  # rows that the smallest answer counts for

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")
Asked = Callable[Concatenate[Facts, Rest], Answer]


class Name(NamedTuple):
    """Which answer it is: of which function, of which facts, under which stamp."""

    function: Callable[..., Any]
    facts: int
    stamp: Hashable
    arguments: Hashable


class Place(Generic[Answer]):
    """Where one answer is kept; who comes while it is worked out waits for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: list[Answer] = []
        self.rows = LEAST

    @property
    def is_filled(self) -> bool:
        """Whether the answer is there."""
        return bool(self._found)

    def answer(self, work_out: Callable[[], Answer]) -> Answer:
        """Return the answer, worked out by who comes first."""
        if not self._found:
            with self._lock:
                if not self._found:
                    found = work_out()
                    self.rows = max(LEAST, rows_of(found))
                    self._found.append(found)
        return self._found[0]


class Shelf:
    """Every answer of the process, from the one that was not asked for longest to the last."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._lock = Lock()
        self._places: OrderedDict[Name, Place[Any]] = OrderedDict()
        self._numbers: WeakKeyDictionary[Facts, int] = WeakKeyDictionary()
        self._stamps: dict[tuple[Callable[..., Any], int], Hashable] = {}
        self._made = 0

    def place(
        self, function: Callable[..., Any], facts: Facts, stamp: Hashable, arguments: Hashable
    ) -> Place[Any]:
        """Return where an answer stands; another stamp clears those of the one before."""
        with self._lock:
            name = Name(function, self._number(facts), stamp, arguments)
            of_facts = (function, name.facts)
            if self._stamps.setdefault(of_facts, stamp) != stamp:
                self._stamps[of_facts] = stamp
                self._drop(old for old in self._places if (old.function, old.facts) == of_facts)
            place = self._places.setdefault(name, Place())
            self._places.move_to_end(name)
            return place

    def make_room(self) -> None:
        """Let go of what was not asked for longest, until the others fit."""
        with self._lock:
            held = sum(place.rows for place in self._places.values())
            while held > self._room and len(self._places) > 1:
                _name, place = self._places.popitem(last=False)
                held -= place.rows

    def _number(self, facts: Facts) -> int:
        """Return the number of facts; new ones clear the answers of those that nobody has."""
        if facts not in self._numbers:
            there = set(self._numbers.values())
            self._drop(name for name in self._places if name.facts not in there)
            self._stamps = {key: each for key, each in self._stamps.items() if key[1] in there}
            self._made += 1
            self._numbers[facts] = self._made
        return self._numbers[facts]

    def _drop(self, names: Iterable[Name]) -> None:
        for name in list(names):
            del self._places[name]


SHELF: Final = Shelf()


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
    def asked(facts: Facts, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Answer:
        arguments = (args, tuple(sorted(kwargs.items())))
        place: Place[Answer] = SHELF.place(function, facts, stamp(), arguments)
        is_new = not place.is_filled
        answer = place.answer(partial(function, facts, *args, **kwargs))
        if is_new:
            SHELF.make_room()
        return answer

    update_wrapper(asked, function)
    return asked


def rows_of(answer: object) -> int:
    """Return how many rows an answer has, those in its fields included.

    >>> rows_of({1: "one", 2: "two"})
    2
    """
    if isinstance(answer, str | bytes):
        return 1
    if isinstance(answer, Sized):
        return len(answer)
    if is_dataclass(answer):
        return sum(rows_of(getattr(answer, field.name)) for field in fields(answer))
    return 1
