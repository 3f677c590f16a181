"""A text file becomes a table that the engine reads."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.readers.table import CleanText, RawTable, unique_headers
from verder.facts.readers.text.dialect import Dialect, dialect_of
from verder.facts.readers.text.encodings import encoding_of, encoding_of_all, is_utf8
from verder.facts.readers.text.mending import write_clean
from verder.facts.readers.text.recoding import in_utf8
from verder.facts.readers.text.survey import QUOTE, Survey, survey_of

# As many as a sheet of Excel has.
MOST_COLUMNS: Final = 16_384


def open_text(path: Path, *, answers: Answers, folder: Path) -> RawTable:
    """Return the table of a text file, believing that its form has no faults.

    The engine finds out whether that is so; `mended` serves where it is not.
    """
    if path.stat().st_size == 0:
        raise FileRefused("empty_file", file=path.name)
    return _opened(path, encoding_of(path, answers.encoding), answers, folder)


def mended(table: RawTable, *, file: str, answers: Answers, folder: Path) -> RawTable:
    """Return the table of a text file with its faults of form set right or marked.

    Where UTF-8 was believed from the beginning of the file, all of it decides now.
    """
    text = text_of(table)
    if table.encoding == "utf-8" and not answers.encoding:
        codec = encoding_of_all(text.path)
        if codec != "utf-8":
            reopened = _opened(text.path, codec, answers, folder)
            table = replace(reopened, package=table.package)
            text = text_of(table)
    target = folder / "clean.csv"
    try:
        longest = write_clean(text, target, width=len(table.headers))
    except UnicodeDecodeError as fault:
        raise _wrong_encoding(file, table.encoding) from fault
    clean = replace(
        text,
        path=target,
        skipped_lines=0,
        signs=text.signs | {QUOTE},
        is_numbered=True,
        longest_line=longest,
    )
    return replace(table, rows=clean)


def text_of(table: RawTable) -> CleanText:
    """Return the file of a table that is a text."""
    if not isinstance(table.rows, CleanText):
        raise TypeError(table.reader)
    return table.rows


def _wrong_encoding(file: str, codec: str | None) -> FileRefused:
    return FileRefused("wrong_encoding", file=file, text=codec, flag="--encoding")


def _opened(path: Path, codec: str, answers: Answers, folder: Path) -> RawTable:
    text = path if is_utf8(codec) else in_utf8(path, codec, folder)
    try:
        dialect = dialect_of(
            text, file=path.name, asked_headers=[*filter(None, answers.columns.values())]
        )
    except UnicodeDecodeError as fault:
        raise _wrong_encoding(path.name, codec) from fault
    survey = survey_of(text)
    if survey.has_zero_bytes:
        raise FileRefused("not_text", file=path.name)
    named = max(at for at, header in enumerate(dialect.header, start=1) if header.strip())
    if named > MOST_COLUMNS:
        raise FileRefused("too_many_columns", file=path.name, most=MOST_COLUMNS)
    return _table(text, codec, dialect, survey, named)


def _table(text: Path, codec: str, dialect: Dialect, survey: Survey, named: int) -> RawTable:
    return RawTable(
        reader="csv",
        headers=unique_headers(dialect.header),
        rows=CleanText(
            path=text,
            delimiter=dialect.delimiter,
            first_row=dialect.header_row + 1,
            skipped_lines=dialect.skipped_lines,
            lines=survey.lines - dialect.skipped_lines,
            signs=survey.signs,
            named=named,
        ),
        header_row=dialect.header_row,
        encoding=codec,
        delimiter=dialect.delimiter,
    )
