"""What the rest of the system asks of a file: how it reads, and its lines or rows."""

from pathlib import Path
from tempfile import TemporaryDirectory

from verder.facts.answers import Answers
from verder.facts.fields import Layout
from verder.facts.findings import Inspection
from verder.facts.staging.raw_rows import read_rows_into
from verder.facts.staging.reading import reading_of
from verder.facts.staging.workshop import workshop


def inspect_file(path: Path, *, answers: Answers, layout: Layout) -> Inspection:
    """Return how a file reads, what is open about it, and its first rows."""
    with TemporaryDirectory(prefix="verder-") as name:
        folder = Path(name)
        with workshop(folder, file=path.name) as engine:
            rows = read_rows_into(engine, path, answers=answers, folder=folder)
            return reading_of(rows, layout=layout, answers=answers, file=path.name).inspection
