"""How attractive each account is to us, from 1 to 5."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.queries import values_of


def attractiveness_of(account_ids: Collection[int], on: date | None = None) -> dict[int, Decimal]:
    """Return by account its attractiveness, now or on a day; who has none is absent."""
    said = values_of(account_ids, [InputKind.ATTRACTIVENESS], on=on)
    return {key: values[InputKind.ATTRACTIVENESS] for key, values in said.items()}
