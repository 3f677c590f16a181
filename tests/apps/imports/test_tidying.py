import threading

import pytest

from tests.apps.imports.conftest import Bring, csv_of, row, totals
from verder.apps.imports.folders import store
from verder.apps.imports.services import undo_import
from verder.apps.imports.services.clearing import sweep
from verder.apps.imports.services.tidying import tidy
from verder.cli.commands import worker

pytestmark = pytest.mark.django_db(transaction=True)


def lines_files() -> list[str]:
    return sorted(path.name for path in (store().folder / "lines").iterdir())


def bring_many(bring: Bring, count: int) -> list[int]:
    return [
        bring(csv_of([row(number, f"C{number % 3}", "10,00")]), f"omzet-{number}.csv").pk
        for number in range(count)
    ]


def test_many_small_imports_become_one_file_with_the_same_figures(bring: Bring) -> None:
    bring_many(bring, 8)
    last = bring(csv_of([row(100, "C1", "5,00")]), "laatste.csv")
    before = totals()
    assert tidy()
    assert totals() == before
    sweep()
    assert lines_files() == ["merged-1.parquet"]
    assert totals() == before
    undo_import(import_=last, by=None)
    assert sum(totals().values()) == sum(before.values()) - 5
    assert not tidy()


def test_a_few_imports_stay_as_they_are(bring: Bring) -> None:
    keys = bring_many(bring, 3)
    assert not tidy()
    assert lines_files() == [f"{key}.parquet" for key in sorted(keys)]


def test_the_timetable_of_the_worker_tidies(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_many(bring, 8)
    monkeypatch.setattr(worker, "TIMETABLE_EVERY", 0.01)
    monkeypatch.setattr(worker, "TIDY_EVERY", 0.0)
    stopped = threading.Event()
    timetable = threading.Thread(target=worker.keep_timetable, args=(stopped,))
    timetable.start()
    for _ in range(500):
        if "merged-1.parquet" in lines_files() and list((store().folder / "merged").glob("*.json")):
            break
        stopped.wait(0.02)
    stopped.set()
    timetable.join()
    assert "merged-1.parquet" in lines_files()
