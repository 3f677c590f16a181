"""The parts of which acts on positions are made: a position with its roles, begun and ended."""

from collections.abc import Collection
from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import NextStep, Person, Position, PositionRole
from verder.apps.intensify.services.journal import Journal
from verder.apps.intensify.services.role_days import end_roles
from verder.apps.intensify.services.said import PositionSaid, check_reports_to


def place_person(
    journal: Journal,
    account: Account,
    person: Person | None,
    said: PositionSaid,
    roles: Collection[str],
    *,
    on: date,
) -> Position:
    """Make a position of somebody, or of nobody yet, with its roles."""
    made = Position(account=account, person=person, **said)
    check_reports_to(made, account)
    journal.make(made)
    set_roles(journal, made, roles, on=on)
    return made


def set_roles(journal: Journal, position: Position, roles: Collection[str], *, on: date) -> None:
    """Let a position have these roles from a day on; what it no longer has, ended on that day."""
    standing = position.roles.filter(ended_on=None)
    begun = end_roles(journal, standing, roles, on=on)
    for role in begun:
        journal.make(PositionRole(position=position, role=role, began_on=on))
    answer_questions(journal, position, begun, on=on)


def answer_questions(
    journal: Journal, position: Position, roles: Collection[str], *, on: date
) -> None:
    """Keep the promises to find out who has these roles, now that it is somebody by name."""
    if position.person_id is None or not roles:
        return
    waiting = NextStep.objects.filter(account=position.account_id, done_on=None, dropped_on=None)
    for step in waiting.filter(asks_role__in=roles).order_by("pk"):
        journal.change(step, done_on=on)


def end_place(journal: Journal, position: Position, *, on: date) -> None:
    """End a position with its roles on a day."""
    roles = list(position.roles.filter(ended_on=None))
    journal.change(position, ended_on=on)
    for row in roles:
        journal.change(row, ended_on=max(on, row.began_on))


def leave_vacancy(journal: Journal, left: Position, *, on: date) -> Position:
    """Make the place of somebody who left a vacancy: the function, its roles, who reports to it."""
    roles = set(left.roles.exclude(ended_on__lt=on).values_list("role", flat=True))
    said = PositionSaid(
        function=left.function,
        department=left.department,
        level=left.level,
        reports_to=left.reports_to,
        is_external=left.is_external,
        is_gatekeeper=left.is_gatekeeper,
        began_on=on,
    )
    vacancy = place_person(journal, left.account, None, said, roles, on=on)
    for report in left.reports.filter(ended_on=None).exclude(pk=vacancy.pk):
        journal.change(report, reports_to=vacancy)
    return vacancy
