"""Who of the demo company is away, has Belgian holidays, or left with a seat still held."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague, Seat
from verder.apps.intensify.queries.teams import colleague_of
from verder.apps.intensify.services.absences import add_absence
from verder.apps.intensify.services.colleagues import change_colleague
from verder.domain.intensify.roles import PsuRole
from verder.domain.values.holidays import HolidayCalendar
from verder.facts.demo.chance import Chance

DAY: Final = timedelta(days=1)
BELGIAN: Final = 5  # one account manager in so many
AWAY: Final = 6  # so many have a holiday before them
LEFT: Final = timedelta(days=18)  # ago


def let_some_be_away(users: Sequence[User], *, today: date, seed: int) -> None:
    """Let some have a holiday, one be away now for long, and one have left."""
    chance = Chance(seed, "absences")
    managers = _colleagues(users, Role.ACCOUNT_MANAGER)
    for place, colleague in enumerate(managers):
        if place % BELGIAN == BELGIAN - 1:
            change_colleague(colleague=colleague, by=None, holidays=HolidayCalendar.BELGIUM.value)
    for colleague in managers[:AWAY]:
        first = _monday(today + chance.whole(10, 120) * DAY)
        _away(colleague, first, chance.whole(1, 3) * 7 - 2, "Vakantie")
    for colleague in _colleagues(users, Role.TEAM_MEMBER)[:1]:
        _away(colleague, _monday(today) - 21 * DAY, 68, "Ouderschapsverlof")
    if leaver := _last_executor():
        change_colleague(colleague=leaver, by=None, ended_on=today - LEFT)


def _colleagues(users: Sequence[User], role: Role) -> list[Colleague]:
    found = [colleague_of(user) for user in users if user.role == role]
    return [each for each in found if each is not None]


def _away(colleague: Colleague, first: date, days: int, remark: str) -> None:
    if not colleague.absences.filter(from_on__lt=first + days * DAY, until_on__gt=first).exists():
        add_absence(
            colleague=colleague,
            by=None,
            from_on=first,
            until_on=first + days * DAY,
            remark=remark,
        )


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _last_executor() -> Colleague | None:
    """Return the last who delivers and has a seat: theirs waits for somebody else."""
    seats = Seat.objects.filter(roles__role=PsuRole.EXECUTOR, colleague__user=None, ended_on=None)
    last = seats.select_related("colleague").order_by("-colleague").first()
    return last.colleague if last else None
