"""The audit trail: every change says who, when, what, from what, to what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone

from verder.apps.core.models import AuditEvent, User

TERMINAL = "terminal"
SURVEY = "survey"  # somebody of a customer, by a link
BATCH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change to put on record; `subject` is a record, or words like "import:7"."""

    action: str
    subject: models.Model | str
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)


def record(
    *,
    by: User | None,
    action: str,
    subject: models.Model | str,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    actor: str = TERMINAL,
) -> None:
    """Write one line of the audit trail; without `by` it was the terminal, or another `actor`."""
    change = Change(action=action, subject=subject, before=before or {}, after=after or {})
    record_many(by=by, changes=[change], actor=actor)


def record_many(*, by: User | None, changes: Iterable[Change], actor: str = TERMINAL) -> None:
    """Write a line for each change of one act."""
    at = timezone.now()
    events = [
        AuditEvent(
            at=at,
            actor=actor if by is None else by.email,
            actor_id=None if by is None else by.pk,
            action=change.action,
            subject=words_of(change.subject),
            subject_name=str(change.subject)[:254],
            before=plain(change.before),
            after=plain(change.after),
        )
        for change in changes
    ]
    AuditEvent.objects.bulk_create(events, batch_size=BATCH)


def words_of(subject: models.Model | str) -> str:
    """Return how the trail names a record: "account:17".

    >>> words_of("import:7")
    'import:7'
    """
    if isinstance(subject, str):
        return subject
    return f"{subject._meta.model_name}:{subject.pk}"  # noqa: SLF001 - Django's own public name


def plain(value: Any) -> Any:  # noqa: ANN401 - anything that a field holds
    """Return the value as JSON keeps it, amounts and dates as text.

    >>> plain({"rate": Decimal("1.10"), "cost": Decimal("2E+3"), "names": ("A", "B")})
    {'rate': '1.10', 'cost': '2000', 'names': ['A', 'B']}
    """
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, models.Model):
        return f"{value} ({value.pk})"
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return str(value)
    return value
