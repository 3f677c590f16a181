import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from tests.builders import add_import, facts_of, line, number, write_lines
from verder.domain.values.period import Period
from verder.facts import durable, edge
from verder.facts.customers_seen import numbers_in_lines
from verder.facts.engine import Facts
from verder.facts.marts.totals import totals_by_account as totals_mart
from verder.facts.parts import Question
from verder.facts.session import Frame
from verder.facts.store import Store

LINES = [line(100, product="P1"), line(-20, invoice="F2", quantity=1), line(5, customer="200")]
TOTALS = Question(asks_cost=True, asks_invoices=True, asks_products=True)
NUMBERS = [number("100", 100), number("200", 200)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "facts")


def files_of(store: Store) -> set[str]:
    found = (path for path in store.folder.rglob("*") if path.is_file() and path.name != "lock")
    return {str(path.relative_to(store.folder)) for path in found}


def totals(store: Store, *import_ids: int) -> list[tuple[int, str, int]]:
    facts = Facts(store, import_ids, NUMBERS, [], [], "EUR")
    return [
        (each.account_id, str(each.revenue), each.invoices) for each in facts.totals_by_account()
    ]


def test_an_import_is_read_back_and_verifies(store: Store) -> None:
    add_import(store, 7, LINES)
    assert store.verify(7)
    assert totals(store, 7) == [(100, "80.0000", 2), (200, "5.0000", 1)]


def test_an_import_without_lines_is_kept(store: Store) -> None:
    add_import(store, 1, [])
    assert store.verify(1)
    assert totals(store, 1) == []


def test_lines_that_bear_their_number_are_taken_as_they_are(store: Store, tmp_path: Path) -> None:
    staged = write_lines(tmp_path / "staged.parquet", LINES, import_id=3)
    store.add(3, staged)
    assert store.lines_path(3).read_bytes() == staged.read_bytes()
    assert totals(store, 3) == totals_of_number(store, tmp_path, 4)


def totals_of_number(store: Store, tmp_path: Path, import_id: int) -> list[tuple[int, str, int]]:
    store.add(import_id, write_lines(tmp_path / "other.parquet", LINES, import_id=0))
    return totals(store, import_id)


def test_removing_takes_an_import_out_whole(store: Store) -> None:
    before = files_of(store)
    add_import(store, 1, LINES)
    store.remove(1)
    store.remove(1)
    assert files_of(store) == before
    assert not store.verify(1)


def test_sweeping_removes_what_no_record_names(store: Store) -> None:
    add_import(store, 1, LINES)
    add_import(store, 2, LINES)
    (store.folder / "lines" / "9.parquet.part").write_bytes(b"half")
    store.sweep([2])
    assert {name.split("/")[1] for name in files_of(store)} == {"2.parquet"}
    assert totals(store, 2) == [(100, "80.0000", 2), (200, "5.0000", 1)]


def test_a_damaged_file_does_not_verify(store: Store) -> None:
    add_import(store, 1, LINES)
    path = store.aggregate_path(1)
    path.write_bytes(path.read_bytes()[:-9])
    assert not store.verify(1)


def test_sums_that_miss_lines_do_not_verify(store: Store) -> None:
    add_import(store, 1, LINES)
    add_import(store, 2, LINES[:1])
    store.aggregate_path(1).write_bytes(store.aggregate_path(2).read_bytes())
    assert not store.verify(1)


def test_an_import_added_again_replaces_the_first_attempt(store: Store) -> None:
    add_import(store, 1, LINES)
    add_import(store, 2, [line(1, invoice="F2")])
    add_import(store, 1, LINES[:1])
    assert totals(store, 1, 2) == [(100, "101.0000", 2)]


def test_an_invoice_in_three_imports_is_one_invoice(store: Store) -> None:
    for import_id in (1, 2, 3):
        add_import(store, import_id, [line(10)])
    assert totals(store, 1, 2, 3) == [(100, "30.0000", 1)]
    assert totals(store, 1, 3) == [(100, "20.0000", 1)]
    assert totals(store, 1) == [(100, "10.0000", 1)]
    assert totals(store, 2) == [(100, "10.0000", 1)]


