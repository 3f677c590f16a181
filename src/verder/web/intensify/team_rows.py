"""What the tab of teams shows: people and seats with their forms, and vacancies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.models import NextStep
from verder.apps.intensify.queries.questions import questions_of
from verder.apps.intensify.queries.teams import people_to_seat
from verder.apps.intensify.reports.account_team import (
    AccountTeamReport,
    SeatRow,
    account_team_report,
)
from verder.apps.intensify.reports.buying_team import (
    BuyingRow,
    BuyingTeamReport,
    buying_team_report,
)
from verder.apps.intensify.rules import may_arrange_team, may_edit_people
from verder.domain.intensify.role_coverage import Holders
from verder.domain.intensify.roles import DmuRole, PsuRole
from verder.web.intensify.team_forms import BuyingForm, NewSeatForm, SeatForm, who_choices
from verder.web.intensify.team_words import ASK_FOR, FIND_FOR, mark_names, role_name
from verder.web.intensify.todos import Todo, buying_todos, team_todos


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A role in words."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyerLine:
    """Somebody at the customer: badges to read, and a form for who may change them."""

    row: BuyingRow
    badges: list[Badge]
    marks: list[str]
    form: BuyingForm | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """A colleague in the team: badges to read, and a form for who may change them."""

    row: SeatRow
    badges: list[Badge]
    form: SeatForm | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A role that nobody fills, and what to do about it."""

    role: Badge
    advice: str
    is_kept_open: bool = False
    question: NextStep | None = None  # the promise to find out who it is


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyingSide:
    """The customer's side of the tab."""

    report: BuyingTeamReport
    people: list[BuyerLine]
    places: list[BuyerLine]
    vacancies: list[Vacancy]
    todos: list[Todo]
    may_edit: bool

    @property
    def filled(self) -> int:
        """How many roles somebody fills."""
        return len(DmuRole) - len(self.report.team.unknown_roles)

    @property
    def holders(self) -> list[tuple[str, str]]:
        """Each role with the people who have it."""
        names = {line.row.position.pk: str(line.row.position) for line in self.people}
        return _holders(self.report.team.holders, names)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSide:
    """The own side of the tab."""

    report: AccountTeamReport
    seats: list[SeatLine]
    vacancies: list[Vacancy]
    todos: list[Todo]
    new: NewSeatForm | None
    others: Sequence[tuple[str, str]]

    @property
    def filled(self) -> int:
        """How many roles somebody fills."""
        return len(PsuRole) - len(self.report.team.vacant_roles)

    @property
    def holders(self) -> list[tuple[str, str]]:
        """Each role with the colleagues who have it."""
        names = {line.row.seat.pk: line.row.seat.colleague.name for line in self.seats}
        return _holders(self.report.team.holders, names)


def buying_side(user: User, account: Account, today: date) -> BuyingSide:
    """Return the customer's side, with forms for who may say who works there."""
    report = buying_team_report(user, account, today)
    may_edit = may_edit_people(user, account)
    asked = questions_of(account)
    kept_open = {role for row in report.places for role in row.roles}
    return BuyingSide(
        report=report,
        people=[_buyer(row, may_edit=may_edit) for row in report.people],
        places=[_buyer(row, may_edit=may_edit) for row in report.places],
        vacancies=[
            Vacancy(
                role=_badge(role),
                advice=str(ASK_FOR[role]),
                is_kept_open=role in kept_open,
                question=asked.get(role),
            )
            for role in report.team.unknown_roles
        ],
        todos=buying_todos(report, account, asked),
        may_edit=may_edit,
    )


def own_side(
    user: User, account: Account, today: date, *, refused: NewSeatForm | None = None
) -> OwnSide:
    """Return the own side, with forms for who may arrange the team."""
    report = account_team_report(user, account, today)
    may_arrange = may_arrange_team(user, account)
    colleagues, users = people_to_seat(today) if may_arrange else ([], [])
    taken = {row.seat.colleague_id for row in report.rows}
    people = who_choices(colleagues, users, taken)
    return OwnSide(
        report=report,
        seats=[
            SeatLine(
                row=row,
                badges=_badges(PsuRole, row.roles),
                form=_seat_form(row, colleagues) if may_arrange else None,
            )
            for row in report.rows
        ],
        vacancies=[
            Vacancy(role=_badge(role), advice=str(FIND_FOR[role]))
            for role in report.team.vacant_roles
        ],
        todos=team_todos(report, account),
        new=(refused or NewSeatForm(None, people=people)) if may_arrange else None,
        others=people[1:],
    )


def _seat_form(row: SeatRow, colleagues: Sequence[Any]) -> SeatForm:
    return SeatForm(None, seat=row.seat, roles=row.roles, deputies=colleagues)


def _buyer(row: BuyingRow, *, may_edit: bool) -> BuyerLine:
    return BuyerLine(
        row=row,
        badges=_badges(DmuRole, row.roles),
        marks=mark_names(row.position.tags),
        form=BuyingForm(None, position=row.position, roles=row.roles) if may_edit else None,
    )


def _badges(
    kind: type[DmuRole] | type[PsuRole], roles: frozenset[DmuRole] | frozenset[PsuRole]
) -> list[Badge]:
    """Return roles in the order of the method."""
    return [_badge(role) for role in kind if role in roles]


def _badge(role: DmuRole | PsuRole) -> Badge:
    return Badge(key=role.value, name=role_name(role))


def _holders(
    holders: Holders[DmuRole] | Holders[PsuRole], names: Mapping[int, str]
) -> list[tuple[str, str]]:
    return [
        (role_name(role), ", ".join(names[key] for key in found)) for role, found in holders.items()
    ]
