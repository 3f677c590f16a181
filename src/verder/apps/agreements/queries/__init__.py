"""Reads of agreements."""

from verder.apps.agreements.queries.agreements import (
    agreements_of,
    bonuses,
    contracts_of,
    recurring_contracts,
    seen_contracts,
)
from verder.apps.agreements.queries.attachments import attachment_path, attachments_of

__all__ = [
    "agreements_of",
    "attachment_path",
    "attachments_of",
    "bonuses",
    "contracts_of",
    "recurring_contracts",
    "seen_contracts",
]
