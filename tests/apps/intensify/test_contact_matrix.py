"""The matrix of an account: who sees what of it, on which day, and how it is filled."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.intensify.matrices import Example, make_example, make_moment
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.enums import Channel, FrequencyKind, MomentState
from verder.apps.intensify.models import Frequency, Position, Seat
from verder.apps.intensify.reports.contact_matrix import (
    MatrixReport,
    contact_matrix_report,
    teams_of,
)
from verder.apps.intensify.reports.ideal_proposal import (
    ProposalAsked,
    contact_class_of,
    ideal_proposal,
)
from verder.apps.intensify.reports.relations import relations_report
from verder.apps.intensify.services.frequencies import (
    CellWish,
    Leaver,
    hand_over_contacts,
    redo_frequencies,
    set_frequencies,
    undo_frequencies,
)
from verder.domain.intensify.contact_counts import CountSource
from verder.domain.intensify.contact_matrix import Weighing
from verder.domain.intensify.ideal_frequency import ContactClass
from verder.domain.values.missing import NotComputable

TODAY = date(2026, 6, 30)
IDEAL = FrequencyKind.IDEAL


@pytest.fixture
def example(world: World) -> Example:
    """Return the worked example at the first account, whose manager is the one of the north."""
    return make_example(world.accounts[0], TODAY - timedelta(days=200))


def report_of(example: Example, world: World, role: Role, on: date = TODAY) -> MatrixReport:
    return contact_matrix_report(user=world.users[role], account=example.account, on=on)


def wish(example: Example, times: int | None, kind: FrequencyKind = IDEAL) -> CellWish:
    return CellWish(pair=example.first, kind=kind, times=None if times is None else Decimal(times))


def test_the_team_sees_the_worked_example_and_others_see_it_without_influence(
    example: Example, world: World
) -> None:
    own = report_of(example, world, Role.ACCOUNT_MANAGER)
    assert own.measures.weighted_coverage_share == pytest.approx(Decimal("0.53125"))
    assert [row.influence for row in own.rows] == [5, 4, 4, 2, 1]
    other = report_of(example, world, Role.DIRECTOR)
    assert [row.influence for row in other.rows] == [None] * 5
    assert other.measures.weighing is Weighing.ALIKE
    assert other.measures.coverage_share == own.measures.coverage_share
    assert other.measures.weighted_coverage_share != own.measures.weighted_coverage_share


def test_many_accounts_know_whose_team_the_reader_is_in(world: World) -> None:
    manager, director = world.users[Role.ACCOUNT_MANAGER], world.users[Role.DIRECTOR]
    own = {account.pk for account in world.accounts[::2]}
    assert teams_of(manager, world.accounts) == own
    assert teams_of(director, world.accounts) == set()
    assert teams_of(None, world.accounts) == {account.pk for account in world.accounts}


def test_the_log_is_counted_and_goes_before_an_estimate(example: Example, world: World) -> None:
    buyer, mate = example.positions[0], example.colleagues[0]
    make_moment(example.account, buyer, mate, TODAY - timedelta(days=500))
    for days in (1, 40, 364):
        make_moment(example.account, buyer, mate, TODAY - timedelta(days=days))
    make_moment(example.account, buyer, mate, TODAY, channel=Channel.MAILING)
    make_moment(example.account, buyer, mate, TODAY, state=MomentState.PLANNED)
    cells = report_of(example, world, Role.ACCOUNT_MANAGER).cells
    current = cells[example.first].current
    assert (current.times, current.source) == (Decimal(3), CountSource.COUNTED)
    beside = cells[example.positions[1].pk, mate.pk].current
    assert (beside.times, beside.source) == (Decimal(12), CountSource.ESTIMATED)


def test_a_cell_is_filled_emptied_taken_back_and_done_again(example: Example, world: World) -> None:
    by, account = world.users[Role.ACCOUNT_MANAGER], example.account
    for times in (9, None):
        set_frequencies(by=by, account=account, wishes=[wish(example, times)], today=TODAY)
        found = report_of(example, world, Role.ACCOUNT_MANAGER).ideal(example.first)
        assert found == times
    seen = []
    for act in (undo_frequencies, undo_frequencies, redo_frequencies):
        act(by=by, account=account, today=TODAY)
        seen.append(report_of(example, world, Role.ACCOUNT_MANAGER).ideal(example.first))
    assert seen == [9, 4, 9]
    set_frequencies(by=by, account=account, wishes=[wish(example, 7)], today=TODAY)
    with pytest.raises(Refused, match="no_frequencies_to_redo"):
        redo_frequencies(by=by, account=account, today=TODAY)


def test_the_days_before_stay_as_they_were(example: Example, world: World) -> None:
    by = world.users[Role.ACCOUNT_MANAGER]
    set_frequencies(by=by, account=example.account, wishes=[wish(example, 9)], today=TODAY)
    before = report_of(example, world, Role.ACCOUNT_MANAGER, TODAY - timedelta(days=1))
    assert before.ideal(example.first) == 4
    assert report_of(example, world, Role.ACCOUNT_MANAGER).ideal(example.first) == 9
    assert Frequency.objects.filter(replaced_on=TODAY).count() == 1


def test_what_somebody_else_changed_since_is_not_taken_back(example: Example, world: World) -> None:
    by, other = world.users[Role.ACCOUNT_MANAGER], world.users[Role.ADMINISTRATOR]
    account = example.account
    set_frequencies(by=by, account=account, wishes=[wish(example, 9)], today=TODAY)
    set_frequencies(by=other, account=account, wishes=[wish(example, 8)], today=TODAY)
    with pytest.raises(Refused, match="frequencies_changed_since"):
        undo_frequencies(by=by, account=account, today=TODAY)
    assert report_of(example, world, Role.ACCOUNT_MANAGER).ideal(example.first) == 8


def test_nothing_changes_where_the_cell_says_so_already(example: Example, world: World) -> None:
    by = world.users[Role.ACCOUNT_MANAGER]
    events = AuditEvent.objects.count()
    act = set_frequencies(by=by, account=example.account, wishes=[wish(example, 4)], today=TODAY)
    assert act is None
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize("times", [Decimal(-1), Decimal(367), Decimal("NaN")])
def test_a_year_has_so_many_days(example: Example, world: World, times: Decimal) -> None:
    by = world.users[Role.ACCOUNT_MANAGER]
    asked = CellWish(pair=example.first, kind=IDEAL, times=times)
    with pytest.raises(Refused, match="frequency_out_of_range"):
        set_frequencies(by=by, account=example.account, wishes=[asked], today=TODAY)


def test_people_of_other_accounts_do_not_stand_in_the_matrix(
    example: Example, world: World
) -> None:
    by = world.users[Role.ACCOUNT_MANAGER]
    other = make_example(world.accounts[2], TODAY)
    for pair in ((other.first[0], example.first[1]), (example.first[0], other.first[1])):
        asked = CellWish(pair=pair, kind=IDEAL, times=Decimal(1))
        with pytest.raises(Refused, match="pair_not_in_matrix"):
            set_frequencies(by=by, account=example.account, wishes=[asked], today=TODAY)


def test_who_is_not_of_the_account_fills_nothing(example: Example, world: World) -> None:
    director, stranger = world.users[Role.DIRECTOR], world.stranger
    for by in (director, stranger):
        with pytest.raises(PermissionDenied):
            set_frequencies(by=by, account=example.account, wishes=[wish(example, 1)], today=TODAY)
    member = world.users[Role.TEAM_MEMBER]
    assert set_frequencies(
        by=member, account=example.account, wishes=[wish(example, 1)], today=TODAY
    )


def test_the_trail_says_how_much_changed_and_names_nobody(example: Example, world: World) -> None:
    by = world.users[Role.ACCOUNT_MANAGER]
    set_frequencies(by=by, account=example.account, wishes=[wish(example, 9)], today=TODAY)
    event = AuditEvent.objects.latest("pk")
    assert event.action == "account.frequencies_changed"
    assert event.before == {"contacts": "4.00"}
    assert event.after == {"contacts": "9.00", "frequency_kind": "ideal", "cells": 1}


def test_what_is_said_of_leavers_stands_apart(example: Example, world: World) -> None:
    Position.objects.filter(pk=example.positions[0].pk).update(ended_on=TODAY)
    Seat.objects.filter(colleague=example.colleagues[3]).update(ended_on=TODAY)
    found = report_of(example, world, Role.ACCOUNT_MANAGER)
    assert (len(found.rows), len(found.columns)) == (4, 3)
    gone = [each for each in found.orphans if each.is_buyer_gone]
    assert len(gone) == 2 * 4
    assert len(found.orphans) == 2 * (4 + 4)
    before = report_of(example, world, Role.ACCOUNT_MANAGER, TODAY - timedelta(days=1))
    assert (len(before.rows), before.orphans) == (5, ())


def test_who_takes_over_gets_the_cells_and_keeps_the_larger_number(
    example: Example, world: World
) -> None:
    by, account = world.users[Role.ACCOUNT_MANAGER], example.account
    gone, heir = example.colleagues[2], example.colleagues[3]
    Seat.objects.filter(colleague=gone).update(ended_on=TODAY)
    leaver = Leaver(key=gone.pk, is_buyer=False)
    hand_over_contacts(by=by, account=account, leaver=leaver, heir_id=heir.pk, today=TODAY)
    found = report_of(example, world, Role.ACCOUNT_MANAGER)
    assert found.orphans == ()
    ideals = [found.ideal((position.pk, heir.pk)) for position in example.positions]
    assert ideals == [0, 0, 6, 6, 12]
    undo_frequencies(by=by, account=account, today=TODAY)
    hand_over_contacts(by=by, account=account, leaver=leaver, heir_id=None, today=TODAY)
    found = report_of(example, world, Role.ACCOUNT_MANAGER)
    assert found.orphans == ()
    assert found.measures.ideal == 40


def test_many_accounts_stand_side_by_side(example: Example, world: World) -> None:
    make_example(world.accounts[1], TODAY)
    make_example(world.accounts[2], TODAY, is_filled=False)
    seen = {
        role: [report.account for report in relations_report(user=world.users[role], on=TODAY)]
        for role in (Role.DIRECTOR, Role.ACCOUNT_MANAGER)
    }
    assert seen == {
        Role.DIRECTOR: world.accounts[:3],
        Role.ACCOUNT_MANAGER: [world.accounts[0], world.accounts[2]],
    }
    first, second = relations_report(user=world.users[Role.ACCOUNT_MANAGER], on=TODAY)
    assert first.measures == report_of(example, world, Role.ACCOUNT_MANAGER).measures
    assert second.measures.coverage_share == NotComputable("no_ideal")


def test_people_without_a_role_stand_in_the_matrix_once_they_are_met(
    example: Example, world: World
) -> None:
    beside = Position.objects.create(account=example.account, function="Portier")
    found = report_of(example, world, Role.ACCOUNT_MANAGER)
    assert (len(found.rows), found.others) == (5, 1)
    make_moment(example.account, beside, example.colleagues[0], TODAY)
    found = report_of(example, world, Role.ACCOUNT_MANAGER)
    assert (len(found.rows), found.others) == (6, 0)


def test_the_table_fills_what_is_empty_or_everything(world: World) -> None:
    example = make_example(world.accounts[0], TODAY, is_filled=False)
    by, account = world.users[Role.ACCOUNT_MANAGER], example.account
    set_frequencies(by=by, account=account, wishes=[wish(example, 9)], today=TODAY)
    found = report_of(example, world, Role.ACCOUNT_MANAGER)
    kept = ideal_proposal(found, ProposalAsked())
    assert example.first not in kept
    assert sum(each.after or 0 for each in kept.values()) == 2 + 18 + 6 + 14 + 14
    anew = ideal_proposal(found, ProposalAsked(keeps_said=False))
    assert [anew[example.first].before, anew[example.first].after] == [9, 4]
    scaled = ideal_proposal(found, ProposalAsked(contact_class=ContactClass.B, keeps_said=False))
    assert scaled[example.first].after == 1


def test_levels_that_lie_apart_are_left_to_others_but_not_by_the_account_manager(
    world: World,
) -> None:
    example = make_example(world.accounts[0], TODAY, is_filled=False)
    decider, director = example.positions[0], example.colleagues[1]
    Position.objects.filter(pk=decider.pk).update(level=5)
    type(director).objects.filter(pk__in=[mate.pk for mate in example.colleagues]).update(level=3)
    found = report_of(example, world, Role.ACCOUNT_MANAGER)
    asked = ideal_proposal(found, ProposalAsked(matches_levels=True))
    assert example.first in asked
    assert (decider.pk, director.pk) not in asked
    assert (decider.pk, director.pk) in ideal_proposal(found, ProposalAsked())


def test_the_class_of_the_account_says_how_many_contacts_it_deserves(world: World) -> None:
    assert contact_class_of(world.accounts[0]) is ContactClass.A
    assert contact_class_of(world.accounts[-1]) is None
