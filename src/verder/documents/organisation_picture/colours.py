"""The colours of a picture: those of the pages in the light, for it is often printed."""

from typing import Final

SURFACE: Final = "#ffffff"
INK: Final = "#1b1e25"
QUIET: Final = "#4d515a"
LINE: Final = "#cbc7bc"
PALE: Final = "#e4e1d9"
ROLE: Final = "#a84c08"
SWAY: Final = "#24479a"
GOOD: Final = "#17693a"
BAD: Final = "#b3261e"
DEPARTMENTS: Final = (
    "#2f6db5",
    "#b4690e",
    "#3b8457",
    "#8a4fa3",
    "#b3404f",
    "#18828c",
    "#7a6a1d",
    "#6a6f7a",
)


def department(number: int) -> str:
    """Return the colour of a department, or of none."""
    return DEPARTMENTS[number - 1] if number else LINE


def attitude(sign: str) -> str:
    """Return the colour of an attitude; the sign is there too."""
    return GOOD if sign.startswith("+") else BAD if sign.startswith("−") else QUIET
