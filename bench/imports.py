"""An import of invoice lines with all its checks, beside DuckDB's own copy of the same file."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import duckdb
import psutil

from bench.rows import Row, table
from verder.facts.answers import Answers
from verder.facts.importing import stage_lines
from verder.facts.known import KnownLines
from verder.facts.store import Store

MILLIONS = [int(each) for each in os.environ.get("VERDER_BENCH_IMPORT", "1").split(",")]
ROUNDS = 3
LIMITS = {"utf-8": 2.0, "cp1252": 3.0}
NOISE = 1.1  # of a million lines among ten times as many
MEMORY_LIMIT_MB = 1024
CUSTOMERS = 20_000
PRODUCTS = 5_000
ASSORTMENT = 30  # products of one customer
LINES_AN_INVOICE = 5
HEADER = (
    "Factuurnummer;Regel;Factuurdatum;Klantnummer;Klantnaam;Artikelnummer;Omschrijving;"
    "Artikelgroep;Aantal;Prijs;Netto bedrag;Kostprijs;Vertegenwoordiger\r\n"
)


def write_file(path: Path, lines: int, encoding: str) -> None:
    """Write an export of so many lines as a Dutch bookkeeping package makes it."""
    draw = Random(1)  # noqa: S311 - made-up lines, not a secret
    customer = 0
    with path.open("w", encoding=encoding, newline="") as out:
        out.write(HEADER)
        for number in range(lines):
            if number % LINES_AN_INVOICE == 0:
                customer = draw.randint(1, CUSTOMERS)
            out.write(_line(draw, number, lines, customer))


def _line(draw: Random, number: int, lines: int, customer: int) -> str:
    """Return a line; each customer has an assortment of its own."""
    invoice, turn = divmod(number, LINES_AN_INVOICE)
    day = date(2023, 1, 1) + timedelta(invoice * LINES_AN_INVOICE * 1000 // lines)
    product = (customer * 37 + draw.randint(1, ASSORTMENT) * 131) % PRODUCTS
    quantity, price = draw.randint(1, 50), draw.randint(100, 30_000) / 100
    sign = -1 if number % 37 == 0 else 1
    amount = sign * quantity * price
    return (
        f"{100_000 + invoice};{turn + 1};{day:%d-%m-%Y};K{customer:05};"
        f"Klant {customer} Café B.V.;A{product};Artikel {product} van staal;"
        f"Groep {product % 30};{sign * quantity};"
        f"{_dutch(price)};{_dutch(amount)};{_dutch(amount * 0.7)};Jan de Vries {customer % 20}\r\n"
    )


def _dutch(number: float) -> str:
    return f"{number:,.2f}".translate({ord(","): ".", ord("."): ","})


def copy(source: Path, target: Path, encoding: str) -> None:
    """Let DuckDB copy the file to Parquet by itself."""
    option = "" if encoding == "utf-8" else ", encoding = 'latin-1'"
    with duckdb.connect() as engine:
        engine.execute("SET enable_progress_bar = false")
        engine.execute(f"COPY (FROM read_csv('{source}'{option})) TO '{target}'")


def bring_in(source: Path, folder: Path) -> None:
    """Import the file with all checks, and bring its lines into a new store."""
    shutil.rmtree(folder, ignore_errors=True)
    staged = stage_lines(
        source,
        answers=Answers(),
        known=KnownLines(paths=(), import_ids=(), source="bench"),
        source="bench",
        currency="EUR",
        folder=folder,
        progress=lambda *_: None,
        import_id=1,
    )
    staged.write(Store(folder / "facts"), 1)


def seconds_of(work: Callable[[], None]) -> tuple[float, float]:
    """Return how long the work took, and how long the processor was busy with it."""
    started, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - busy


def peak_memory_mb(source: Path, folder: Path) -> float:
    """Return the most memory that a process of its own took for the import."""
    command = [sys.executable, "-m", "bench.imports", str(source), str(folder)]
    process = psutil.Popen(command, stdout=subprocess.PIPE, text=True)
    printed, _ = process.communicate()
    return float(printed) / 1024


def compared(folder: Path, lines: int, encoding: str) -> list[Row]:
    """Measure both in turn, and take the best of each."""
    source = folder / f"lines-{lines}-{encoding}.csv"
    write_file(source, lines, encoding)
    memory = peak_memory_mb(source, folder / "staged")
    pairs = [
        (
            seconds_of(lambda: copy(source, folder / "copy.parquet", encoding)),
            seconds_of(lambda: bring_in(source, folder / "staged")),
        )
        for _ in range(ROUNDS)
    ]
    source.unlink()
    name = f"import of {lines:,} lines, {encoding}"
    (theirs, their_busy), (ours, our_busy) = (
        map(min, zip(*each, strict=True)) for each in zip(*pairs, strict=True)
    )
    limit = LIMITS[encoding]
    return [
        Row(name=name, seconds=ours, other_seconds=theirs, other="DuckDB's copy", limit=limit),
        Row(
            name=f"{name}: processor",
            seconds=our_busy,
            other="DuckDB's copy",
            other_seconds=their_busy,
            note="what other work on the machine does not change",
        ),
        Row(name=f"{name}: memory", seconds=memory, unit="MB", most=MEMORY_LIMIT_MB),
    ]


def run() -> list[Row]:
    """Return the measurements."""
    with TemporaryDirectory(prefix="verder-bench-") as name:
        folder = Path(name)
        found = {
            (millions, encoding): compared(folder, millions * 1_000_000, encoding)
            for millions in MILLIONS
            for encoding in LIMITS
        }
    rows = [row for each in found.values() for row in each]
    return rows + [
        grown(encoding, (more, found[more, encoding][0]), (fewer, found[fewer, encoding][0]))
        for fewer, more in pairwise(MILLIONS)
        for encoding in LIMITS
    ]


def grown(encoding: str, now: tuple[int, Row], before: tuple[int, Row]) -> Row:
    """Return how long a million lines take among more of them."""
    return Row(
        name=f"import, {encoding}: a million lines of {now[0]} M",
        seconds=now[1].seconds / now[0],
        other=f"of {before[0]} M",
        other_seconds=before[1].seconds / before[0],
        limit=NOISE,
    )


def main() -> None:
    """Print the measurements; with a file and a folder, import once and print the memory."""
    if len(sys.argv) == 3:
        import resource  # noqa: PLC0415 - not on Windows

        bring_in(Path(sys.argv[1]), Path(sys.argv[2]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    print(table(run()))


if __name__ == "__main__":
    main()
