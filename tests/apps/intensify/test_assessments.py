from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.apps.intensify.relations import LOW, OURS, THEIRS, answers, see
from tests.world import World
from verder.apps.accounts.services.merging import merge_accounts
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.enums import HeardBy
from verder.apps.intensify.instruments import RELATIONSHIP_STAGE, relationship_instrument
from verder.apps.intensify.models import Assessment
from verder.apps.intensify.queries.assessments import assessments_of, standing_view
from verder.apps.intensify.reports.relationship import account_relation, relations_report
from verder.apps.intensify.services.assessments import (
    Given,
    end_relation,
    give_view,
    resume_relation,
    undo_relation_end,
    undo_view,
)
from verder.domain.engines.two_sides import ViewSide
from verder.domain.intensify.relationship_stage import RelationStage
from verder.domain.values.missing import NotComputable

MARCH = date(2026, 3, 1)


def test_both_views_stand_side_by_side_and_the_lower_one_gives_the_stage(world: World) -> None:
    account = world.accounts[0]
    see(account, ViewSide.US)
    theirs = see(account, ViewSide.CUSTOMER, THEIRS)
    found = account_relation(account, today=timezone.localdate()).relation
    assert found.stage is RelationStage.COOPERATIVE
    assert found.sides.gap == 3
    assert found.standing[ViewSide.CUSTOMER] == theirs
    assert theirs.heard_by == HeardBy.INTERVIEW


def test_a_view_says_who_gave_it_and_is_on_record(world: World) -> None:
    manager = world.users[Role.ACCOUNT_MANAGER]
    row = give_view(
        by=manager,
        account=world.accounts[0],
        instrument=relationship_instrument(),
        side=ViewSide.US,
        given=Given(
            answers=answers(OURS), evidence={"breadth": " dertien mensen ", "seniors": " "}
        ),
    )
    assert (row.by, row.heard_by) == (manager, HeardBy.JUDGEMENT)
    assert row.evidence == {"breadth": "dertien mensen"}
    event = AuditEvent.objects.get(action="account.assessment_said")
    assert (event.actor, event.after["answers"]["breadth"]) == (manager.email, 4)


def test_a_newer_view_takes_the_place_of_the_old_one_and_undo_brings_that_back(
    world: World,
) -> None:
    account = world.accounts[0]
    first = see(account, ViewSide.US, LOW, on=MARCH)
    second = see(account, ViewSide.US, OURS, on=MARCH + timedelta(days=10))
    first.refresh_from_db()
    assert first.replaced_on == second.on
    undo_view(by=None, row=second)
    assert standing_view(account, RELATIONSHIP_STAGE, ViewSide.US) == first


def test_seeing_it_the_same_on_another_day_is_news_and_on_the_same_day_is_not(
    world: World,
) -> None:
    account = world.accounts[0]
    first = see(account, ViewSide.US, on=MARCH)
    assert see(account, ViewSide.US, on=MARCH) == first
    assert see(account, ViewSide.US, on=MARCH + timedelta(days=300)) != first
    assert len(assessments_of(account, RELATIONSHIP_STAGE)) == 2


def test_a_view_older_than_the_one_that_stands_is_refused(world: World) -> None:
    see(world.accounts[0], ViewSide.US, on=MARCH)
    with pytest.raises(Refused, match="view_older"):
        see(world.accounts[0], ViewSide.US, LOW, on=MARCH - timedelta(days=1))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Given(answers={}), "nothing_answered"),
        (Given(answers={"breadth": 5}), "answer_unknown"),
        (Given(answers={"breadth": 0}), "answer_unknown"),
        (Given(answers={"weather": 2}), "answer_unknown"),
        (Given(answers={"breadth": 2}, evidence={"weather": "zonnig"}), "answer_unknown"),
        (Given(answers={"breadth": 2}, remark="x" * 1001), "answer_unknown"),
    ],
)
def test_what_the_instrument_does_not_know_is_refused(
    world: World, given: Given, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        give_view(
            by=None,
            account=world.accounts[0],
            instrument=relationship_instrument(),
            side=ViewSide.US,
            given=given,
        )
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.TEAM_MEMBER])
def test_who_may_not_edit_the_account_gives_no_view(world: World, role: Role) -> None:
    account, row = world.accounts[0], see(world.accounts[0], ViewSide.US)
    with pytest.raises(PermissionDenied):
        give_view(
            by=world.users[role],
            account=account,
            instrument=relationship_instrument(),
            side=ViewSide.US,
            given=Given(answers=answers(LOW)),
        )
    with pytest.raises(PermissionDenied):
        undo_view(by=world.users[role], row=row)
    assert list(Assessment.objects.values_list("answers", flat=True)) == [answers(OURS)]


def test_an_open_item_leaves_the_side_without_a_sum(world: World) -> None:
    account = world.accounts[0]
    see(account, ViewSide.US, OURS[:5])
    found = account_relation(account, today=timezone.localdate()).relation
    assert found.stage == NotComputable("items_missing")


def test_notice_makes_it_disintegrated_until_it_is_taken_back(world: World) -> None:
    account, today = world.accounts[0], timezone.localdate()
    see(account, ViewSide.US)
    row = end_relation(by=None, account=account, noticed_on=today, reason="overname")
    assert account_relation(account, today=today).relation.stage is RelationStage.DISINTEGRATED
    resume_relation(by=None, row=row)
    assert account_relation(account, today=today).relation.stage is RelationStage.INTERDEPENDENT
    undo_relation_end(by=None, row=row)
    assert account_relation(account, today=today).end == row


def test_an_account_that_never_bought_is_exploratory(world: World) -> None:
    account = world.accounts[0]
    account.pk, account.name = None, "Nog geen klant"
    account.save()
    see(account, ViewSide.US)
    assert (
        account_relation(account, today=timezone.localdate()).relation.stage
        is RelationStage.EXPLORATORY
    )


def test_a_fall_of_two_stages_within_a_year_is_seen(world: World) -> None:
    account, today = world.accounts[0], timezone.localdate()
    see(account, ViewSide.US, OURS, on=today - timedelta(days=200))
    see(account, ViewSide.US, LOW, on=today - timedelta(days=20))
    found = account_relation(account, today=today).relation
    assert found.stage is RelationStage.DISINTEGRATED
    assert [sides.ours.score for _on, sides in found.points] == [17, 9]


def test_the_list_holds_the_accounts_in_view_that_are_scored(world: World) -> None:
    today = timezone.localdate()
    for account in world.accounts[:3]:
        see(account, ViewSide.US)
    end_relation(by=None, account=world.accounts[4], noticed_on=today, reason="")
    found = relations_report(world.users[Role.ACCOUNT_MANAGER], today=today)
    assert [(account.name, relation.stage) for account, relation in found] == [
        ("Klant 1", RelationStage.INTERDEPENDENT),
        ("Klant 3", RelationStage.INTERDEPENDENT),
        ("Klant 5", RelationStage.DISINTEGRATED),
    ]


def test_views_go_along_when_accounts_merge(world: World) -> None:
    keep, gone = world.accounts[0], world.accounts[2]
    ours = see(keep, ViewSide.US)
    also_ours, theirs = see(gone, ViewSide.US, LOW), see(gone, ViewSide.CUSTOMER, THEIRS)
    merge_accounts(keep=keep, gone=gone, by=None)
    rows = {row.pk: row for row in assessments_of(keep, RELATIONSHIP_STAGE)}
    assert rows.keys() == {ours.pk, also_ours.pk, theirs.pk}
    assert rows[also_ours.pk].replaced_on is not None
    assert rows[theirs.pk].replaced_on is None
