"""Reads of saved calculations."""

from verder.apps.calculate.queries.calculations import (
    calculations_of,
    older_answers,
    seen_calculations,
)

__all__ = ["calculations_of", "older_answers", "seen_calculations"]
