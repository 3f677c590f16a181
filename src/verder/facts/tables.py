"""Making the tables of a volume from its lines."""

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeAlias

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from verder.facts import aggregates as sums
from verder.facts.durable import write_whole
from verder.facts.invoices import INVOICE, by_invoice, loose_places, places, with_settled
from verder.facts.lines import LINE_SCHEMA
from verder.facts.session import Frame, Session
from verder.facts.volumes import TABLES, merged_contents, number_of, stem_of

Read: TypeAlias = Callable[[Session], Frame]


def table_path(folder: Path, table: str, number: int) -> Path:
    """Return the file of one table of a volume."""
    return folder / table / f"{stem_of(number)}.parquet"


def write_tables(
    session: Session, folder: Path, number: int, read: Read, *, without: Collection[int] = ()
) -> None:
    """Write all that stands beside the lines of a volume, which `read` gives.

    `without` are volumes that this one takes the place of: what it shares with
    those is not shared.
    """
    found = session.rows(sums.main_currency_of(read(session)))
    is_main = nw.col("currency") == (found[0][0] if found else "")
    with session.beside() as other, ThreadPoolExecutor(1) as thread:
        assortment = thread.submit(_write_assortment, other, folder, number, read, is_main)
        _write_sums(session, folder, number, read, is_main, without)
        assortment.result()


def _parts(session: Session, number: int, read: Read) -> Frame:
    return sums.as_parts(read(session)).with_columns(volume=nw.lit(number, dtype=nw.Int64))


def _write_assortment(
    session: Session, folder: Path, number: int, read: Read, is_main: nw.Expr
) -> None:
    bought = sums.bought(_parts(session, number, read).filter(is_main))
    frame = session.bits_together(bought, bit="bit", name="bought_in")
    write_whole(table_path(folder, "assortment", number), _writer(session, frame))


def _write_sums(
    session: Session,
    folder: Path,
    number: int,
    read: Read,
    is_main: nw.Expr,
    without: Collection[int],
) -> None:
    parts = _parts(session, number, read).with_columns(is_main=is_main)
    main = parts.filter(is_main)
    invoices = session.keep("invoices", by_invoice(parts))
    others = _other_parts(session, folder, {number, *without})
    shared = session.keep("shared", places(others.join(invoices, on=INVOICE, how="semi")))
    frames = {
        "loose": loose_places(parts, invoices, shared),
        "uncosted": sums.uncosted(main).select(sums.UNCOSTED),
        "singles": parts.filter(~is_main).select(sums.SINGLES),
        "months": with_settled(sums.months(main), invoices, shared),
    }
    for table, frame in frames.items():
        write_whole(table_path(folder, table, number), _writer(session, frame))


def _writer(session: Session, frame: Frame) -> Callable[[Path], None]:
    return lambda path: session.write(frame, path)


def _other_parts(session: Session, folder: Path, but: Collection[int]) -> Frame:
    """Return the invoices of all other volumes, whether or not a record names them."""
    numbers = [number_of(path.stem) for path in (folder / "lines").glob("*.parquet")]
    single = [table_path(folder, "lines", key) for key in numbers if key > 0 and key not in but]
    frames = [session.parquet(single, LINE_SCHEMA).with_columns(volume="import_id")]
    for number in set(merged_contents(folder)).difference(but):
        one = session.parquet([table_path(folder, "lines", number)], LINE_SCHEMA)
        frames.append(one.with_columns(volume=nw.lit(number, dtype=nw.Int64)))
    named = ["volume", "source", "invoice", "customer"]
    return nw.concat(
        [frame.select(*named, month=sums.month_of(nw.col("date"))) for frame in frames]
    )


def drop_tables(folder: Path, number: int) -> None:
    """Remove the files of a volume, the lines first."""
    for table in reversed(TABLES):
        table_path(folder, table, number).unlink(missing_ok=True)


def forget(folder: Path, number: int) -> None:
    """Strike a volume that is made again from the loose invoices that others share with it."""
    for path in (folder / "loose").glob("*.parquet"):
        table = pq.read_table(path)
        left = table.filter(pc.field("volume") != number)
        if len(left) < len(table):
            write_whole(path, _arrow_writer(left))


def _arrow_writer(table: pa.Table) -> Callable[[Path], None]:
    return lambda path: pq.write_table(table, path)
