"""The rates of the European Central Bank, as it publishes them."""

import zipfile
from pathlib import Path

import pytest

from tests.facts.readers.opened import opened, rows_of
from verder.facts.fields import LINES, RATES

HISTORY = """\
Date,USD,JPY,BGN,
2026-11-20,1.0812,163.25,1.9558,
2026-11-19,1.0801,162.9,N/A,
"""
DAILY = "Date, USD, JPY, \n20 November 2026, 1.0812, 163.25, \n"


def test_the_history_gives_a_rate_for_each_day_and_currency(tmp_path: Path) -> None:
    path = tmp_path / "eurofxref-hist.csv"
    path.write_text(HISTORY)
    table = opened(path, layout=RATES)
    assert table.is_canonical
    assert [(row["row"], row["date"], row["currency"], row["rate"]) for row in rows_of(table)] == [
        (2, "2026-11-20", "USD", "1.0812"),
        (2, "2026-11-20", "JPY", "163.25"),
        (2, "2026-11-20", "BGN", "1.9558"),
        (3, "2026-11-19", "USD", "1.0801"),
        (3, "2026-11-19", "JPY", "162.9"),
    ]


@pytest.mark.parametrize("is_packed", [False, True])
def test_the_daily_file_reads_in_its_zip_too(is_packed: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / ("eurofxref.zip" if is_packed else "eurofxref.csv")
    if is_packed:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("eurofxref.csv", DAILY)
    else:
        path.write_text(DAILY)
    assert [(row["date"], row["rate"]) for row in rows_of(opened(path, layout=RATES))] == [
        ("2026-11-20", "1.0812"),
        ("2026-11-20", "163.25"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Date;Currency;Rate\n2026-11-20;USD;1.08\n2026-11-19;USD;1.07\n",
        "Date,Currency,Rate\n2026-11-20,USD,1.08\n2026-11-19,USD,1.07\n",
    ],
)
def test_a_plain_table_of_rates_is_left_to_the_reader_of_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "koersen.csv"
    path.write_text(text)
    table = opened(path, layout=RATES)
    assert (table.headers, table.is_canonical) == (("Date", "Currency", "Rate"), False)


def test_a_wide_table_means_nothing_among_invoice_lines(tmp_path: Path) -> None:
    path = tmp_path / "eurofxref-hist.csv"
    path.write_text(HISTORY)
    assert not opened(path, layout=LINES).is_canonical
