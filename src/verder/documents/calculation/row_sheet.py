"""Rows of a calculation on a sheet of their own, with room for as many as it takes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from verder.documents.calculation.book_words import BookWords
from verder.documents.calculation.cells import FIRST_LINE, USED_CELL, BookCells
from verder.documents.calculation.filling import fill, guard
from verder.documents.calculation.living_formulas import Living
from verder.documents.calculation.looks import Looks
from verder.documents.calculation.told import ToldRows
from verder.domain.engines.calculators.answering import Answer
from verder.domain.engines.formulas.calculating import Found
from verder.domain.values.missing import NotComputable

HEADING = FIRST_LINE - 1
WIDTH = 19
HEIGHT = 46  # of the heading: three lines


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSheet:
    """Lines of the same kind: what is asked in colour, behind it the steps of each line."""

    book: xlsxwriter.Workbook
    looks: Looks
    cells: BookCells
    found: Answer
    block: ToldRows
    words: BookWords

    def write(self, lists: Mapping[str, str]) -> None:
        """Write the sheet."""
        page = self.book.add_worksheet(self.cells.sheets[self.block.key])
        page.set_column(0, len(self.block.headers) - 1, WIDTH)
        page.write_string(0, 0, self.block.label, self.looks.title())
        page.write_string(1, 0, self.words.fill_in, self.looks.beside())
        page.set_row(HEADING, HEIGHT)
        self._write_used(page)
        for column, heading in enumerate(self.block.headers):
            page.write_string(HEADING, column, heading, self.looks.heading())
        self._write_asked(page, lists)
        self._write_steps(page)
        page.freeze_panes(FIRST_LINE, 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)

    def _write_used(self, page: Worksheet) -> None:
        """Write how many lines are used."""
        columns = self.cells.calculator.rows[self.block.key].columns
        cells = replace(self.cells, here=self.block.key)
        filled = "+".join(
            f'({cells.column(f"{self.block.key}.{column.key}")}<>"")' for column in columns
        )
        page.write_string(2, 0, self.words.used_rows, self.looks.beside())
        count = len(self.found.rows[self.block.key])
        page.write_formula(USED_CELL, f"=SUMPRODUCT(SIGN({filled}))", self.looks.beside(), count)

    def _write_asked(self, page: Worksheet, lists: Mapping[str, str]) -> None:
        rows = self.cells.calculator.rows[self.block.key]
        last = FIRST_LINE + rows.most - 1
        for column, (asked, told) in enumerate(zip(rows.columns, self.block.columns, strict=True)):
            block = (FIRST_LINE, column, last, column)
            first = f"{self.cells.letter(told.key)}{FIRST_LINE + 1}"
            guard(page, block, asked, told, first, lists)
            look = self.looks.to_fill(self.cells.calculator.unit_of(told.key))
            for place in range(rows.most):
                value = self._value(place, asked.key)
                fill(page, FIRST_LINE + place, column, value, told, look)

    def _write_steps(self, page: Worksheet) -> None:
        cells = replace(self.cells, here=self.block.key)
        first = len(self.block.columns)
        for column, told in enumerate(self.block.steps, start=first):
            step = self.cells.calculator.steps_by_key[told.key]
            for place in range(self.cells.calculator.rows[self.block.key].most):
                living = Living(cells=cells, reasons=self.words.reasons, place=place)
                text = living.step(step.formula, step.refusals)
                page.write_formula(
                    FIRST_LINE + place,
                    column,
                    f'=IF({cells.unused(self.block.key, place)},"",{text})',
                    self.looks.figure(step.unit),
                    self.words.cached(self._value(place, told.key.partition(".")[2])),
                )

    def _value(self, place: int, column: str) -> Found | None:
        lines = self.found.rows[self.block.key]
        return (
            lines[place].get(column, NotComputable("input_missing")) if place < len(lines) else None
        )
