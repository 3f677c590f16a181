"""`verder import`: read, show what was found, and import."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.apps.core.failures import Refused
from verder.apps.core.queries import organisation
from verder.apps.core.sentences import sentence
from verder.apps.imports.enums import DEFAULT_SOURCE, ImportKind, ImportState
from verder.apps.imports.folders import rejects_of
from verder.apps.imports.models import Import
from verder.apps.imports.queries import same_file
from verder.apps.imports.row_kinds import layout_of
from verder.apps.imports.services import (
    answer,
    discard_import,
    import_now,
    preview_now,
    receive_file,
)
from verder.cli.columns_flag import columns_of
from verder.cli.errors import Stopped, sentence_of
from verder.cli.output import print_json, progress_bar, say
from verder.cli.shapes.imports import lines_shape, print_lines, print_rows, rows_shape
from verder.facts.answers import Answers, DateOrder, DecimalMark
from verder.facts.findings import Question
from verder.facts.findings_json import inspection_from_json

FLAGS = {
    "decimal": "--decimal comma|point",
    "sheet": "--sheet NAME",
    "encoding": "--encoding NAME",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for on the command line."""

    kind: str
    source: str
    answers: Answers
    dry_run: bool
    replace_demo: bool


def main(  # noqa: PLR0913 - one for each flag
    *,
    files: Sequence[Path],
    columns: Sequence[str],
    source: str,
    dates: str | None,
    decimal: str | None,
    sheet: str | None,
    encoding: str | None,
    revenue_accounts: str = "",
    kind: str,
    as_json: bool,
    **flags: bool,
) -> None:
    """Import the files one after the other; the first that fails ends it.

    What came in before it stays, and is told: as JSON, and with the names of the files.
    """
    if absent := next((path for path in files if not path.is_file()), None):
        raise Stopped(_("The file %(file)s is not there.") % {"file": absent})
    answers = Answers(
        columns=columns_of(columns, layout_of(kind)),
        dates=DateOrder(dates) if dates else None,
        decimal=DecimalMark(decimal) if decimal else None,
        sheet=sheet,
        encoding=encoding,
        revenue_accounts=tuple(filter(None, map(str.strip, revenue_accounts.split(",")))),
    )
    wish = Wish(kind=kind, source=source or DEFAULT_SOURCE, answers=answers, **flags)
    shapes: list[dict[str, Any]] = []
    try:
        for path in files:
            shapes.append(  # noqa: PERF401 - those before a failure stay
                told_import(path, wish, as_json=as_json)
            )
    except Exception as failure:
        raise with_the_others(failure, files, len(shapes)) from failure
    finally:
        if as_json and shapes:
            print_json(shapes[0] if len(files) == 1 else shapes)


def told_import(path: Path, wish: Wish, *, as_json: bool) -> dict[str, Any]:
    """Import one file, or only preview it, and say what it is; return what JSON says of it."""
    import_ = import_file(path, wish)
    shape = shape_of(import_, is_done=not wish.dry_run)
    if not wish.dry_run:
        tell_of_rejects(import_)
    if not as_json:
        show(import_, is_done=not wish.dry_run)
    if wish.dry_run:
        discard_import(import_=import_, by=None)
    return shape


def with_the_others(failure: Exception, files: Sequence[Path], done: int) -> Exception:
    """Return the failure of one of several files with what became of the others."""
    if len(files) == 1:
        return failure
    name, said = files[done].name, sentence_of(failure)
    parts = [said if name in said else f"{name}: {said}"]
    if done:
        parts.append(_("Done before it: %(files)s.") % {"files": names_of(files[:done])})
    if files[done + 1 :]:
        parts.append(_("Not tried: %(files)s.") % {"files": names_of(files[done + 1 :])})
    return Stopped(" ".join(parts))


def names_of(files: Sequence[Path]) -> str:
    """Return the names of the files, for a sentence."""
    return ", ".join(path.name for path in files)


def import_file(path: Path, wish: Wish) -> Import:
    """Import one file, or only preview it; what is not imported leaves no trace."""
    check_room(wish)
    import_ = receive_file(
        by=None, file_name=path.name, content=path, kind=wish.kind, source=wish.source
    )
    try:
        work(import_, wish)
    except BaseException:
        discard_import(import_=import_, by=None)
        raise
    import_.refresh_from_db()
    return import_


def check_room(wish: Wish) -> None:
    """Say at once that the demo company is in the way, not after reading the file."""
    if organisation().is_demo and not (wish.replace_demo or wish.dry_run):
        raise Refused("demo_is_there", flag="--replace-demo")


def work(import_: Import, wish: Wish) -> None:
    """Preview the file and, unless it is a dry run, import it."""
    if wish.answers != Answers():
        answer(import_=import_, answers=wish.answers, by=None)
    with progress_bar(import_.file_name) as progress:
        preview_now(import_=import_, by=None, progress=progress)
        import_.refresh_from_db()
        refuse_open_questions(import_)
        if not wish.dry_run:
            import_now(import_=import_, by=None, progress=progress, replace_demo=wish.replace_demo)
    tell_of_same_file(import_)


def refuse_open_questions(import_: Import) -> None:
    """Stop where the file is ambiguous, with the flag that answers it."""
    if import_.state == ImportState.PREVIEWED or not import_.inspection:
        return
    question = inspection_from_json(import_.inspection).questions[0]
    details: dict[str, object] = {
        "file": import_.file_name,
        "examples": list(question.examples),
        "options": list(question.options),
        "field": question.about.removeprefix("columns."),
        "flag": flag_of(question),
    }
    raise Stopped(sentence(question.code, details))


def flag_of(question: Question) -> str:
    """Return the flag that answers the question."""
    if question.about == "dates":
        return f"--dates {'|'.join(question.options)}"
    field = question.about.removeprefix("columns.")
    return FLAGS.get(question.about, f"--columns {field}=HEADER")


def tell_of_same_file(import_: Import) -> None:
    """Say that the same file was imported before."""
    earlier = same_file(import_)
    if earlier:
        say(
            _("%(file)s is the very file of import %(earlier)s.")
            % {"file": import_.file_name, "earlier": earlier.pk}
        )


def tell_of_rejects(import_: Import) -> None:
    """Say where the rejected rows wait to be mended."""
    path = rejects_of(import_.pk)
    if path.exists():
        say(
            _("The rejected rows, with their reasons, are in %(path)s; mend them and import that.")
            % {"path": path}
        )


def shape_of(import_: Import, *, is_done: bool) -> dict[str, Any]:
    """Return what JSON says of the import."""
    shape = lines_shape if import_.kind == ImportKind.LINES else rows_shape
    return shape(import_, is_done=is_done)


def show(import_: Import, *, is_done: bool) -> None:
    """Print what people read of the import."""
    if import_.kind == ImportKind.LINES:
        print_lines(import_)
    else:
        print_rows(import_)
    if is_done:
        say(
            ngettext(
                "Imported %(count)d row as import %(id)s.",
                "Imported %(count)d rows as import %(id)s.",
                import_.lines,
            )
            % {"count": import_.lines, "id": import_.pk}
        )
