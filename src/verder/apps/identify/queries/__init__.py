"""Reads of the database for the choice of key accounts."""

from verder.apps.identify.queries.accounts import (
    chosen_accounts,
    names_of,
    seen_accounts,
    sleeping_accounts,
    values_in_use,
)
from verder.apps.identify.queries.inputs import all_inputs_of, inputs_of, values_of

__all__ = [
    "all_inputs_of",
    "chosen_accounts",
    "inputs_of",
    "names_of",
    "seen_accounts",
    "sleeping_accounts",
    "values_in_use",
    "values_of",
]
