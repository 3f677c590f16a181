"""Where everything stands in the workbook of a calculation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from verder.domain.engines.calculators.card import Calculator, Choice, Input

FIRST_LINE: Final = 5  # of rows, on their own sheet; counted from nought
USED_CELL: Final = "$B$3"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookCells:
    """The cells of a calculation: names for single figures, addresses for those in rows."""

    calculator: Calculator
    names: Mapping[str, str]  # of single figures
    sheets: Mapping[str, str]  # titles, by key of rows
    options: Mapping[tuple[str, str], str]
    here: str = ""  # the rows on whose sheet the formula stands

    def single(self, key: str) -> str:
        """Return the name of a single input or step."""
        return self.names[key]

    def in_row(self, key: str, place: int) -> str:
        """Return the address of "rows.column" in a row."""
        rows, letter = key.partition(".")[0], self.letter(key)
        address = f"${letter}{FIRST_LINE + 1 + place}"
        return address if rows == self.here else f"{self._sheet(rows)}!{address}"

    def column(self, key: str) -> str:
        """Return the address of a whole column."""
        rows, letter = key.partition(".")[0], self.letter(key)
        last = FIRST_LINE + self.calculator.rows[rows].most
        address = f"${letter}${FIRST_LINE + 1}:${letter}${last}"
        return address if rows == self.here else f"{self._sheet(rows)}!{address}"

    def used(self, rows: str) -> str:
        """Return the address of how many rows are used."""
        return USED_CELL if rows == self.here else f"{self._sheet(rows)}!{USED_CELL}"

    def option(self, key: str, option: str) -> str:
        """Return what an answer to a question of choice is called."""
        return self.options[key, option]

    def is_first(self, key: str, option: str) -> bool:
        """Return whether it is what counts where nobody chose."""
        asked = self.calculator.inputs[key]
        return isinstance(asked, Choice) and asked.options[0] == option

    def is_number(self, key: str) -> bool:
        """Return whether it must be filled with a number."""
        asked = self.calculator.inputs.get(key)
        return isinstance(asked, Input) and not asked.is_word and not asked.is_optional

    def is_step(self, key: str) -> bool:
        """Return whether it is worked out."""
        return key in self.calculator.steps_by_key

    def keys_of(self, rows: str) -> list[str]:
        """Return the columns of rows in their order: first what is asked, then the steps."""
        asked = [f"{rows}.{each.key}" for each in self.calculator.rows[rows].columns]
        return [*asked, *(step.key for step in self.calculator.steps if step.rows == rows)]

    def letter(self, key: str) -> str:
        """Return the letter of the column in which "rows.column" stands."""
        place = self.keys_of(key.partition(".")[0]).index(key)
        return str(xl_col_to_name(place))

    def unused(self, rows: str, place: int) -> str:
        """Return the condition that nothing is filled in on a row."""
        last = xl_col_to_name(len(self.calculator.rows[rows].columns) - 1)
        line = FIRST_LINE + 1 + place
        return f"COUNTA($A{line}:${last}{line})=0"

    def _sheet(self, rows: str) -> str:
        return "'" + self.sheets[rows].replace("'", "''") + "'"
