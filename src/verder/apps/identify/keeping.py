"""Answers that are kept in the process for as long as the facts behind them are."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import update_wrapper
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from verder.facts.engine import Facts

MOST = 32

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")
Asked = Callable[Concatenate[Facts, Rest], Answer]


def kept(function: Asked[Rest, Answer]) -> Asked[Rest, Answer]:
    """Remember the latest answers of a function of facts.

    Every change to imports, numbers, products or rates makes new facts, and what is
    kept under the old ones goes with them: no figure outlives its lines.
    """
    answers: WeakKeyDictionary[Facts, OrderedDict[Hashable, Answer]] = WeakKeyDictionary()
    lock = Lock()

    def asked(facts: Facts, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Answer:
        key = (args, tuple(sorted(kwargs.items())))
        with lock:
            mine = answers.setdefault(facts, OrderedDict())
            if key in mine:
                mine.move_to_end(key)
                return mine[key]
        found = function(facts, *args, **kwargs)
        with lock:
            mine[key] = found
            while len(mine) > MOST:
                mine.popitem(last=False)
        return found

    update_wrapper(asked, function)
    return asked
