"""Every act on an open sheet is a step: put on record, and undone as a whole."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.identify.models import (
    RatedAccount,
    Rater,
    RatingCell,
    RatingCriterion,
    RatingSheet,
    RatingStep,
)
from verder.apps.identify.rules.ratings import may_arrange_rating, may_rate, may_see_rating

Rows = dict[str, dict[str, Any]]
# In the order in which rows can be made again: cells name all the others.
KEPT: Final[Mapping[str, tuple[type[models.Model], str]]] = {
    "criterion": (RatingCriterion, "sheet"),
    "column": (RatedAccount, "sheet"),
    "rater": (Rater, "sheet"),
    "cell": (RatingCell, "criterion__sheet"),
}


@contextmanager
def step(sheet: RatingSheet, by: User | None, action: str) -> Iterator[None]:
    """Do something to an open sheet, keep what undoes it, and put it on record."""
    with transaction.atomic():
        locked_open(sheet)
        before = rows_of(sheet)
        yield
        after = rows_of(sheet)
        changed = {key for key in before | after if before.get(key) != after.get(key)}
        if not changed:
            return
        was = {key: row for key, row in before.items() if key in changed}
        now = {key: row for key, row in after.items() if key in changed}
        RatingStep.objects.create(sheet=sheet, by=by, at=timezone.now(), before=was, after=now)
        names = before | after
        record(
            by=by,
            action=action,
            subject=sheet,
            before=in_words(was, names),
            after=in_words(now, names),
        )


def last_step(user: User | None, sheet: RatingSheet) -> RatingStep | None:
    """Return what the user would undo: the last act, or the own last one where all rate apart."""
    if not sheet.is_open or not may_see_rating(user, sheet):
        return None
    steps = sheet.steps.select_related("by").order_by("-pk")
    if sheet.is_apart and user is not None:
        steps = steps.filter(by=user)
    found = steps.first()
    return found if found and may_rate_something(user, sheet) else None


def may_rate_something(user: User | None, sheet: RatingSheet) -> bool:
    """Return whether the user fills in this sheet at all."""
    if may_arrange_rating(user, sheet) or may_rate(user, sheet, None):
        return True
    return any(may_rate(user, sheet, rater) for rater in sheet.raters.filter(user=user))


@transaction.atomic
def undo_step(*, sheet: RatingSheet, by: User | None) -> None:
    """Take the last act back; what somebody changed since stays as they made it."""
    locked_open(sheet)
    found = last_step(by, sheet)
    if found is None:
        raise PermissionDenied
    now = rows_of(sheet)
    if any(now.get(key) != found.after.get(key) for key in found.before | found.after):
        raise Refused("rating_changed_since")
    for key in found.after:
        if key not in found.before:
            model, pk = _place_of(key)
            model._default_manager.filter(pk=pk).delete()  # noqa: SLF001 - Django's own name
    for kind, (model, _path) in KEPT.items():
        for key, row in found.before.items():
            if key.startswith(f"{kind}:"):
                model(**row).save()
    names = now | found.before
    record(
        by=by,
        action="rating.undone",
        subject=sheet,
        before=in_words(found.after, names),
        after=in_words(found.before, names),
    )
    found.delete()


def locked_open(sheet: RatingSheet) -> None:
    """Let other writers of the sheet wait, and refuse one that is closed."""
    current = RatingSheet.objects.select_for_update().get(pk=sheet.pk)
    if not current.is_open:
        raise Refused("rating_closed", title=current.title)


def rows_of(sheet: RatingSheet) -> Rows:
    """Return all that stands on the sheet, as JSON keeps it."""
    found: Rows = {}
    for kind, (model, path) in KEPT.items():
        rows = model._default_manager.filter(**{path: sheet})  # noqa: SLF001 - Django's own name
        for row in rows.values():
            found[f"{kind}:{row['id']}"] = row
    kept: Rows = json.loads(json.dumps(found, cls=DjangoJSONEncoder))
    return kept


def in_words(changed: Mapping[str, Any], names: Mapping[str, Any]) -> dict[str, object]:
    """Return what stands there as the audit trail tells it."""
    return dict(_told(key, row, names) for key, row in changed.items())


def _told(key: str, row: Mapping[str, Any], names: Mapping[str, Any]) -> tuple[str, object]:
    if not key.startswith("cell:"):
        return key.replace(":", " "), row["name"]
    parts = [names[f"criterion:{row['criterion_id']}"], names[f"column:{row['column_id']}"]]
    if row["rater_id"] is not None:
        parts.append(names[f"rater:{row['rater_id']}"])
    value = f"{row['value']}".rstrip("0").rstrip(".")
    return " · ".join(part["name"] for part in parts), " ".join([value, row["evidence"]]).strip()


def _place_of(key: str) -> tuple[type[models.Model], int]:
    kind, _, number = key.partition(":")
    return KEPT[kind][0], int(number)