def test_an_invoice_in_another_currency_is_not_taken_off_in_two_imports(store: Store) -> None:
    lines = [line(1), line(2, currency="GBP", invoice="F1", date=date(2026, 3, 31)), line(3)]
    for import_id in (1, 2):
        add_import(store, import_id, lines)
    assert totals(store, 1, 2) == [(100, "8.0000", 1)]


STEPS = [(step, number) for step in ("write", "fsync", "rename") for number in range(6)]


@pytest.mark.parametrize(("step", "number"), STEPS)
def test_a_full_disk_at_any_step_leaves_no_visible_half(
    store: Store, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    add_import(store, 1, LINES)
    before = files_of(store)
    with monkeypatch.context() as patch:
        break_at(patch, step, number)
        with pytest.raises(OSError, match="No space left"):
            add_import(store, 2, LINES)
    assert not store.lines_path(2).exists()
    store.sweep([1])
    assert files_of(store) - {"staged-2.parquet"} == before
    add_import(store, 2, LINES)
    assert store.verify(2)


def break_at(patch: pytest.MonkeyPatch, step: str, number: int) -> None:
    """Let the disk be full from the so many-th call of a step of `write_whole` on."""
    left = iter(range(number, 0, -1))

    def failing(call: Callable[..., object]) -> Callable[..., object]:
        def called(*arguments: object, **named: object) -> object:
            if next(left, 0) == 0:
                raise OSError(28, "No space left on device")
            return call(*arguments, **named)

        return called

    if step == "write":
        patch.setattr("verder.facts.tables.write_whole", failing(durable.write_whole))
        patch.setattr("verder.facts.store.write_whole", failing(durable.write_whole))
    elif step == "fsync":
        patch.setattr(os, "fsync", failing(os.fsync))
    else:
        patch.setattr(Path, "replace", failing(Path.replace))


KILLED = """
import sys
from pathlib import Path
from verder.facts.store import Store
store = Store(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    store.add(2, Path(sys.argv[2]))
"""


@pytest.mark.parametrize("wait", [0.0, 0.05, 0.11, 0.17, 0.29, 0.43])
def test_a_killed_process_leaves_the_other_imports_whole(
    store: Store, tmp_path: Path, wait: float
) -> None:
    add_import(store, 1, LINES)
    staged = write_lines(tmp_path / "staged.parquet", LINES * 500)
    with running(store, staged) as process:
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
    assert totals(store, 1) == [(100, "80.0000", 2), (200, "5.0000", 1)]
    store.sweep([1])
    assert {name.split("/")[-1] for name in files_of(store)} == {"1.parquet"}
    store.add(2, staged)
    assert store.verify(2)


class running:  # noqa: N801 - reads as a sentence in the test
    """A process that adds import 2 again and again, until it is killed."""

    def __init__(self, store: Store, staged: Path) -> None:
        command = [sys.executable, "-c", KILLED, str(store.folder), str(staged)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE)

    def __enter__(self) -> "subprocess.Popen[bytes]":
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"ready\n"
        return self.process

    def __exit__(self, *problem: object) -> None:
        self.process.communicate()


def test_merged_imports_give_the_same_figures_and_can_be_undone(store: Store) -> None:
    for import_id in range(1, 10):
        add_import(store, import_id, [line(import_id, invoice=f"F{import_id % 4}")])
    ids = range(1, 10)
    before = totals(store, *ids)
    assert store.arrange(ids)
    assert totals(store, *ids) == before == [(100, "45.0000", 4)]
    store.sweep(ids)
    assert sorted(path.name for path in (store.folder / "lines").iterdir()) == ["merged-1.parquet"]
    assert store.verify(5)
    left = [key for key in ids if key != 5]
    assert totals(store, *left) == [(100, "40.0000", 4)]
    store.remove(5)
    assert totals(store, *left) == [(100, "40.0000", 4)]
    assert sorted(path.name for path in (store.folder / "lines").iterdir()) == ["merged-2.parquet"]
    assert not store.arrange(left)


def test_a_large_import_is_sorted_by_account_once_and_can_be_undone(store: Store) -> None:
    facts = facts_of(store, [*LINES, *reversed(LINES)], LINES[:1])
    period = Period(date(2000, 1, 2), date(2100, 1, 2))  # answered from the lines
    before = facts.totals_by_account(), facts.totals_by_account(period)
    alone = totals(store, 2)
    assert store.arrange([1, 2], most_bytes=1)
    assert not store.arrange([1, 2], most_bytes=1)
    store.sweep([1, 2])
    customers = pq.read_table(store.lines_path(1))["customer"].to_pylist()
    assert customers == sorted(customers)
    assert (facts.totals_by_account(), facts.totals_by_account(period)) == before
    store.remove(1)
    assert totals(store, 2) == alone


def test_a_merge_killed_before_its_list_is_as_if_it_never_began(store: Store) -> None:
    add_import(store, 1, LINES)
    add_import(store, 2, [line(3, invoice="F2")])
    before = totals(store, 1, 2)
    store.arrange([1, 2], least=2)
    (store.folder / "merged" / "merged-1.json").unlink()
    assert totals(store, 1, 2) == before
    add_import(store, 3, [line(4, invoice="F2")])
    assert totals(store, 1, 2, 3) == [(100, "87.0000", 2), (200, "5.0000", 1)]


def test_new_imports_count_invoices_of_a_merged_file_once(store: Store) -> None:
    add_import(store, 1, LINES)
    add_import(store, 2, LINES)
    store.arrange([1, 2], least=2)
    store.sweep([1, 2])
    add_import(store, 3, LINES)
    assert totals(store, 1, 2, 3) == [(100, "240.0000", 2), (200, "15.0000", 1)]
    store.remove(1)
    store.remove(2)
    assert totals(store, 3) == [(100, "80.0000", 2), (200, "5.0000", 1)]


def test_known_lines_names_each_file_once(store: Store) -> None:
    facts = facts_of(store, LINES, LINES)
    assert facts.known_lines("main").paths == (store.lines_path(1), store.lines_path(2))
    store.arrange([1, 2], least=2)
    known = facts.known_lines("main")
    assert known.paths == (store.lines_path(1),)
    assert known.import_ids == (1, 2)


def test_many_threads_ask_at_the_same_time(store: Store) -> None:
    facts = facts_of(store, LINES)
    with ThreadPoolExecutor(8) as threads:
        answers: Iterator[object] = threads.map(lambda _: facts.totals_by_account(), range(24))
        assert len({str(answer) for answer in answers}) == 1


def test_numbers_in_a_merged_file_are_those_of_the_named_imports(store: Store) -> None:
    facts_of(store, LINES[:1], LINES[2:])
    store.arrange([1, 2], least=2)
    paths = [store.lines_path(1), store.lines_path(2)]
    assert numbers_in_lines(paths, [2]) == {("main", "200"): 2}
    assert numbers_in_lines(paths) == {("main", "100"): 1, ("main", "200"): 2}
    assert numbers_in_lines([]) == {}


def test_a_question_is_asked_again_when_a_file_goes_away_under_it(store: Store) -> None:
    facts = facts_of(store, LINES, LINES)
    before = facts.totals_by_account()
    period = Period(date(2000, 1, 2), date(2100, 1, 2))  # answered from the lines

    def undermined(parts: Frame) -> Frame:
        if store.arrange([1, 2], least=2):
            store.sweep([1, 2])
        return totals_mart(parts)

    assert [edge.account_totals(row) for row in facts.rows(undermined, TOTALS)] == before
    assert facts.totals_by_account(period) == before


def test_what_is_gone_for_good_is_told(store: Store) -> None:
    facts = facts_of(store, LINES)
    store.remove(1)
    with pytest.raises(duckdb.IOException):
        facts.span()
