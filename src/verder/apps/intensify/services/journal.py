"""An act on people as a list of records before and after, so that it can be undone whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.core.services import record
from verder.apps.intensify.enums import ActKind
from verder.apps.intensify.models import ActPerson, PeopleAct, Person
from verder.apps.intensify.rules import may_undo_act

Line = dict[str, Any]
PLAIN = (str, int, float, bool, list, dict, type(None))
PART = 500


@dataclass(kw_only=True)
class Journal:
    """Makes, changes and removes records, and notes how each was and is."""

    lines: list[Line] = field(default_factory=list)
    group: int = 0  # of an import: the contact that the lines are of, undone or kept together

    def make(self, row: Model) -> None:
        """Check and keep a new record."""
        row.full_clean()
        row.save(force_insert=True)
        self._note(row, None, snapshot(row))

    def change(self, row: Model, **changes: object) -> bool:
        """Set what differs, check and save it; return whether anything did."""
        different = {name: new for name, new in changes.items() if getattr(row, name) != new}
        if not different:
            return False
        before = snapshot(row)
        was = {name: getattr(row, name) for name in different}
        _set(row, different)
        try:
            row.full_clean()
        except ValidationError:
            _set(row, was)
            raise
        row.save(update_fields=list(different))
        after = snapshot(row)
        names = [name for name in after if after[name] != before[name]]
        self._note(
            row, {name: before[name] for name in names}, {name: after[name] for name in names}
        )
        return True

    def remove(self, row: Model) -> None:
        """Take a record away on which nothing hangs any more."""
        self._note(row, snapshot(row), None)
        row.delete()

    def _note(self, row: Model, before: Line | None, after: Line | None) -> None:
        label = row._meta.label  # noqa: SLF001 - Django's own name
        line = {"model": label, "pk": row.pk, "before": before, "after": after}
        self.lines.append(line | ({"group": self.group} if self.group else {}))

    def keep(self, *, by: User | None, kind: ActKind, account: Account | None) -> PeopleAct:
        """Keep the act, and whose details it holds."""
        act = PeopleAct.objects.create(
            kind=kind,
            account=account,
            rows=self.lines,
            by=by,
            at=timezone.now(),
            is_demo=organisation().is_demo,
        )
        ActPerson.objects.bulk_create(
            [ActPerson(act=act, person_key=key) for key in sorted(people_in(self.lines))],
            batch_size=PART,
        )
        return act


def people_in(lines: Sequence[Line]) -> set[int]:
    """Return the keys of the people whose details, addresses or places the lines hold."""
    found = {line["pk"] for line in lines if line["model"] == Person._meta.label}  # noqa: SLF001
    sides = [side for line in lines for side in (line["before"], line["after"]) if side]
    return found | {side["person_id"] for side in sides if side.get("person_id")}


@transaction.atomic
def undo_act(*, by: User | None, act: PeopleAct) -> PeopleAct:
    """Bring all records back as they were, unless somebody worked on them since."""
    held = (
        PeopleAct.objects.select_for_update(of=("self",))
        .select_related("account", "by")
        .get(pk=act.pk)
    )
    if not may_undo_act(by, held):
        raise PermissionDenied
    if held.undone_at is not None:
        raise Refused("people_act_undone")
    take_all_back(held.rows)
    mark_undone(by=by, act=held)
    return held


def take_all_back(lines: Sequence[Line]) -> None:
    """Undo what the lines of an act say, the last first."""
    for line in reversed(lines):
        take_back(line)


def mark_undone(*, by: User | None, act: PeopleAct) -> None:
    """Note that an act was undone."""
    act.undone_at = timezone.now()
    act.save(update_fields=["undone_at"])
    record(by=by, action="people.undone", subject=act.account or act, after={"act": act.pk})


def take_back(line: Line) -> None:
    """Undo what one line of an act says."""
    model = apps.get_model(line["model"])
    row = model._default_manager.filter(pk=line["pk"]).first()  # noqa: SLF001 - Django's name
    if line["after"] is None:
        _bring_back(model, line["pk"], restored(model, line["before"]))
        return
    if row is None:
        raise Refused("people_changed_since")
    now = snapshot(row)
    if any(now.get(name) != value for name, value in line["after"].items()):
        raise Refused("people_changed_since")
    if line["before"] is None:
        _unmake(row)
        return
    _set(row, restored(model, line["before"]))
    row.save(update_fields=list(line["before"]))


def _bring_back(model: type[Model], key: Any, values: Line) -> None:  # noqa: ANN401 - any key
    """Make a record again as it was, with the moment at which it was first made."""
    model(pk=key, **values).save(force_insert=True)
    stamps = {
        each.attname
        for each in model._meta.concrete_fields  # noqa: SLF001 - Django's own name
        if getattr(each, "auto_now_add", False)
    }
    if stamped := {name: values[name] for name in stamps & values.keys()}:
        model._default_manager.filter(pk=key).update(**stamped)  # noqa: SLF001


def _set(row: Model, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _unmake(row: Model) -> None:
    if is_used(row):
        raise Refused("people_used_since")
    row.delete()


def is_used(row: Model) -> bool:
    """Return whether another record refers to this one."""
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: row}).exists()  # noqa: SLF001
        for relation in row._meta.related_objects  # noqa: SLF001 - Django's own name
    )


def snapshot(row: Model) -> Line:
    """Return the fields of a record as JSON keeps them."""
    return {
        each.attname: value if isinstance(value, PLAIN) else each.value_to_string(row)
        for each in row._meta.concrete_fields  # noqa: SLF001 - Django's own name
        if not each.primary_key
        for value in [each.value_from_object(row)]
    }


def restored(model: type[Model], kept: Mapping[str, Any]) -> Line:
    """Return the fields of a record as `snapshot` kept them."""
    fields = {each.attname: each for each in model._meta.concrete_fields}  # noqa: SLF001
    return {name: fields[name].to_python(value) for name, value in kept.items() if name in fields}
