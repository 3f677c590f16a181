"""Answers are worked out once, and no longer than they are right, or than there is room."""

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from tests.world import World
from verder.apps.core.services import bump_cost_revision, bump_revision
from verder.apps.identify.keeping import LEAST, Shelf, kept, kept_with_costs, rows_of
from verder.apps.imports.queries import current_facts
from verder.facts.engine import Facts


def test_who_come_together_wait_for_one_answer(world: World) -> None:
    facts, asked, may_go_on = current_facts(), [], threading.Event()

    @kept
    def answer(_facts: Facts, number: int) -> int:
        asked.append(number)
        may_go_on.wait(10)
        return number * 2

    with ThreadPoolExecutor(3) as threads:
        waiting = [threads.submit(answer, facts, number) for number in (1, 1, 2)]
        may_go_on.set()
        assert [each.result() for each in waiting] == [2, 2, 4]
    assert sorted(asked) == [1, 2]


def test_who_fails_keeps_nothing_from_the_next(world: World) -> None:
    tries = []

    @kept
    def answer(_facts: Facts) -> int:
        tries.append(1)
        return 1 // (len(tries) - 1)

    with pytest.raises(ZeroDivisionError):
        answer(current_facts())
    assert answer(current_facts()) == 1


def test_a_change_of_costs_leaves_what_stands_on_lines(world: World) -> None:
    asked = []

    @kept
    def of_lines(_facts: Facts) -> None:
        asked.append("lines")

    @kept_with_costs
    def of_costs(_facts: Facts) -> None:
        asked.append("costs")

    def ask() -> list[str]:
        asked.clear()
        of_lines(current_facts())
        of_costs(current_facts())
        return list(asked)

    assert [ask(), ask()] == [["lines", "costs"], []]
    bump_cost_revision()
    assert [ask(), ask()] == [["costs"], []]
    bump_revision()
    assert ask() == ["lines", "costs"]


def test_what_was_not_asked_for_longest_makes_room(world: World) -> None:
    facts, shelf = current_facts(), Shelf(room=3 * LEAST)

    def ask(count: int) -> bool:
        place = shelf.place(rows_of, facts, None, count)
        was_there = place.is_filled
        place.answer(lambda: range(count))
        shelf.make_room()
        return was_there

    assert [ask(1), ask(2), ask(3)] == [False, False, False]
    assert ask(1)
    assert [ask(4), ask(1), ask(2)] == [False, True, False]
    assert [ask(4 * LEAST), ask(4 * LEAST), ask(4)] == [False, True, False]


def test_new_facts_clear_what_stands_on_those_that_nobody_has(world: World) -> None:
    shelf = Shelf()
    before = shelf.place(rows_of, current_facts(), None, 1)
    assert shelf.place(rows_of, current_facts(), None, 1) is before
    bump_revision()
    assert shelf.place(rows_of, current_facts(), None, 1) is not before


def test_rows_are_counted_wherever_an_answer_holds_them() -> None:
    @dataclass(frozen=True)
    class Found:
        name: str
        rows: tuple[int, ...]
        by_key: Mapping[int, int]

    assert rows_of(Found("found", (1, 2, 3), {1: 1, 2: 2})) == 1 + 3 + 2
    assert rows_of(None) == 1
