"""Invoice lines by the million, for measuring."""

from pathlib import Path

import pyarrow.parquet as pq

from verder.facts.demo.company import DemoCompany, monthly_lines
from verder.facts.demo.files import KEPT_COLUMNS, write_lines_csv
from verder.facts.lines import LINE_SCHEMA


def write_lines_parquet(company: DemoCompany, path: Path) -> int:
    """Write the lines of the company as they are kept in facts; return how many there are."""
    count = 0
    with pq.ParquetWriter(path, LINE_SCHEMA, compression="zstd") as writer:
        for part in monthly_lines(company):
            writer.write_table(part.select(LINE_SCHEMA.names))
            count += part.num_rows
    return count


def write_volume(company: DemoCompany, folder: Path) -> tuple[Path, Path, int]:
    """Write the same lines as Parquet and as CSV; return both files and the number of lines."""
    folder.mkdir(parents=True, exist_ok=True)
    parquet, text = folder / "lines.parquet", folder / "lines.csv"
    count = write_lines_parquet(company, parquet)
    write_lines_csv(parquet, text, KEPT_COLUMNS)
    return parquet, text, count
