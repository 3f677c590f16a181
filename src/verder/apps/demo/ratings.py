"""Rating sheets of the demo company: last year's, closed, and this year's, half filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.identify.figures import default_period
from verder.apps.identify.models import RatedAccount, Rater, RatingCriterion, RatingSheet
from verder.apps.identify.rating_choices import CriterionKind, FactSource
from verder.apps.identify.reports.toppers import toppers
from verder.apps.identify.services.ratings import (
    add_criterion,
    close_sheet,
    fill_from_facts,
    give_values,
    make_sheet,
    note_evidence,
)
from verder.domain.identify.rating import USUAL_ACCOUNTS
from verder.facts.demo.chance import Chance

RATERS = (Role.DIRECTOR, Role.SALES_MANAGER, Role.CONTROLLER)
YEAR = timedelta(days=364)
STEP = Decimal(5_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCriterion:
    """A criterion of the demo, and why somebody was put first on it."""

    name: str
    kind: CriterionKind
    source: FactSource = FactSource.NONE
    why: str = ""


CRITERIA = (
    DemoCriterion(name="Brutomarge", kind=CriterionKind.HIGH, source=FactSource.MARGIN),
    DemoCriterion(
        name="Potentie",
        kind=CriterionKind.HIGH,
        why="Schatting uit het jaargesprek met de inkoper.",
    ),
    DemoCriterion(
        name="Uitstraling", kind=CriterionKind.RANK, why="Anderen in de sector kijken naar hen."
    ),
    DemoCriterion(
        name="Toegang tot de beslissers",
        kind=CriterionKind.RANK,
        why="We zitten elk kwartaal met de directie aan tafel.",
    ),
    DemoCriterion(
        name="Bereidheid tot samenwerken",
        kind=CriterionKind.RANK,
        why="Zij stelden zelf een gezamenlijk voorraadplan voor.",
    ),
)


def make_demo_ratings(*, seed: int, today: date) -> None:
    """Let the people who see all toppers rate them, last year and this year."""
    accounts = toppers(None, USUAL_ACCOUNTS)
    users = _raters(accounts)
    if len(accounts) < 2 or not users:
        return
    chance = Chance(seed, "ratings")
    _rate_last_year(accounts, users, today - YEAR, chance)
    _begin_this_year(accounts, users[0], today, chance)


def _raters(accounts: Sequence[Account]) -> list[User]:
    """Return one user of each role who sees all these accounts."""
    keys = [account.pk for account in accounts]
    found: dict[str, User] = {}
    for user in User.objects.filter(role__in=RATERS, is_active=True).order_by("pk"):
        if visible_accounts(user).filter(pk__in=keys).count() == len(keys):
            found.setdefault(user.role, user)
    return [found[role] for role in RATERS if role in found]


def _rate_last_year(
    accounts: Sequence[Account], users: Sequence[User], on: date, chance: Chance
) -> None:
    sheet = make_sheet(
        by=users[0],
        title=f"Klantenrating {on.year}",
        held_on=on,
        accounts=accounts,
        users=users,
        is_apart=True,
        period=default_period().previous(),
    )
    criteria = _add_criteria(sheet, users[0])
    for rater in sheet.raters.select_related("user").order_by("pk"):
        for criterion, said in zip(criteria, CRITERIA, strict=True):
            _fill(sheet, criterion, said, rater, chance)
    close_sheet(sheet=sheet, by=users[0])


def _begin_this_year(accounts: Sequence[Account], user: User, on: date, chance: Chance) -> None:
    """Fill in all but the last criterion: that is left to who tries it."""
    sheet = make_sheet(
        by=user,
        title=f"Klantenrating {on.year}",
        held_on=on,
        accounts=accounts,
        users=[user],
        names=["Binnendienst"],
    )
    criteria = _add_criteria(sheet, user)
    for criterion, said in list(zip(criteria, CRITERIA, strict=True))[:-1]:
        _fill(sheet, criterion, said, None, chance)


def _add_criteria(sheet: RatingSheet, user: User) -> list[RatingCriterion]:
    return [
        add_criterion(sheet=sheet, name=each.name, kind=each.kind, source=each.source, by=user)
        for each in CRITERIA
    ]


def _fill(
    sheet: RatingSheet,
    criterion: RatingCriterion,
    said: DemoCriterion,
    rater: Rater | None,
    chance: Chance,
) -> None:
    by = rater.user if rater else sheet.made_by
    columns = list(sheet.columns.order_by("place"))
    values = _values(criterion, columns, chance)
    if criterion.source:
        left = {column.pk for column in fill_from_facts(criterion=criterion, by=sheet.made_by)}
        values = {key: value for key, value in values.items() if key[1].pk in left}
    give_values(sheet=sheet, rater=rater, values=values, by=by)
    if said.why:
        best = min if criterion.is_rank else max
        first = best(values, key=lambda key: values[key])
        note_evidence(sheet=sheet, rater=rater, texts={first: said.why}, by=by)


def _values(
    criterion: RatingCriterion, columns: Sequence[RatedAccount], chance: Chance
) -> dict[tuple[RatingCriterion, RatedAccount], Decimal]:
    """Return a rank for each, or amounts in round figures; large accounts tend to do better."""
    count = len(columns)
    drawn = [place + int(chance.draw.integers(0, 4)) for place in range(count)]
    if criterion.is_rank:
        order = sorted(range(count), key=lambda place: (drawn[place], place))
        return {
            (criterion, columns[place]): Decimal(rank) for rank, place in enumerate(order, start=1)
        }
    return {
        (criterion, column): STEP * (4 + 3 * (count + 4 - height))
        for column, height in zip(columns, drawn, strict=True)
    }
