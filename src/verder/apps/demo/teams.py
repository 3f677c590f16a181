"""The teams of the demo company: colleagues, and their seats at the largest customers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.demo.largest import largest_accounts
from verder.apps.intensify.enums import FunctionLevel
from verder.apps.intensify.models import Colleague
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.queries.teams import colleague_of
from verder.apps.intensify.services.account_team import give_seat
from verder.apps.intensify.services.colleagues import colleague_for
from verder.apps.intensify.services.opinions import OpinionSaid, give_opinion
from verder.domain.intensify.roles import PsuRole
from verder.facts.demo.chance import Chance
from verder.facts.demo.names import family_name
from verder.facts.demo.words import words

MOST: Final = 14
PART: Final = 6  # of a small company one in six has a team
LED: Final = 3  # so many meet the director
FUNCTIONS: Final = {
    Role.DIRECTOR: ("Commercieel directeur", FunctionLevel.BOARD),
    Role.CONTROLLER: ("Controller", FunctionLevel.MANAGER),
    Role.SALES_MANAGER: ("Salesmanager", FunctionLevel.MANAGER),
    Role.ACCOUNT_MANAGER: ("Accountmanager", FunctionLevel.SPECIALIST),
    Role.TEAM_MEMBER: ("Binnendienst", FunctionLevel.OPERATIONAL),
}
OPINIONS: Final = (
    ("Wil minder spoedleveringen.", "Zei in het kwartaalgesprek dat de planning nu klopt."),
    ("Let op de prijs per jaar.", "Vroeg bij twee anderen een offerte op."),
    ("Wil één aanspreekpunt.", "Belt de binnendienst rechtstreeks bij vragen."),
    ("Zoekt voorraad dichtbij.", "Gaf een rondleiding in het nieuwe magazijn."),
)
# People who do not sign in: what they are, what they do in a team, how many days a year.
OTHERS: Final = (
    ("Hoofd magazijn", PsuRole.EXECUTOR, FunctionLevel.MANAGER, None),
    ("Technisch adviseur", PsuRole.EXECUTOR, FunctionLevel.SPECIALIST, "132"),
    ("Planner", PsuRole.EXECUTOR, FunctionLevel.OPERATIONAL, None),
    ("Debiteurenbeheer", PsuRole.ADMINISTRATOR, FunctionLevel.OPERATIONAL, "110"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Everybody of the demo company who can have a seat."""

    of_role: dict[Role, list[Colleague]]
    others: dict[PsuRole, list[Colleague]]


def seat_teams(users: Sequence[User], *, today: date, seed: int, customers: int) -> None:
    """Give the largest customers a team, each with something left to arrange."""
    chance = Chance(seed, "teams")
    staff = _staff(users, chance)
    # Who looks around signs in as the administrator: they see what a team sees.
    visitors = [user for user in users if user.role == Role.ADMINISTRATOR]
    for place, account in enumerate(largest_accounts(min(MOST, customers // PART))):
        account.members.add(*visitors)
        _seat(account, place, staff, today, chance)
        _judge(account, today, chance)


def _staff(users: Sequence[User], chance: Chance) -> Staff:
    of_role: dict[Role, list[Colleague]] = {role: [] for role in Role}
    for user in users:
        role, colleague = Role(user.role), colleague_for(user)
        if role in FUNCTIONS:
            colleague.function, colleague.level = FUNCTIONS[role]
            colleague.save(update_fields=["function", "level"])
        of_role[role].append(colleague)
    others: dict[PsuRole, list[Colleague]] = {}
    for function, does, level, days in OTHERS:
        name = f"{chance.pick(words('given_names'))} {family_name(chance, 'NL')}"
        colleague = Colleague.objects.create(
            name=name,
            function=function,
            level=level,
            days_a_year=None if days is None else Decimal(days),
            is_demo=True,
        )
        others.setdefault(does, []).append(colleague)
    return Staff(of_role=of_role, others=others)


def _seat(account: Account, place: int, staff: Staff, today: date, chance: Chance) -> None:
    """Seat who works for one customer; now and then a role stays vacant."""
    if account.owner is None:
        return
    on = today - timedelta(days=chance.whole(90, 700))
    manager = colleague_for(account.owner)
    peers = [each for each in staff.of_role[Role.ACCOUNT_MANAGER] if each.pk != manager.pk]
    inside = chance.pick(staff.of_role[Role.TEAM_MEMBER])
    seats: list[tuple[Colleague, PsuRole, Colleague | None, int | None]] = [
        (
            manager,
            PsuRole.ACCOUNT_MANAGER,
            chance.pick(peers) if place % 3 else None,
            chance.whole(30, 54) * 5,
        ),
        (inside, PsuRole.SUPPORTER, None, chance.whole(4, 12) * 5),
        (chance.pick(staff.of_role[Role.SALES_MANAGER]), PsuRole.SALES_MANAGER, manager, 12),
    ]
    if place < LED:
        seats.append((staff.of_role[Role.DIRECTOR][0], PsuRole.DIRECTOR, None, 8))
    if chance.happens(0.75):
        executors = staff.others[PsuRole.EXECUTOR]
        first = place % len(executors)
        seats.append((executors[first], PsuRole.EXECUTOR, executors[first - 1], 40))
    if chance.happens(0.6):
        seats.append((staff.others[PsuRole.ADMINISTRATOR][0], PsuRole.ADMINISTRATOR, inside, None))
    for colleague, role, deputy, hours in seats:
        give_seat(
            account=account,
            colleague=colleague,
            roles=[role],
            is_pioneer=role is PsuRole.ACCOUNT_MANAGER and place % 4 == 1,
            deputy=deputy,
            hours_a_year=None if hours is None else Decimal(hours),
            by=None,
            on=on,
        )


def _judge(account: Account, today: date, chance: Chance) -> None:
    """Let the account manager say how the people stand; of some nobody knows yet."""
    owner = colleague_of(account.owner) if account.owner else None
    for position in positions_of(account, today).exclude(person=None):
        level = position.level or FunctionLevel.SPECIALIST
        if chance.happens(0.2):
            continue
        motive, evidence = chance.pick(OPINIONS)
        attitude = chance.pick((-1, 0, 0, 1, 1, 2)) if chance.happens(0.8) else None
        on = today - timedelta(days=chance.whole(5, 200))
        influence = max(1, min(5, level + chance.whole(-1, 1)))
        is_move = chance.happens(0.6)
        said = OpinionSaid(
            influence=influence,
            attitude=attitude,
            wanted_attitude=min(2, (attitude or 0) + 1) if is_move else None,
            mover=owner if is_move and influence > 1 else None,
            motive=motive if attitude is not None else "",
            evidence=evidence if attitude is not None else "",
        )
        give_opinion(position=position, said=said, by=account.owner, on=on)
