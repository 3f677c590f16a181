"""A calculation on paper: its three panels as a tagged PDF."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import typst

from verder.documents.calculation.told import ToldCalculation, ToldInput, ToldRows, ToldStep
from verder.documents.paper import FONTS

PAGE: Final = Path(__file__).with_name("page.typ")
MOST_COLUMNS: Final = 7  # that stand beside each other on a sheet that stands


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords:
    """What stands above the panels and the columns of their tables."""

    recognise: str
    structure: str
    calculation: str
    step_headings: tuple[str, str, str, str]
    input_headings: tuple[str, str, str]
    right: str
    wrong: str


def calculation_pdf(told: ToldCalculation, words: PaperWords) -> bytes:
    """Return a calculation as PDF/UA on A4; with many columns the sheet lies."""
    return typst.compile(
        PAGE.read_bytes(),
        format="pdf",
        font_paths=FONTS,
        sys_inputs={"told": json.dumps(_page(told, words))},
        pdf_standards="ua-1",
    )


def _page(told: ToldCalculation, words: PaperWords) -> dict[str, Any]:
    rows = [block for block in told.rows if block.lines]
    return {
        "name": told.name,
        "language": told.language,
        "is_wide": any(len(block.headers) > MOST_COLUMNS for block in rows),
        "question": told.question,
        "recognise": told.recognise,
        "structure": told.structure,
        "limits": told.limits,
        "conclusion": told.conclusion,
        "warnings": told.warnings,
        "inputs": [_input(each) for each in told.inputs],
        "rows": [_rows(block) for block in rows],
        "steps": [_step(step) for step in told.steps],
        "checks": list(_checks(told, words)),
        "words": {
            "recognise": words.recognise,
            "structure": words.structure,
            "calculation": words.calculation,
            "step_headings": words.step_headings,
            "input_headings": words.input_headings,
        },
    }


def _input(each: ToldInput) -> Mapping[str, str]:
    label = f"{each.label} ({each.of})" if each.of else each.label
    return {"label": label, "value": each.value, "remark": each.problem or each.help}


def _rows(block: ToldRows) -> Mapping[str, Any]:
    return {"label": block.label, "headings": block.headers, "lines": block.lines}


def _step(step: ToldStep) -> Mapping[str, Any]:
    return {
        "label": f"{step.label} ({step.of})" if step.of else step.label,
        "formula": step.formula,
        "filled": step.filled,
        "value": step.value,
        "reason": step.reason,
        "is_result": step.is_result,
    }


def _checks(told: ToldCalculation, words: PaperWords) -> Iterator[Mapping[str, str]]:
    for check in told.checks:
        if check.is_right is not None:
            yield {
                "said": words.right if check.is_right else words.wrong,
                "ways": f"{check.left} = {check.left_value}; {check.right} = {check.right_value}",
            }
