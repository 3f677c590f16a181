from datetime import date
from decimal import Decimal

import pytest

from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import KeyBuyingFactor, PortfolioTarget
from verder.apps.identify.question import Question
from verder.apps.identify.reports.attractiveness import scores_of_round
from verder.apps.identify.reports.portfolio_matrix import matrix_report
from verder.apps.identify.selection_choices import FilledBy
from verder.apps.identify.services import say, set_input
from verder.apps.identify.services.selection import add_accounts, make_round, set_score
from verder.domain.identify.portfolio_matrix import Band, Management, Quadrant
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

TODAY = date(2026, 1, 10)
EXAMPLE = (
    ("delivery", 35, 4, 3),
    ("price", 25, 3, 4),
    ("technique", 20, 5, 3),
    ("service", 20, 4, 4),
)


def score(account: Account, kind: InputKind, value: str, on: date = TODAY) -> None:
    set_input(by=None, account=account, kind=kind, value=Decimal(value), on=on)


def factor(
    account: Account, name: str, weight: int, own: int, competitor: int | None, on: date = TODAY
) -> KeyBuyingFactor:
    row = KeyBuyingFactor(
        account=account,
        name=name,
        weight=Decimal(weight),
        own=Decimal(own),
        competitor=None if competitor is None else Decimal(competitor),
        on=on,
    )
    return say(by=None, row=row)


def place(account: Account, attractiveness: str = "3.75") -> None:
    """Give the account the place of the worked example."""
    score(account, InputKind.ATTRACTIVENESS, attractiveness)
    for name, weight, own, competitor in EXAMPLE:
        factor(account, name, weight, own, competitor)


def test_the_worked_example_is_strategic(world: World) -> None:
    place(world.accounts[0])
    year = Question(period=Period(date(2025, 1, 1), date(2026, 1, 1)))
    (row,) = matrix_report(world.users[Role.DIRECTOR], year, today=TODAY).rated
    assert isinstance(row.now.ratio, Decimal)
    assert round(row.now.ratio, 6) == Decimal("1.144928")
    assert row.quadrant is Quadrant.STRATEGIC
    assert row.previous is not None
    assert row.revenue > row.previous > 0


def test_without_a_competitor_or_a_score_an_account_is_unrated(world: World) -> None:
    no_score, no_competitor = world.accounts[:2]
    factor(no_score, "price", 100, 3, 3)
    factor(no_competitor, "price", 100, 3, None)
    score(no_competitor, InputKind.ATTRACTIVENESS, "4")
    report = matrix_report(world.users[Role.DIRECTOR], Question(), today=TODAY)
    assert report.rated == []
    reasons = {row.account_id: (row.now.attractiveness, row.now.ratio) for row in report.unrated}
    assert reasons == {
        no_score.pk: (NotComputable("not_attractive_yet"), Decimal(1)),
        no_competitor.pk: (Decimal(4), NotComputable("competitor_unknown")),
    }


def test_where_it_stood_a_year_ago_is_known(world: World) -> None:
    account = world.accounts[0]
    score(account, InputKind.ATTRACTIVENESS, "2", date(2024, 11, 1))
    earlier = factor(account, "price", 100, 2, 4, date(2024, 11, 1))
    score(account, InputKind.ATTRACTIVENESS, "4")
    now = KeyBuyingFactor(
        account=account,
        name="price",
        weight=Decimal(100),
        own=Decimal(4),
        competitor=Decimal(4),
        on=TODAY,
    )
    say(by=None, row=now, instead_of=earlier)
    (row,) = matrix_report(None, Question(), today=TODAY).rated
    assert row.year_ago.place == (Decimal("0.5"), Decimal(2))
    assert row.now.place == (Decimal(1), Decimal(4))


def test_a_target_and_both_steps_of_fiocca_come_with_the_account(world: World) -> None:
    account = world.accounts[0]
    place(account)
    score(account, InputKind.IMPORTANCE, "4")
    score(account, InputKind.DIFFICULTY, "3")
    score(account, InputKind.RELATIONSHIP, "2")
    target = PortfolioTarget(
        account=account, attractiveness=Decimal(4), ratio=Decimal("1.3"), reason="more groups"
    )
    say(by=None, row=target)
    (row,) = matrix_report(None, Question(), today=TODAY).rated
    assert row.target == target
    assert row.management is Management.KEY_DIFFICULT
    assert row.cell is not None
    assert (row.cell.attractiveness, row.cell.relationship) == (Band.HIGH, Band.LOW)


def test_each_sees_the_own_accounts_and_without_margins_nobody_does(world: World) -> None:
    for account in world.accounts[:3]:
        place(account)
    report = matrix_report(world.users[Role.ACCOUNT_MANAGER], Question(), today=TODAY)
    assert set(report.names.values()) == {"Klant 1", "Klant 3"}
    assert [row.account_id for row in report.rows] == [
        world.accounts[0].pk,
        world.accounts[2].pk,
    ]
    with pytest.raises(NotComputable, match="margins_hidden"):
        matrix_report(world.users[Role.TEAM_MEMBER], Question(), today=TODAY)


def test_the_score_of_the_round_is_the_attractiveness(world: World) -> None:
    director, account = world.users[Role.ADMINISTRATOR], world.accounts[0]
    place(account, "1.5")
    year = Period(date(2025, 1, 1), date(2026, 1, 1))
    round_ = make_round(by=director, year=2026, team=None, period=year, capacity=3)
    chosen = [account.pk, world.accounts[1].pk]
    for entry in add_accounts(by=director, round_=round_, account_ids=chosen):
        for criterion in round_.criteria.filter(filled_by=FilledBy.JUDGEMENT):
            set_score(by=director, entry=entry, criterion=criterion, score=4)
    scores = scores_of_round()
    assert scores.keys() == set(chosen)
    found = matrix_report(director, Question(), today=TODAY)
    assert [row.now.attractiveness for row in found.rated] == [scores[account.pk]]
    assert [row.account_id for row in found.unrated] == [world.accounts[1].pk]
    assert scores_of_round(date(2025, 12, 31)) == {}
