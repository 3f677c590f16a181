"""Absences of colleagues are kept, said anew and removed, and each of that undone."""

from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.intensify.enums import ActKind
from verder.apps.intensify.models import Absence, Colleague, PeopleAct
from verder.apps.intensify.rules import may_change_colleague
from verder.apps.intensify.services.journal import Journal


class AbsenceSaid(TypedDict):
    """What is said of an absence; `until_on` is the first day back."""

    from_on: date
    until_on: date
    remark: str


@transaction.atomic
def add_absence(
    *, colleague: Colleague, by: User | None, **said: Unpack[AbsenceSaid]
) -> tuple[Absence, PeopleAct]:
    """Keep the days on which a colleague sees no customers."""
    _lock(colleague, by)
    absence, journal = Absence(colleague=colleague, **said), Journal()
    _check_free(absence)
    journal.make(absence)
    return absence, _kept(journal, absence, by, "colleague.absence_added")


@transaction.atomic
def change_absence(
    *, absence: Absence, by: User | None, **said: Unpack[AbsenceSaid]
) -> PeopleAct | None:
    """Say an absence anew; None where nothing changed."""
    _lock(absence.colleague, by)
    journal = Journal()
    if not journal.change(absence, **said):
        return None
    _check_free(absence)
    return _kept(journal, absence, by, "colleague.absence_changed")


@transaction.atomic
def remove_absence(*, absence: Absence, by: User | None) -> PeopleAct:
    """Take an absence off the list."""
    _lock(absence.colleague, by)
    journal = Journal()
    told = Absence(colleague=absence.colleague, from_on=absence.from_on, until_on=absence.until_on)
    journal.remove(absence)
    return _kept(journal, told, by, "colleague.absence_removed")


def _lock(colleague: Colleague, by: User | None) -> None:
    """Let one at a time, and only who may, say when a colleague is away."""
    Colleague.objects.select_for_update(of=("self",)).get(pk=colleague.pk)
    if not may_change_colleague(by, colleague):
        raise PermissionDenied


def _check_free(absence: Absence) -> None:
    """Refuse days of which it was said before that the colleague is away."""
    others = Absence.objects.filter(
        colleague=absence.colleague, from_on__lt=absence.until_on, until_on__gt=absence.from_on
    )
    if other := others.exclude(pk=absence.pk).order_by("from_on").first():
        raise Refused("absence_overlaps", from_on=other.from_on, until_on=other.until_on)


def _kept(journal: Journal, absence: Absence, by: User | None, action: str) -> PeopleAct:
    """Put it on record. The trail knows which days, never why."""
    told = {"from_on": absence.from_on, "until_on": absence.until_on}
    record(by=by, action=action, subject=absence.colleague, after=told)
    return journal.keep(by=by, kind=ActKind.ABSENT, account=None)
