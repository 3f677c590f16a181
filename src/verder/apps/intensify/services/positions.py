"""Where people work: positions begun, changed, ended, filled, and left for another company."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.intensify.enums import ActKind
from verder.apps.intensify.models import PeopleAct, Person, Position
from verder.apps.intensify.rules import may_edit_people
from verder.apps.intensify.services.journal import Journal, is_used
from verder.apps.intensify.services.places import (
    answer_questions,
    end_place,
    leave_vacancy,
    place_person,
    set_roles,
)
from verder.apps.intensify.services.said import PositionSaid, check_reports_to

ROLES = "roles"


@transaction.atomic
def begin_position(
    *,
    by: User | None,
    account: Account,
    person: Person | None,
    said: PositionSaid,
    on: date,
    roles: Collection[str] = (),
) -> tuple[Position, PeopleAct]:
    """Add a position of somebody who is known, or of nobody yet: a vacancy."""
    _allow(by, account)
    journal = Journal()
    made = place_person(journal, account, person, said, roles, on=on)
    _record(by, "position.begun", made, after={**said, ROLES: sorted(roles)})
    return made, journal.keep(by=by, kind=ActKind.PLACED, account=account)


@transaction.atomic
def change_position(
    *, by: User | None, position: Position, said: PositionSaid, on: date, roles: Collection[str]
) -> PeopleAct | None:
    """Change what is said of a position, and its roles from a day on; None if nothing did."""
    _allow(by, position.account)
    journal, before = Journal(), _told(position)
    journal.change(position, **said)
    check_reports_to(position, position.account)
    set_roles(journal, position, roles, on=on)
    if not journal.lines:
        return None
    after = _told(position)
    _record(
        by,
        "position.changed",
        position,
        before={name: value for name, value in before.items() if after[name] != value},
        after={name: value for name, value in after.items() if before[name] != value},
    )
    return journal.keep(by=by, kind=ActKind.PLACE_CHANGED, account=position.account)


@transaction.atomic
def fill_position(
    *,
    by: User | None,
    position: Position,
    person: Person,
    on: date,
    journal: Journal | None = None,
) -> PeopleAct:
    """Let somebody take a vacant position; a journal holds what was done for that before."""
    _allow(by, position.account)
    if position.person_id is not None:
        raise Refused("position_taken", person=str(position.person))
    lines = journal or Journal()
    lines.change(position, person=person, began_on=on)
    roles = position.roles.filter(ended_on=None).values_list("role", flat=True)
    answer_questions(lines, position, list(roles), on=on)
    _record(by, "position.filled", position, after={"person": person, "began_on": on})
    return lines.keep(by=by, kind=ActKind.PLACED, account=position.account)


@transaction.atomic
def fill_with_known(
    *,
    by: User | None,
    position: Position,
    person: Person,
    on: date,
    leaves: Position | None = None,
    leaves_vacancy: bool = False,
) -> PeopleAct:
    """Let somebody who is known take a vacant position, and leave another one on the same day."""
    _allow(by, position.account)
    journal = Journal()
    if leaves is not None:
        if leaves.person_id != person.pk:
            raise Refused("position_of_another")
        _allow(by, leaves.account)
        _refuse_ended(leaves)
        end_place(journal, leaves, on=on)
        if leaves_vacancy:
            leave_vacancy(journal, leaves, on=on)
        _record(by, "position.ended", leaves, after={"ended_on": on})
    return fill_position(by=by, position=position, person=person, on=on, journal=journal)


@transaction.atomic
def end_position(
    *, by: User | None, position: Position, on: date, leaves_vacancy: bool
) -> PeopleAct:
    """End a position on the first day that its person is no longer there."""
    _allow(by, position.account)
    _refuse_ended(position)
    journal = Journal()
    end_place(journal, position, on=on)
    if leaves_vacancy:
        leave_vacancy(journal, position, on=on)
    _record(by, "position.ended", position, after={"ended_on": on})
    return journal.keep(by=by, kind=ActKind.ENDED, account=position.account)


@transaction.atomic
def change_company(
    *,
    by: User | None,
    position: Position,
    to: Account,
    on: date,
    said: PositionSaid,
    leaves_vacancy: bool,
    roles: Collection[str] = (),
) -> tuple[Position, PeopleAct]:
    """Let somebody leave one account and begin at another on the same day, in one act.

    The place that they leave becomes a vacancy where that is asked; the history of both
    stays, and at the other account a person who knows us begins.
    """
    _allow(by, position.account)
    _allow(by, to)
    _refuse_ended(position)
    if position.person is None:
        raise Refused("position_vacant")
    if to == position.account:
        raise Refused("same_company")
    journal = Journal()
    end_place(journal, position, on=on)
    if leaves_vacancy:
        leave_vacancy(journal, position, on=on)
    begun = place_person(
        journal, to, position.person, PositionSaid(**{**said, "began_on": on}), roles, on=on
    )
    _record(
        by,
        "position.moved",
        position,
        before={"account": position.account},
        after={"account": to, "began_on": on},
    )
    return begun, journal.keep(by=by, kind=ActKind.MOVED, account=position.account)


@transaction.atomic
def remove_position(*, by: User | None, position: Position) -> PeopleAct:
    """Take away a position that was a mistake; one that was used ends, and is not removed."""
    _allow(by, position.account)
    journal = Journal()
    for row in position.roles.order_by("pk"):
        journal.remove(row)
    if is_used(position):
        raise Refused("position_in_use")
    _record(by, "position.removed", position, before=_told(position))
    account = position.account
    journal.remove(position)
    return journal.keep(by=by, kind=ActKind.REMOVED, account=account)


def _allow(by: User | None, account: Account) -> None:
    if not may_edit_people(by, account):
        raise PermissionDenied


def _refuse_ended(position: Position) -> None:
    if position.ended_on is not None:
        raise Refused("position_ended", on=position.ended_on)


def _told(position: Position) -> dict[str, object]:
    names = ("function", "department", "level", "is_external", "is_gatekeeper", "tags", "began_on")
    roles = position.roles.filter(ended_on=None).values_list("role", flat=True)
    return {name: getattr(position, name) for name in names} | {
        "reports_to": position.reports_to,
        ROLES: sorted(roles),
    }


def _record(
    by: User | None,
    action: str,
    position: Position,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    """Put it on record of the account; erasing a person finds their name in it."""
    told = {"person": position.person, "account": position.account}
    record(
        by=by,
        action=action,
        subject=position,
        before=before or {},
        after={**told, **(after or {})},
    )
