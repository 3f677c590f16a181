"""Reads of the database for the choice of key accounts."""

from verder.apps.identify.queries.accounts import (
    chosen_accounts,
    names_of,
    seen_accounts,
    sleeping_accounts,
    traits_in_use,
)
from verder.apps.identify.queries.inputs import (
    all_inputs_of,
    inputs_of,
    inputs_of_kinds,
    values_of,
)
from verder.apps.identify.queries.said import (
    accounts_in_matrix,
    accounts_said_of,
    benefit_stated,
    benefits_of,
    buying_factors_of,
    customer_benefits_of,
    standing,
    targets_of,
)

__all__ = [
    "accounts_in_matrix",
    "accounts_said_of",
    "all_inputs_of",
    "benefit_stated",
    "benefits_of",
    "buying_factors_of",
    "chosen_accounts",
    "customer_benefits_of",
    "inputs_of",
    "inputs_of_kinds",
    "names_of",
    "seen_accounts",
    "sleeping_accounts",
    "standing",
    "targets_of",
    "traits_in_use",
    "values_of",
]
