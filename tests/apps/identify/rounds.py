"""A round of the small company, for tests."""

from decimal import Decimal

from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import Team
from verder.apps.identify.models import SelectionCriterion, SelectionEntry, SelectionRound
from verder.apps.identify.services.selection import (
    CriterionWish,
    add_accounts,
    add_criterion,
    make_round,
    remove_criterion,
    set_score,
)
from verder.domain.values.period import Period, last_complete_months

WEIGHTS = (30, 25, 20, 15, 10)
NAMES = ("Marge", "Potentie", "Prestige", "Toegang", "Bereidheid")


def period_of(world: World) -> Period:
    """Return the last year with lines."""
    assert world.import_.last_on is not None
    return last_complete_months(world.import_.last_on)


def make_default_round(
    world: World, *, year: int = 2026, team: Team | None = None, capacity: int = 2
) -> SelectionRound:
    """Return a round with the default criteria and every account."""
    director = world.users[Role.DIRECTOR]
    round_ = make_round(
        by=director, year=year, team=team, period=period_of(world), capacity=capacity
    )
    add_accounts(by=director, round_=round_, account_ids=[each.pk for each in world.accounts])
    return round_


def make_worked_round(world: World, *, capacity: int = 2) -> SelectionRound:
    """Return a round with the five criteria of the worked example, judged by people."""
    round_ = make_default_round(world, capacity=capacity)
    director = world.users[Role.DIRECTOR]
    for criterion in list(round_.criteria.all()):
        remove_criterion(by=director, criterion=criterion)
    for name, weight in zip(NAMES, WEIGHTS, strict=True):
        add_criterion(
            by=director,
            round_=round_,
            wish=CriterionWish(name=name, weight=Decimal(weight), words=("a", "b", "c", "d", "e")),
        )
    return round_


def criteria(round_: SelectionRound) -> list[SelectionCriterion]:
    """Return the criteria in their order."""
    return list(round_.criteria.order_by("position"))


def entry_of(round_: SelectionRound, world: World, place: int) -> SelectionEntry:
    """Return the account at this place of the small company, as it stands in the round."""
    return round_.entries.select_related("account__owner").get(account=world.accounts[place])


def score_all(
    round_: SelectionRound, world: World, place: int, scores: tuple[int | None, ...]
) -> None:
    """Give an account its scores, in the order of the criteria."""
    entry = entry_of(round_, world, place)
    for criterion, score in zip(criteria(round_), scores, strict=True):
        if score is not None:
            set_score(by=world.users[Role.DIRECTOR], entry=entry, criterion=criterion, score=score)
