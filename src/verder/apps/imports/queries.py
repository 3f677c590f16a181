"""Reads of imports and rates, and the facts as they are now."""

import threading
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from verder.apps.accounts.models import AccountNumber, Product
from verder.apps.core.queries import organisation
from verder.apps.imports.enums import ImportKind, ImportState
from verder.apps.imports.folders import home, original_of, rejects_of, store
from verder.apps.imports.models import ExchangeRate, Import
from verder.facts.engine import Facts
from verder.facts.mapping import NumberOfAccount, ProductInfo, Rate

_lock = threading.Lock()
_current: dict[tuple[Path, str], tuple[int, Facts]] = {}


def imports() -> QuerySet[Import]:
    """Return all imports, the last one first."""
    return Import.objects.select_related("by", "job").order_by("-pk")


def imported_lines() -> QuerySet[Import]:
    """Return the imports of invoice lines that count in the figures."""
    return Import.objects.filter(kind=ImportKind.LINES, state=ImportState.IMPORTED)


def same_file(import_: Import) -> Import | None:
    """Return the earlier import of the very same file that counts, if there is one."""
    others = Import.objects.filter(
        sha256=import_.sha256, kind=import_.kind, state=ImportState.IMPORTED
    )
    return others.exclude(pk=import_.pk).order_by("pk").first()


def original_path(import_: Import) -> Path | None:
    """Return the file as it was received, for as long as it is kept."""
    folder = original_of(import_.pk)
    return next(iter(folder.iterdir()), None) if folder.is_dir() else None


def rejects_path(import_: Import) -> Path | None:
    """Return the rejected rows as a file, if there are any."""
    path = rejects_of(import_.pk)
    return path if path.exists() else None


def has_demo() -> bool:
    """Return whether the demo company is there."""
    return organisation().is_demo


def current_facts() -> Facts:
    """Return the invoice lines that count, with what the records say about them now.

    They are kept in this process until the revision of the organisation rises.
    """
    current = organisation()
    place = (home(), current.currency)
    with _lock:
        revision, facts = _current.get(place, (-1, None))
        if facts is None or revision != current.revision:
            facts = make_facts(current.currency)
            _current.clear()
            _current[place] = (current.revision, facts)
        return facts


def make_facts(currency: str) -> Facts:
    """Return the facts, made anew."""
    return Facts(
        store=store(),
        import_ids=tuple(imported_lines().order_by("pk").values_list("pk", flat=True)),
        numbers=numbers_of_accounts(),
        products=products(),
        rates=rates(),
        currency=currency,
        memory_mb=settings.ENGINE_MEMORY_MB,
    )


def numbers_of_accounts() -> list[NumberOfAccount]:
    """Return all customer numbers with the entity that bears each, and the top of its group."""
    rows = AccountNumber.objects.values_list("source", "number", "account_id", "account__head_id")
    return [
        NumberOfAccount(source=source, number=number, entity_id=entity, account_id=head or entity)
        for source, number, entity, head in rows.iterator(chunk_size=10_000)
    ]


def products() -> list[ProductInfo]:
    """Return what the article files say."""
    return [
        ProductInfo(source=source, number=number, name=name, group=group, unit_cost=cost)
        for source, number, name, group, cost in Product.objects.values_list(
            "source", "number", "name", "group", "unit_cost"
        ).iterator(chunk_size=10_000)
    ]


def rates() -> list[Rate]:
    """Return the exchange rates."""
    return [
        Rate(currency=currency, on=on, rate=rate)
        for currency, on, rate in ExchangeRate.objects.values_list("currency", "on", "rate")
    ]
