"""What an import brings, seen against the records."""

from verder.apps.accounts.models import AccountNumber
from verder.apps.imports.enums import ImportKind, ImportState
from verder.apps.imports.folders import staging_of
from verder.apps.imports.models import Import
from verder.facts.customers_seen import numbers_in_lines


def new_customer_count(import_: Import) -> int | None:
    """Return how many customers of a previewed file have no account yet; None when not known."""
    if import_.kind != ImportKind.LINES or import_.state != ImportState.PREVIEWED:
        return None
    paths = sorted(staging_of(import_.pk).glob("*.parquet"))
    if not paths:
        return None
    known = set(
        AccountNumber.objects.filter(source=import_.source).values_list("number", flat=True)
    )
    return sum(number not in known for _source, number in numbers_in_lines(paths))
