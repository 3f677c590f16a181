"""Whose public holidays (feestdagen) count."""

from enum import StrEnum


class HolidayCalendar(StrEnum):
    """The country whose public holidays are days off, by its code."""

    NONE = "none"
    NETHERLANDS = "NL"
    BELGIUM = "BE"
    LUXEMBOURG = "LU"
    GERMANY = "DE"
    FRANCE = "FR"
    BRITAIN = "GB"
