"""Which currencies wait for an exchange rate."""

from verder.apps.imports.models import ExchangeRate, Import


def currencies_without_rate(import_: Import, own: str) -> list[str]:
    """Return the foreign currencies of an import for which no rate at all is known."""
    known = set(ExchangeRate.objects.values_list("currency", flat=True).distinct())
    found = import_.currencies or list((import_.preview or {}).get("kept", {}).get("amounts", {}))
    return sorted({currency for currency in found if currency != own} - known)
