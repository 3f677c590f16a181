"""How the cells of a workbook of a calculation look."""

from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format

from verder.domain.engines.calculators.card import Unit

NUMBERS: Final = {Unit.SHARE: "0.00%;[Red]-0.00%", Unit.NAME: "General"}
COUNT: Final = "#,##0.00;[Red]-#,##0.00"
QUIET: Final = "#565A63"
TO_FILL: Final = {"bg_color": "#FFF6D6", "border": 1, "border_color": "#C9B15C"}
LARGE: Final = {"bold": True, "font_size": 12, "top": 1, "bottom": 1, "bg_color": "#EEF3FB"}
WRAPPED: Final = {"text_wrap": True, "valign": "top"}


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook, currency: str) -> None:
        self._book = book
        self._money = f'"{currency}"#,##0.00;[Red]-"{currency}"#,##0.00'
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def _of(self, **properties: Any) -> Format:  # noqa: ANN401 - whatever a format has
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def title(self) -> Format:
        """Return how the name of the calculation looks."""
        return self._of(bold=True, font_size=16)

    def heading(self) -> Format:
        """Return how the heading of a block looks."""
        return self._of(bold=True, font_size=12, bottom=1, **WRAPPED)

    def text(self) -> Format:
        """Return how a sentence looks."""
        return self._of(**WRAPPED)

    def quiet(self) -> Format:
        """Return how a remark looks."""
        return self._of(font_color=QUIET, **WRAPPED)

    def beside(self) -> Format:
        """Return how a remark looks that may run on into the next cells."""
        return self._of(font_color=QUIET)

    def unit(self) -> Format:
        """Return how the word behind a number looks."""
        return self._of(font_color=QUIET, indent=1, **WRAPPED)

    def agreed(self) -> Format:
        """Return how it looks whether a check is right."""
        return self._of(bold=True, align="right")

    def said(self) -> Format:
        """Return how the conclusion looks."""
        return self._of(bold=True, **WRAPPED)

    def to_fill(self, unit: Unit) -> Format:
        """Return how an input looks."""
        return self._of(num_format=self._number(unit), **TO_FILL, **WRAPPED)

    def figure(self, unit: Unit) -> Format:
        """Return how a step looks."""
        return self._of(num_format=self._number(unit), align="right", **WRAPPED)

    def result(self, unit: Unit) -> Format:
        """Return how a result looks."""
        return self._of(num_format=self._number(unit), align="right", **LARGE, **WRAPPED)

    def result_label(self) -> Format:
        """Return how the name of a result looks."""
        return self._of(**LARGE, **WRAPPED)

    def _number(self, unit: Unit) -> str:
        return self._money if unit.startswith("money") else NUMBERS.get(unit, COUNT)
