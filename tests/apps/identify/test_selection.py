"""Rounds of choosing key accounts: what is kept, who may, what is undone, what is frozen."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.apps.identify.rounds import (
    criteria,
    entry_of,
    make_default_round,
    make_worked_round,
    period_of,
    score_all,
)
from tests.builders import line
from tests.world import World, add_lines, make_person, number_of
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import merge_accounts, put_under, undo_merge
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, User
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import SelectionRound, SelectionScore
from verder.apps.identify.queries.selection import decisions_of
from verder.apps.identify.reports.selection import RoundLine, round_report, sensitivity_of
from verder.apps.identify.rules import may_arrange_round, may_decide, may_make_round, may_score
from verder.apps.identify.selection_choices import Decision, FilledBy
from verder.apps.identify.services import set_input
from verder.apps.identify.services.selection import (
    CriterionWish,
    add_accounts,
    add_criterion,
    change_criterion,
    change_round,
    clear_score,
    close_round,
    decide,
    make_round,
    remove_account,
    remove_criterion,
    remove_round,
    set_score,
    set_weights,
    undo_change,
    undoable,
    withdraw_decision,
)
from verder.content.selection import default_criteria
from verder.domain.identify.selection import Gate, GateState, Standing
from verder.domain.values.missing import NotComputable


def line_of(world: World, round_: SelectionRound, place: int) -> RoundLine:
    report = round_report(world.users[Role.DIRECTOR], round_)
    return next(each for each in report.lines if each.account_id == world.accounts[place].pk)


def undo_last(world: World, round_: SelectionRound) -> None:
    director = world.users[Role.DIRECTOR]
    undo_change(by=director, change=undoable(round_, director)[0])


def test_a_first_round_has_the_default_criteria_with_weights_of_a_hundred(world: World) -> None:
    report = round_report(world.users[Role.DIRECTOR], make_default_round(world))
    assert [each.weight for each in report.criteria] == [25, 10, 15, 10, 10, 10, 5, 15]
    assert report.weight_sum == 100
    assert all(each.name and each.indicator for each in report.criteria)
    assert all(len(each.words) == 5 or len(each.limits) == 4 for each in report.criteria)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_default_criterion_speaks_both_languages(language: str) -> None:
    for each in default_criteria():
        text = each.text(language)
        assert text.name
        assert text.indicator
        assert len(text.words) == (0 if each.limits else 5)


def test_the_worked_example_comes_out_of_a_round(world: World) -> None:
    round_ = make_worked_round(world)
    score_all(round_, world, 0, (4, 5, 3, 2, 4))
    score_all(round_, world, 1, (4, None, 3, 2, 4))
    score_all(round_, world, 2, (5, None, None, None, None))
    assert line_of(world, round_, 0).ranked.score == Decimal("3.75")
    second = line_of(world, round_, 1).ranked
    assert isinstance(second.score, Decimal)
    assert round(second.score, 4) == Decimal("3.3333")
    assert line_of(world, round_, 2).ranked.score == NotComputable("insufficient_scores")


def test_figures_fill_what_they_can_and_say_so(world: World) -> None:
    round_ = make_default_round(world)
    cell = line_of(world, round_, 0).cells[0]
    assert (cell.score, cell.is_fact) == (5, True)
    assert isinstance(cell.value, Decimal)
    assert round(cell.value, 2) == Decimal("0.50")
    judged = line_of(world, round_, 0).cells[1]
    assert (judged.score, judged.is_fact, judged.fact) == (None, False, None)


def test_somebody_can_score_otherwise_than_the_figures_and_take_that_back(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    entry, contribution = entry_of(round_, world, 0), criteria(round_)[0]
    set_score(by=director, entry=entry, criterion=contribution, score=2, evidence="verhuist")
    cell = line_of(world, round_, 0).cells[0]
    assert (cell.score, cell.is_fact, cell.is_overruled, cell.evidence) == (
        2,
        False,
        True,
        "verhuist",
    )
    clear_score(by=director, entry=entry, criterion=contribution)
    assert line_of(world, round_, 0).cells[0].is_fact


def test_missing_figures_are_no_low_score(world: World) -> None:
    add_lines(
        [
            line(9_000, source="main", customer=number_of(7), date=date(2025, 11, 3), cost=None),
        ]
    )
    round_ = make_default_round(world)
    cell = line_of(world, round_, 7).cells[0]
    assert (cell.score, cell.missing) == (None, "cost_unknown")


@pytest.mark.parametrize("filled_by", [FilledBy.REVENUE_SHARE, FilledBy.GROWTH])
def test_other_figures_fill_criteria_too(world: World, filled_by: FilledBy) -> None:
    round_ = make_default_round(world)
    limits = tuple(map(Decimal, ("0", "0.05", "0.1", "0.2")))
    add_criterion(
        by=world.users[Role.DIRECTOR],
        round_=round_,
        wish=CriterionWish(name="x", weight=Decimal(5), limits=limits, filled_by=filled_by),
    )
    cell = line_of(world, round_, 0).cells[-1]
    assert cell.is_fact
    assert cell.value is not None
    assert cell.value > 0


def test_a_value_is_scored_by_its_class_and_anew_when_classes_change(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    entry, fit = entry_of(round_, world, 0), criteria(round_)[3]
    assert set_score(by=director, entry=entry, criterion=fit, value=Decimal(4)).score == 4
    wish = CriterionWish(weight=Decimal(10), limits=tuple(map(Decimal, (1, 2, 3, 4))))
    change_criterion(by=director, criterion=fit, wish=wish)
    assert SelectionScore.objects.get(criterion=fit).score == 5
    undo_last(world, round_)
    assert SelectionScore.objects.get(criterion=fit).score == 4


@pytest.mark.parametrize("score", [None, 0, 6, -1])
def test_a_score_lies_from_1_to_5(world: World, score: int | None) -> None:
    round_ = make_default_round(world)
    with pytest.raises(Refused, match="selection_score_outside"):
        set_score(
            by=world.users[Role.DIRECTOR],
            entry=entry_of(round_, world, 0),
            criterion=criteria(round_)[1],
            score=score,
        )


def test_gates_come_from_what_is_said_of_the_account(world: World) -> None:
    round_ = make_default_round(world)
    controller = world.users[Role.CONTROLLER]
    gates = line_of(world, round_, 0).ranked.candidate.gates
    assert (gates[Gate.BENEFIT], gates[Gate.CREDIT]) == (GateState.OPEN, GateState.OPEN)
    for kind, value, text in (
        (InputKind.CUSTOMER_BENEFIT, Decimal(0), "no gain"),
        (InputKind.CREDIT_BLOCKED, Decimal(0), ""),
    ):
        set_input(by=controller, account=world.accounts[0], kind=kind, value=value, text=text)
    found = line_of(world, round_, 0).ranked
    assert found.candidate.gates[Gate.BENEFIT] is GateState.CLOSED
    assert found.candidate.gates[Gate.CREDIT] is GateState.PASSED


def test_a_closed_gate_shuts_the_first_out(world: World) -> None:
    round_ = make_worked_round(world, capacity=1)
    score_all(round_, world, 0, (5, 5, 5, 5, 5))
    score_all(round_, world, 1, (3, 3, 3, 3, 3))
    set_input(
        by=world.users[Role.CONTROLLER],
        account=world.accounts[0],
        kind=InputKind.CREDIT_BLOCKED,
        value=Decimal(1),
    )
    assert line_of(world, round_, 0).ranked.standing is Standing.GATE_CLOSED
    assert line_of(world, round_, 1).ranked.standing is Standing.ABOVE


def test_equal_scores_on_the_line_are_both_shown_and_the_reason_is_kept(world: World) -> None:
    round_, director = make_worked_round(world, capacity=1), world.users[Role.DIRECTOR]
    for place in (0, 1):
        score_all(round_, world, place, (4, 4, 4, 4, 4))
    assert line_of(world, round_, 0).ranked.standing is Standing.ON_LINE
    assert line_of(world, round_, 1).ranked.standing is Standing.ON_LINE
    entry = entry_of(round_, world, 1)
    decide(by=director, round_=round_, entries=[entry], decision=Decision.KEY, reason="groeit")
    close_round(by=director, round_=round_)
    decided = decisions_of([entry.account_id])[entry.account_id]
    assert (decided.decision, decided.reason, decided.by) == (
        Decision.KEY,
        "groeit",
        str(director),
    )


def test_a_decision_needs_a_reason(world: World) -> None:
    round_ = make_default_round(world)
    with pytest.raises(Refused, match="selection_reason_missing"):
        decide(
            by=world.users[Role.DIRECTOR],
            round_=round_,
            entries=[entry_of(round_, world, 0)],
            decision=Decision.KEY,
            reason="  ",
        )


def test_a_decision_is_on_record_and_can_be_withdrawn(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    entry = entry_of(round_, world, 0)
    decide(by=director, round_=round_, entries=[entry], decision=Decision.EXIT, reason="verlies")
    event = AuditEvent.objects.get(action="selection.decided")
    assert event.subject == f"account:{world.accounts[0].pk}"
    assert event.after == {"decision": "exit", "reason": "verlies"}
    withdraw_decision(by=director, entry=entry)
    entry.refresh_from_db()
    assert (entry.decision, entry.decided_by, entry.decided_at) == ("", None, None)


def test_every_kind_of_act_is_undone_the_last_first(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    entry, prestige = entry_of(round_, world, 0), criteria(round_)[1]
    states = [state_of(world, round_)]

    def done() -> None:
        states.append(state_of(world, round_))

    set_score(by=director, entry=entry, criterion=prestige, score=2)
    done()
    set_score(by=director, entry=entry, criterion=prestige, score=5, evidence="case")
    done()
    decide(by=director, round_=round_, entries=[entry], decision=Decision.KEY, reason="ja")
    done()
    change_round(by=director, round_=round_, capacity=5, is_scored_by_managers=False)
    done()
    remove_criterion(by=director, criterion=prestige)
    done()
    add_criterion(by=director, round_=round_, wish=CriterionWish(name="Eigen", weight=Decimal(9)))
    done()
    remove_account(by=director, entry=entry)
    done()
    set_weights(
        by=director, round_=round_, weights=[(each.pk, Decimal(7)) for each in criteria(round_)]
    )
    assert len({str(state) for state in states}) == len(states)
    while states:
        undo_last(world, round_)
        assert state_of(world, round_) == states.pop()
    undo_last(world, round_)
    assert state_of(world, round_)[1] == []
    assert undoable(round_, director) == []


def state_of(world: World, round_: SelectionRound) -> tuple[list[object], list[object]]:
    """Return everything of a round that an act can change."""
    round_.refresh_from_db()
    report = round_report(world.users[Role.DIRECTOR], round_)
    lines: list[object] = [
        (
            each.account_id,
            each.entry.decision,
            each.entry.reason,
            [(cell.score, cell.evidence, cell.by) for cell in each.cells],
        )
        for each in report.lines
    ]
    shape: list[object] = [report.criteria, round_.capacity, round_.is_scored_by_managers]
    return shape, lines


def test_one_score_is_undone_without_those_that_came_later(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    entry, (_first, prestige, influence, *_rest) = entry_of(round_, world, 0), criteria(round_)
    set_score(by=director, entry=entry, criterion=prestige, score=2)
    earlier = undoable(round_, director)[0]
    set_score(by=director, entry=entry, criterion=influence, score=4)
    undo_change(by=director, change=earlier)
    scores = [cell.score for cell in line_of(world, round_, 0).cells]
    assert scores[1:3] == [None, 4]


def test_what_later_acts_stand_on_is_not_undone(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    added = undoable(round_, director)[0]
    entry, prestige = entry_of(round_, world, 0), criteria(round_)[1]
    set_score(by=director, entry=entry, criterion=prestige, score=2)
    with pytest.raises(Refused, match="selection_changed_since"):
        undo_change(by=director, change=added)
    assert SelectionScore.objects.count() == 1


def test_nothing_is_undone_twice(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    added = undoable(round_, director)[0]
    undo_change(by=director, change=added)
    with pytest.raises(Refused, match="selection_changed_since"):
        undo_change(by=director, change=added)


def test_an_account_manager_undoes_own_scores_only(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    manager = world.users[Role.ACCOUNT_MANAGER]
    entry, (_first, prestige, influence, *_rest) = entry_of(round_, world, 0), criteria(round_)
    set_score(by=director, entry=entry, criterion=prestige, score=2)
    set_score(by=manager, entry=entry, criterion=influence, score=3)
    assert [each.by for each in undoable(round_, manager)] == [manager]
    other = undoable(round_, director)[1]
    with pytest.raises(PermissionDenied):
        undo_change(by=manager, change=other)


def test_a_closed_round_does_not_change_with_the_figures(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    entry = entry_of(round_, world, 0)
    score_all(round_, world, 0, (None, 4, 4, 4, 4, 4, 4, 4))
    decide(by=director, round_=round_, entries=[entry], decision=Decision.KEY, reason="ja")
    before = line_of(world, round_, 0)
    close_round(by=director, round_=round_)
    add_lines(
        [
            line(
                900_000,
                source="main",
                invoice="X",
                customer=number_of(5),
                date=date(2025, 11, 9),
                cost=1,
            )
        ]
    )
    round_.refresh_from_db()
    after = line_of(world, round_, 0)
    assert (after.ranked.score, after.ranked.place) == (before.ranked.score, before.ranked.place)
    assert after.ranked.standing is before.ranked.standing
    assert [cell.score for cell in after.cells] == [cell.score for cell in before.cells]
    assert after.cells[0].is_fact
    for act in (
        lambda: set_score(by=director, entry=entry, criterion=criteria(round_)[1], score=1),
        lambda: withdraw_decision(by=director, entry=entry),
        lambda: change_round(by=director, round_=round_, capacity=9, is_scored_by_managers=True),
        lambda: close_round(by=director, round_=round_),
    ):
        with pytest.raises(Refused, match="selection_closed"):
            act()
    assert undoable(round_, director) == []


def test_a_round_without_any_decision_is_not_closed(world: World) -> None:
    with pytest.raises(Refused, match="selection_nothing_decided"):
        close_round(by=world.users[Role.DIRECTOR], round_=make_default_round(world))


def test_the_next_round_copies_criteria_and_shows_the_scores_before(world: World) -> None:
    first, director = make_worked_round(world), world.users[Role.DIRECTOR]
    score_all(first, world, 0, (4, 5, 3, 2, 4))
    decide(
        by=director,
        round_=first,
        entries=[entry_of(first, world, 0)],
        decision=Decision.KEY,
        reason="ja",
    )
    close_round(by=director, round_=first)
    second = make_round(
        by=director, year=2027, team=None, period=period_of(world), capacity=3, previous=first
    )
    assert [str(each) for each in criteria(second)] == [str(each) for each in criteria(first)]
    cells = line_of(world, second, 0).cells
    assert [(cell.score, cell.before) for cell in cells] == [
        (None, 4),
        (None, 5),
        (None, 3),
        (None, 2),
        (None, 4),
    ]


def test_a_round_begun_by_mistake_is_removed_but_none_with_decisions(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    entry = entry_of(round_, world, 0)
    decide(by=director, round_=round_, entries=[entry], decision=Decision.KEY, reason="ja")
    with pytest.raises(Refused, match="selection_has_decisions"):
        remove_round(by=director, round_=round_)
    withdraw_decision(by=director, entry=entry)
    remove_round(by=director, round_=round_)
    assert not SelectionRound.objects.exists()


def test_an_entity_counts_with_its_group_and_nobody_stands_twice(world: World) -> None:
    director, controller = world.users[Role.DIRECTOR], world.users[Role.CONTROLLER]
    put_under(account=world.accounts[2], parent=world.accounts[0], by=controller)
    round_ = make_round(by=director, year=2026, team=None, period=period_of(world), capacity=1)
    keys = [world.accounts[place].pk for place in (2, 0, 4)]
    made = add_accounts(by=director, round_=round_, account_ids=keys)
    assert [entry.account for entry in made] == [world.accounts[0], world.accounts[4]]
    assert add_accounts(by=director, round_=round_, account_ids=keys) == []


@pytest.mark.parametrize(
    "limits", [("1", "2", "3", "3"), ("1", "3", "2", "4")], ids=["equal", "crossing"]
)
def test_classes_that_are_none_are_refused(world: World, limits: tuple[str, ...]) -> None:
    wish = CriterionWish(name="x", weight=Decimal(5), limits=tuple(map(Decimal, limits)))
    with pytest.raises(ValidationError):
        add_criterion(by=world.users[Role.DIRECTOR], round_=make_default_round(world), wish=wish)


def test_there_are_at_most_twelve_criteria(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    wish = CriterionWish(name="x", weight=Decimal(5))
    for _each in range(4):
        add_criterion(by=director, round_=round_, wish=wish)
    with pytest.raises(Refused, match="selection_enough_criteria"):
        add_criterion(by=director, round_=round_, wish=wish)


def test_reordering_sets_places_and_weights_of_all_at_once(world: World) -> None:
    round_, director = make_default_round(world), world.users[Role.DIRECTOR]
    turned = [(each.pk, Decimal(12)) for each in reversed(criteria(round_))]
    set_weights(by=director, round_=round_, weights=turned)
    assert [(each.pk, each.weight) for each in criteria(round_)] == turned
    with pytest.raises(Refused, match="selection_changed_since"):
        set_weights(by=director, round_=round_, weights=turned[1:])


def test_sensitivity_names_who_drops_out(world: World) -> None:
    round_ = make_worked_round(world, capacity=1)
    score_all(round_, world, 0, (5, 3, 3, 3, 3))
    score_all(round_, world, 1, (3, 5, 3, 3, 3))
    found = sensitivity_of(round_report(world.users[Role.DIRECTOR], round_))
    first, second = world.accounts[0].pk, world.accounts[1].pk
    dropping = {
        (each.criterion_id, each.change_share) for each in found.variations if first in each.dropped
    }
    margin, potential = [each.pk for each in criteria(round_)[:2]]
    assert dropping == {(margin, Decimal("-0.20"))}
    entering = {each.criterion_id for each in found.variations if second in each.entered}
    assert entering == {margin, potential}


def test_who_leads_a_team_arranges_its_rounds_and_not_those_of_the_company(world: World) -> None:
    manager = world.users[Role.SALES_MANAGER]
    assert may_make_round(manager, world.north)
    assert not may_make_round(manager, world.south)
    assert not may_make_round(manager, None)
    at_the_top = make_person("Ted Top", Role.SALES_MANAGER, world.country)
    assert may_make_round(at_the_top, None)
    for role in (Role.ACCOUNT_MANAGER, Role.TEAM_MEMBER, Role.CONTROLLER):
        assert not may_make_round(world.users[role], world.north)
    assert may_arrange_round(manager, make_default_round(world, team=world.north))


def test_sales_managers_decide_for_their_own_teams_only(world: World) -> None:
    manager = world.users[Role.SALES_MANAGER]
    own, other = world.accounts[0], world.accounts[1]
    other.members.add(manager)  # sees it, and still does not decide about it
    assert may_decide(manager, own)
    assert not may_decide(manager, other)
    round_ = make_default_round(world)
    with pytest.raises(PermissionDenied):
        decide(
            by=manager,
            round_=round_,
            entries=[entry_of(round_, world, 1)],
            decision=Decision.KEY,
            reason="ja",
        )
    for role in (Role.ACCOUNT_MANAGER, Role.TEAM_MEMBER, Role.CONTROLLER):
        assert not may_decide(world.users[role], own)


def test_account_managers_score_their_own_where_the_round_lets_them(world: World) -> None:
    round_, manager = make_default_round(world), world.users[Role.ACCOUNT_MANAGER]
    assert may_score(manager, world.accounts[0], round_)
    assert not may_score(manager, world.accounts[1], round_)
    assert not may_score(world.users[Role.TEAM_MEMBER], world.accounts[0], round_)
    round_.is_scored_by_managers = False
    assert not may_score(manager, world.accounts[0], round_)
    assert may_score(world.users[Role.SALES_MANAGER], world.accounts[0], round_)


def test_a_report_shows_accounts_in_view_at_their_place_in_the_whole_round(world: World) -> None:
    round_ = make_worked_round(world)
    for place in range(4):
        score_all(round_, world, place, (5 - place, 4, 3, 3, 3))
    report = round_report(world.users[Role.ACCOUNT_MANAGER], round_)
    seen = {account.pk for account in world.accounts[::2]}
    assert {each.account_id for each in report.lines} == seen
    assert [each.ranked.place for each in report.lines[:2]] == [1, 3]
    assert report.candidates == 8
    assert not report.is_whole


def test_scores_hide_from_who_may_not_see_margins(world: World) -> None:
    with pytest.raises(NotComputable, match="margins_hidden"):
        round_report(world.users[Role.TEAM_MEMBER], make_default_round(world))


def test_places_in_rounds_go_along_when_accounts_merge_and_come_back(
    world: World, administrator: User
) -> None:
    keep, gone = world.accounts[6:]
    director = world.users[Role.DIRECTOR]
    round_ = make_round(by=director, year=2025, team=None, period=period_of(world), capacity=2)
    add_accounts(by=director, round_=round_, account_ids=[gone.pk])
    (entry,), gone_key = round_.entries.all(), gone.pk
    merge = merge_accounts(keep=keep, gone=gone, by=administrator)
    assert [each.pk for each in round_.entries.filter(account=keep)] == [entry.pk]
    undo_merge(merge=merge, by=administrator)
    back = Account.objects.get(pk=gone_key)
    assert [each.pk for each in round_.entries.filter(account=back)] == [entry.pk]
    add_accounts(by=director, round_=round_, account_ids=[keep.pk])
    merge_accounts(keep=keep, gone=back, by=administrator)
    assert [each.account_id for each in round_.entries.all()] == [keep.pk]
