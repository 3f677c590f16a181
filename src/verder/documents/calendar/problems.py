"""What was wrong with a calendar: a code, the line, the component, never more than a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

MOST: Final = 500
# What the libraries raise over a file that they did not expect.
STUMBLES: Final = (
    *(ArithmeticError, AssertionError, AttributeError),
    *(LookupError, TypeError, ValueError),
)


@dataclass(frozen=True, slots=True)
class CalendarProblem:
    """One oddity; its code names the sentence that says what it is and what to do."""

    code: str
    line: int
    component: str = "VCALENDAR"
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Problems:
    """The oddities of one file, in the order of their lines; what is over the most is counted."""

    found: list[CalendarProblem] = field(default_factory=list)
    left_out: int = 0

    def add(self, problem: CalendarProblem) -> None:
        """Keep a problem, or count it where there are too many to read."""
        if len(self.found) < MOST:
            self.found.append(problem)
        else:
            self.left_out += 1
