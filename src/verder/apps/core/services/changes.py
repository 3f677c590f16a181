"""One way to change a record: set, check, save, and know what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The fields that changed, as they were and as they are."""

    before: dict[str, object]
    after: dict[str, object]

    def __bool__(self) -> bool:
        return bool(self.after)


def apply_changes(subject: models.Model, changes: Mapping[str, object]) -> Difference:
    """Set the fields, check the whole record and save what differs."""
    before = {name: getattr(subject, name) for name in changes}
    different = {name: value for name, value in changes.items() if before[name] != value}
    for name, value in different.items():
        setattr(subject, name, value)
    subject.full_clean()
    if different:
        subject.save(update_fields=list(different))
    return Difference(before={name: before[name] for name in different}, after=different)
