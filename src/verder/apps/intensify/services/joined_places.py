"""Two places of one person at one account become one, with all that hangs on both."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.db.models import ManyToOneRel, Model

from verder.apps.intensify.models import (
    ContactMoment,
    Frequency,
    Opinion,
    Position,
    PositionRole,
    Tie,
)
from verder.apps.intensify.services.journal import Journal

FILLED: Final = ("function", "department", "level")
ENDS: Final = (("first", "second"), ("second", "first"))  # of a tie
# What is joined by a rule of its own; everything else that names a place simply moves.
BY_RULE: Final[frozenset[type[Model]]] = frozenset(
    {PositionRole, Frequency, Opinion, Tie, ContactMoment.positions.through}
)


def join_places(journal: Journal, keep: Position, gone: Position) -> None:
    """Let one place go up in another; of what both say, the latest holds."""
    _join_said(journal, keep, gone)
    _join_roles(journal, keep, gone)
    _join_frequencies(journal, keep, gone)
    _join_opinions(journal, keep, gone)
    _join_ties(journal, keep, gone)
    _join_moments(journal, keep, gone)
    for relation in plain_relations():
        name = relation.field.attname
        for row in _rows(relation.related_model, name, gone):
            journal.change(row, **{name: keep.pk})
    journal.remove(gone)


def plain_relations() -> Iterator[ManyToOneRel]:
    """Yield what else refers to a place, also where a place does not know of it."""
    fields = Position._meta.get_fields(include_hidden=True)  # noqa: SLF001 - Django's own name
    for each in fields:
        if isinstance(each, ManyToOneRel) and each.related_model not in BY_RULE:
            yield each


def _rows(model: type[Model], name: str, place: Position) -> list[Any]:
    found = model._default_manager.filter(**{name: place.pk})  # noqa: SLF001 - Django's own name
    return list(found.order_by("pk"))


def _join_said(journal: Journal, keep: Position, gone: Position) -> None:
    """Fill what the kept place does not say; who stood below the other, takes its place."""
    said: dict[str, object] = {
        name: getattr(gone, name)
        for name in FILLED
        if not getattr(keep, name) and getattr(gone, name)
    }
    if keep.began_on and gone.began_on:
        said["began_on"] = min(keep.began_on, gone.began_on)
    said["is_gatekeeper"] = keep.is_gatekeeper or gone.is_gatekeeper
    said["tags"] = [*keep.tags, *(tag for tag in gone.tags if tag not in keep.tags)]
    above = list(_above(keep))
    if gone in above or (not above and keep not in _above(gone)):
        said["reports_to"] = gone.reports_to
    journal.change(keep, **said)


def _above(place: Position) -> Iterator[Position]:
    seen, above = {place.pk}, place.reports_to
    while above is not None and above.pk not in seen:
        seen.add(above.pk)
        yield above
        above = above.reports_to


def _join_roles(journal: Journal, keep: Position, gone: Position) -> None:
    held = {row.role: row for row in keep.roles.filter(ended_on=None)}
    for row in gone.roles.order_by("pk"):
        same = held.get(row.role) if row.ended_on is None else None
        if same is None:
            journal.change(row, position_id=keep.pk)
        else:
            journal.remove(row)
            journal.change(same, began_on=min(same.began_on, row.began_on))


def _join_frequencies(journal: Journal, keep: Position, gone: Position) -> None:
    standing = {
        (row.colleague_id, row.kind): row for row in keep.frequencies.filter(replaced_on=None)
    }
    for row in gone.frequencies.order_by("pk"):
        other = standing.get((row.colleague_id, row.kind)) if row.replaced_on is None else None
        journal.change(row, position_id=keep.pk, **_outlived(journal, row, other))


def _outlived(journal: Journal, row: Any, other: Any) -> dict[str, date]:  # noqa: ANN401 - rows with `on`
    """Let the older of two that both hold give way; return what to say of `row` for that."""
    if other is None:
        return {}
    if row.on > other.on:
        journal.change(other, replaced_on=row.on)
        return {}
    return {"replaced_on": other.on}


def _join_opinions(journal: Journal, keep: Position, gone: Position) -> None:
    other = keep.opinions.filter(replaced_on=None).order_by("-on", "-pk").first()
    for row in gone.opinions.order_by("pk"):
        rival = other if row.replaced_on is None else None
        journal.change(row, position_id=keep.pk, **_outlived(journal, row, rival))


def _join_ties(journal: Journal, keep: Position, gone: Position) -> None:
    """Move the lines of influence; one between the two places falls away."""
    for end, far in ENDS:
        for row in _rows(Tie, f"{end}_id", gone):
            if getattr(row, f"{far}_id") == keep.pk:
                journal.remove(row)
                continue
            same = {f"{end}_id": keep.pk, f"{far}_id": getattr(row, f"{far}_id")}
            other = Tie.objects.filter(**same, kind=row.kind, replaced_on=None).first()
            rival = other if row.replaced_on is None else None
            journal.change(row, **{f"{end}_id": keep.pk}, **_outlived(journal, row, rival))


def _join_moments(journal: Journal, keep: Position, gone: Position) -> None:
    through = ContactMoment.positions.through
    there = set(_keys(through, keep))
    for row in _rows(through, "position_id", gone):
        if row.contactmoment_id in there:
            journal.remove(row)
        else:
            journal.change(row, position_id=keep.pk)


def _keys(through: Any, place: Position) -> Iterator[int]:  # noqa: ANN401 - the table of a relation
    return iter(through.objects.filter(position=place).values_list("contactmoment", flat=True))
