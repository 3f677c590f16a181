"""What is open about a file is refused, with the flag that answers it."""

from verder.facts.failures import FileRefused
from verder.facts.findings import Question
from verder.facts.staging.reading import Reading


def refuse_what_is_open(reading: Reading, *, file: str) -> None:
    """Raise `FileRefused` for the first question that nobody has answered."""
    table = reading.rows.table
    for question in reading.inspection.questions:
        raise FileRefused(
            question.code,
            file=file,
            field=question.about.removeprefix("columns."),
            options=list(question.options),
            examples=list(question.examples),
            flag=_flag(question),
        )
    if not reading.rows.count():
        raise FileRefused("no_rows", file=file, row=table.header_row)


def _flag(question: Question) -> str:
    """Return the terminal's flag that answers a question."""
    name, _, field = question.about.partition(".")
    return f"--{name} {field}=…" if field else f"--{name}"
