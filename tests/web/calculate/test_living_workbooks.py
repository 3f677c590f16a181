"""Every workbook of a calculation, worked out anew by LibreOffice, says what Verder says."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from django.utils.translation import override

from tests.calculations import assert_as_expected, examples
from verder.apps.calculate.books import calculation_book
from verder.apps.calculate.calculators import KnownCalculator, known_calculator
from verder.apps.calculate.inputs import read_sent
from verder.apps.calculate.telling import tell
from verder.apps.calculate.words import reason_words
from verder.domain.engines.calculators.answering import Answer, answer
from verder.domain.engines.calculators.card import Calculator, Example, Input, Rows
from verder.domain.engines.formulas.calculating import Found
from verder.domain.values.missing import NotComputable

OFFICE: Final = shutil.which("soffice") or shutil.which("libreoffice")
WRONG: Final = 424_242  # stands in every cell with a formula until LibreOffice comes by
CACHED: Final = re.compile(rb"(</f>)<v>[^<]*</v>")
FIRST_LINE: Final = 6
EMPTY_EVERY: Final = 4  # calculator is looked at with nothing filled in
ALIKE: Final = (
    {"input_missing", "rows_missing"},  # where both are so, either is said
    {"division_by_zero", "no_number"},  # as with a negative power of nought
)
ALWAYS_ANEW: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A calculation, and the example that it is of where it is one."""

    name: str
    known: KnownCalculator
    found: Answer
    example: Example | None = None


def cases() -> Iterator[Case]:
    """Yield every example of every calculator, and each with nought or nothing filled in."""
    seen: set[str] = set()
    for place, (card, example) in enumerate(examples()):
        known = known_calculator(card.key)
        assert known is not None
        asked, _problems = read_sent(card, example.given)
        found = answer(card, asked)
        yield Case(name=f"{card.key}-{place}", known=known, found=found, example=example)
        if card.key not in seen:
            seen.add(card.key)
            given = noughts(card) if len(seen) % EMPTY_EVERY else {}
            yield Case(name=f"{card.key}-nought", known=known, found=answer(card, given))


def noughts(card: Calculator) -> dict[str, Any]:
    """Return nought for all that is asked, or little where it may not be, so that refusals show."""

    def nought(asked: Any) -> Any:
        if not isinstance(asked, Input) or asked.is_word:
            return None
        tried = (Decimal(text) for text in ("0", "0.01", "0.5", "1", "30"))
        return next(each for each in tried if asked.problem(each) is None)

    return {
        each.key: [{column.key: nought(column) for column in each.columns}]
        if isinstance(each, Rows)
        else nought(each)
        for each in card.asked
    }


def spoiled(book: bytes) -> bytes:
    """Return a workbook with a wrong number in each cell that has a formula."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.startswith("xl/worksheets/"):
                text = text.replace(b' t="str"', b"")
                text = CACHED.sub(rb"\1<v>%d</v>" % WRONG, text)
            new.writestr(name, text)
    return out.getvalue()


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """Return each workbook as LibreOffice works it out, all of them in one call."""
    if OFFICE is None:
        pytest.skip("There is no LibreOffice to work the workbooks out.")
    folder = tmp_path_factory.mktemp("books")
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_ANEW)
    with override("en"):
        for case in cases():
            book = spoiled(calculation_book(case.known, case.found))
            (folder / f"{case.name}.xlsx").write_bytes(book)
    command = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to"]
    files = sorted(map(str, folder.glob("*.xlsx")))
    subprocess.run(
        [*command, "xlsx", "--outdir", out, *files], check=True, capture_output=True, timeout=300
    )
    return {path.stem: opened(path) for path in out.glob("*.xlsx")}


def opened(path: Path) -> Any:
    """Return the values of a workbook."""
    return openpyxl.load_workbook(path, data_only=True)


def test_each_step_is_worked_out_by_libreoffice_as_by_verder(
    worked_out: Mapping[str, Any],
) -> None:
    wrong: list[str] = []
    with override("en"):
        for case in cases():
            book = worked_out[case.name]
            figures = singles(book, case)
            wrong += differences(case, figures)
            wrong += row_differences(case, book)
            if case.example:
                steps = case.known.method.steps_by_key
                assert_as_expected(
                    case.example, {key: str(figures[key]) for key in steps if key in figures}
                )
                wrong += said_otherwise(case, book)
    assert not wrong, "\n".join(wrong)


def singles(book: Any, case: Case) -> dict[str, Any]:
    """Return what stands in the cell of each single step, found by its name."""
    front = book.worksheets[0]
    labels = {step.key: step for step in case.known.method.steps if not step.rows}
    cells = [
        front[definition.attr_text.rsplit("!", 1)[1].replace("$", "")].value
        for definition in sorted(
            (each for each in book.defined_names.values() if "$B$" in each.attr_text),
            key=lambda each: int(each.attr_text.rsplit("$", 1)[1]),
        )
    ]
    return dict(zip(labels, cells[-len(labels) :], strict=True))


def differences(case: Case, figures: Mapping[str, Any]) -> Iterator[str]:
    """Yield the single steps that are not what they should be."""
    for key, value in figures.items():
        if not is_same(case, case.found.value(key), value):
            yield f"{case.name} {key}: {case.found.value(key)} but {value!r}"


def row_differences(case: Case, book: Any) -> Iterator[str]:
    """Yield the steps in rows that are not what they should be."""
    for place, (key, rows) in enumerate(case.known.method.rows.items(), start=1):
        page = book.worksheets[place]
        names = [
            *(column.key for column in rows.columns),
            *(step.key.partition(".")[2] for step in case.known.method.steps if step.rows == key),
        ]
        for line, row in enumerate(case.found.rows[key]):
            for column, name in enumerate(names[len(rows.columns) :], start=len(rows.columns)):
                value = page.cell(FIRST_LINE + line, column + 1).value
                if not is_same(case, row[name], value):
                    yield f"{case.name} {key}.{line}.{name}: {row[name]} but {value!r}"
        unused = page.cell(FIRST_LINE + rows.most - 1, len(names)).value
        if unused not in {None, ""} and len(case.found.rows[key]) < rows.most:
            yield f"{case.name} {key}: {unused!r} in a row that is not used"


def said_otherwise(case: Case, book: Any) -> Iterator[str]:
    """Yield what the workbook concludes where Verder concludes something else."""
    said = {cell.value for cell in book.worksheets[0]["A"]}
    told = tell(case.known, case.found)
    yield from (
        f"{case.name}: {text}"
        for text in (told.conclusion, *told.warnings)
        if text and text not in said
    )


def is_same(case: Case, found: Found, value: Any) -> bool:
    """Return whether a cell holds a figure, or the reason why there is none."""
    if isinstance(found, NotComputable):
        codes = next((alike for alike in ALIKE if found.reason in alike), {found.reason})
        return value in {reason_words(case.known, NotComputable(code)) for code in codes}
    if not isinstance(found, Decimal) or not isinstance(value, int | float):
        return False
    exact = float(found)
    return abs(value - exact) <= 1e-9 * max(1.0, abs(exact))
