"""What a backup holds of the records: every model of ours, in an order that can be put back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Model

LABELS = ("core", "accounts", "imports", "agreements", "identify", "intensify")
BATCH = 1000


class ExactEncoder(DjangoJSONEncoder):
    """Keeps the microseconds of an instant, which Django's own encoder cuts off."""

    def default(self, value: object) -> Any:  # noqa: ANN401 - as JSON takes it
        """Return the value as JSON."""
        return value.isoformat() if isinstance(value, datetime) else super().default(value)


def kept_models() -> list[type[Model]]:
    """Return the models whose rows are records: ours, and the addresses people sign in with."""
    found = [model for label in LABELS for model in apps.get_app_config(label).get_models()]
    return [*found, apps.get_model("account", "EmailAddress")]


def write_records(path: Path) -> int:
    """Write every record as one JSON line, and return how many there are."""
    with path.open("w", encoding="utf-8") as stream:
        serializers.serialize("jsonl", all_records(), stream=stream, cls=ExactEncoder)
    with path.open("rb") as written:
        return sum(1 for _line in written)


def all_records() -> Iterator[Model]:
    """Yield the rows of all models, one model after the other."""
    for model in kept_models():
        yield from model._default_manager.order_by("pk").iterator(chunk_size=BATCH)  # noqa: SLF001


def replace_records(path: Path) -> None:
    """Put the records of the file in the place of all that are there; the caller's transaction."""
    for model in reversed(kept_models()):
        empty(model)
    with path.open(encoding="utf-8") as stream:
        put_back(serializers.deserialize("jsonl", stream))
    statements = connection.ops.sequence_reset_sql(no_style(), kept_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def empty(model: type[Model]) -> None:
    """Remove all rows, and those of its many-to-many tables, without asking who refers to them."""
    tables = [field.m2m_db_table() for field in model._meta.local_many_to_many]  # noqa: SLF001
    with connection.cursor() as cursor:
        for table in (*tables, model._meta.db_table):  # noqa: SLF001
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608


def put_back(records: Iterator[Any]) -> None:
    """Write the records in batches of one model."""
    batch: list[Any] = []
    for record in records:
        if batch and (type(batch[0].object) is not type(record.object) or len(batch) == BATCH):
            write_batch(batch)
            batch = []
        batch.append(record)
    if batch:
        write_batch(batch)


def write_batch(batch: list[Any]) -> None:
    """Write records of one model as they are, with their keys."""
    model = type(batch[0].object)
    with own_times(model):
        model._default_manager.bulk_create([record.object for record in batch])  # noqa: SLF001
    for record in batch:
        for name, keys in (record.m2m_data or {}).items():
            if keys:
                getattr(record.object, name).set(keys)


@contextmanager
def own_times(model: type[Model]) -> Iterator[None]:
    """Let fields that note when a record is written keep the times that they had."""
    names = ("auto_now", "auto_now_add")
    noting = [
        (field, name)
        for field in model._meta.local_fields  # noqa: SLF001 - Django's public name
        for name in names
        if getattr(field, name, False)
    ]
    for field, name in noting:
        setattr(field, name, False)
    try:
        yield
    finally:
        for field, name in noting:
            setattr(field, name, True)
