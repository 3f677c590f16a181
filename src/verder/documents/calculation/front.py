"""The first sheet of a calculation: what is asked, what follows, each step, and the check."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from verder.documents.calculation.book_words import BookWords
from verder.documents.calculation.cells import BookCells
from verder.documents.calculation.filling import allowed, fill, guard
from verder.documents.calculation.living_formulas import Living, quoted
from verder.documents.calculation.looks import Looks
from verder.documents.calculation.sentences import living_sentence
from verder.documents.calculation.told import ToldCalculation, ToldInput
from verder.domain.engines.calculators.answering import Answer
from verder.domain.engines.formulas.calculating import Found

WIDTHS = (38, 24, 24, 78)
TOLERANCE = "0.000001"


@dataclass(slots=True, kw_only=True)
class Front:
    """The first sheet, from the top down; `row` is the next one that is free."""

    book: xlsxwriter.Workbook
    looks: Looks
    cells: BookCells
    found: Answer
    told: ToldCalculation
    words: BookWords
    row: int = 0
    page: Worksheet = field(init=False)
    living: Living = field(init=False)

    def write(self, lists: Mapping[str, str]) -> None:
        """Write the sheet."""
        self.page = self.book.add_worksheet(self.words.calculation)
        self.living = Living(cells=self.cells, reasons=self.words.reasons)
        for column, width in enumerate(WIDTHS):
            self.page.set_column(column, column, width)
        self.page.write_string(0, 0, self.told.name, self.looks.title())
        self.row = 1
        self._sentences(self.told.question, self.words.fill_in)
        self._inputs(lists)
        self._conclusion()
        self._results()
        self._steps()
        self._checks()
        self._heading(self.words.explanation)
        self._sentences(self.told.recognise, self.told.structure, self.told.limits)
        self.page.set_landscape()
        self.page.fit_to_pages(1, 0)

    def _heading(self, text: str) -> None:
        self.row += 1
        for column in range(len(WIDTHS)):
            self.page.write_blank(self.row, column, None, self.looks.heading())
        self.page.write_string(self.row, 0, text, self.looks.heading())
        self.row += 1

    def _sentences(self, *texts: str) -> None:
        for text in texts:
            self.page.merge_range(self.row, 0, self.row, 3, text, self.looks.text())
            self.row += 1

    def _inputs(self, lists: Mapping[str, str]) -> None:
        self._heading(self.words.inputs)
        for told in self.told.inputs:
            asked = self.cells.calculator.inputs[told.key]
            address = self._name(told.key)
            unit = self.cells.calculator.unit_of(told.key)
            self._labels(told.label, told.of or self.words.units[unit])
            value = self.found.value(told.key)
            fill(self.page, self.row, 1, value, told, self.looks.to_fill(unit))
            guard(self.page, (self.row, 1, self.row, 1), asked, told, address, lists)
            self._remark(told, allowed(asked, address), address)
            self.row += 1
        for block in self.told.rows:
            sheet = self.cells.sheets[block.key]
            self.page.write_string(self.row, 0, block.label, self.looks.text())
            link = f"internal:'{sheet}'!A1"
            self.page.write_url(self.row, 1, link, self.looks.text(), string=f"→ {sheet}")
            self.row += 1

    def _remark(self, told: ToldInput, condition: str, address: str) -> None:
        """Write what helps, in whose place the limit comes where it is passed."""
        if not condition or not told.limits:
            self.page.write_string(self.row, 3, told.help, self.looks.quiet())
            return
        limits = " ".join(told.limits)
        self.page.write_formula(
            self.row,
            3,
            f'=IF(OR({address}="",{condition}),{quoted(told.help)},{quoted(limits)})',
            self.looks.quiet(),
            limits if told.problem else told.help,
        )

    def _conclusion(self) -> None:
        self._heading(self.words.conclusion)
        text = '""'
        for saying in reversed(self.cells.calculator.conclusions):
            said = living_sentence(self.words.sayings[saying.key], self.cells)
            text = f"IF({self.living.holds(saying.when)},{said},{text})" if saying.when else said
        self._said(text, self.told.conclusion)
        spoken = iter(self.told.warnings)
        now = set(self.found.warnings)
        for saying in self.cells.calculator.warnings:
            said = living_sentence(self.words.sayings[saying.key], self.cells)
            text = f'IF({self.living.holds(saying.when)},{said},"")' if saying.when else said
            self._said(text, next(spoken) if saying in now else "")

    def _said(self, formula: str, now: str) -> None:
        self.page.merge_range(self.row, 0, self.row, 3, "", self.looks.said())
        self.page.write_formula(self.row, 0, f"={formula}", self.looks.said(), now)
        self.row += 1

    def _results(self) -> None:
        self._heading(self.words.results)
        for told in (each for each in self.told.steps if each.is_result):
            step = self.cells.calculator.steps_by_key[told.key]
            self._labels(told.label, told.of or self.words.units[step.unit])
            self.page.write_string(self.row, 0, told.label, self.looks.result_label())
            self._figure(
                self.cells.single(told.key),
                self.looks.result(step.unit),
                self.found.value(told.key),
            )
            self.row += 1

    def _steps(self) -> None:
        self._heading(self.words.steps)
        for told in self.told.steps:
            step = self.cells.calculator.steps_by_key[told.key]
            self._name(told.key)
            self._labels(told.label, told.of or self.words.units[step.unit])
            text = self.living.step(step.formula, step.refusals)
            self._figure(text, self.looks.figure(step.unit), self.found.value(told.key))
            self.page.write_string(self.row, 3, told.formula, self.looks.quiet())
            self.row += 1

    def _checks(self) -> None:
        if not self.told.checks:
            return
        self._heading(self.words.check)
        for line, told in zip(self.found.checks, self.told.checks, strict=True):
            ways = (
                (line.check.left, line.left, told.left),
                (line.check.right, line.right, told.right),
            )
            for formula, value, text in ways:
                self._figure(self.living.step(formula), self.looks.figure(line.check.unit), value)
                self.page.write_string(self.row, 3, text, self.looks.quiet())
                self.row += 1
            left, right = f"B{self.row - 1}", f"B{self.row}"
            near = f"ABS({left}-{right})<={TOLERANCE}*MAX(1,ABS({left}),ABS({right}))"
            agreed = f"IF({near},{quoted(self.words.right)},{quoted(self.words.wrong)})"
            text = self.words.right if told.is_right else self.words.wrong
            now = "–" if told.is_right is None else text
            self.page.write_formula(
                self.row, 1, f'=IFERROR({agreed},"–")', self.looks.agreed(), now
            )
            self.row += 1

    def _figure(self, formula: str, look: Format, now: Found) -> None:
        self.page.write_formula(self.row, 1, f"={formula}", look, self.words.cached(now))

    def _labels(self, label: str, unit: str) -> None:
        self.page.write_string(self.row, 0, label, self.looks.text())
        self.page.write_string(self.row, 2, unit, self.looks.unit())

    def _name(self, key: str) -> str:
        """Give the figure on this row its name, and return its address."""
        address = f"$B${self.row + 1}"
        name = self.cells.single(key)
        self.book.define_name(name, f"='{self.words.calculation}'!{address}")
        return address
