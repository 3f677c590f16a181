"""Alerts of a small company, through Parquet, the marts and the report, as each viewer may know."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from tests.builders import Line, line
from tests.world import World, add_lines, number_of
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import merge_accounts, undo_merge
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.services import bump_cost_revision
from verder.apps.identify.limits import change_limits
from verder.apps.identify.models import SeenAlert
from verder.apps.identify.question import Question
from verder.apps.identify.reports.alerts import AlertReport, account_alerts, alert_report
from verder.apps.identify.reports.company_alerts import alert_basis, company_alerts
from verder.apps.identify.services import bring_back, put_aside
from verder.apps.imports.queries import current_facts
from verder.domain.identify.abc_analysis import AbcGroup
from verder.domain.identify.alerts import (
    AlertKind,
    AlertLimits,
    ClassFall,
    MarginFall,
    NewLoss,
    OrderGap,
    PassedShare,
)
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

A, LOSS, GAP, MARGIN, SHARE, STAGE = (
    AlertKind.FALLEN_OUT_OF_A,
    AlertKind.LOSS_MAKER,
    AlertKind.ORDER_GAP,
    AlertKind.MARGIN_FALLING,
    AlertKind.CONCENTRATION,
    AlertKind.LIFE_CYCLE,
)
LAST = date(2026, 1, 31)


def sold(place: int, on: date, amount: int, cost: int) -> Line:
    return line(amount, customer=number_of(place), invoice=f"A{place}{on}", date=on, cost=cost)


def january(silent: Iterable[int]) -> list[Line]:
    """Return a month in which the fourth account buys a third of everything, at a loss."""
    usual = [
        sold(place, date(2026, 1, 15), 1000, 750) for place in range(8) if place not in {3, *silent}
    ]
    return [*usual, sold(3, date(2026, 1, 30), 90_000, 200_000)]


@pytest.fixture
def changed(world: World) -> World:
    """Return the world a month later; the last account fell silent in November."""
    add_lines(january(silent=[7]))
    return world


def of(report: AlertReport) -> dict[int, set[AlertKind]]:
    found: dict[int, set[AlertKind]] = {}
    for each in report.alerts:
        found.setdefault(each.account_id, set()).add(each.kind)
    return found


def as_seen_by(user: User | None) -> AlertReport:
    return alert_report(user, Question(is_compared=False))


def test_every_change_is_found_with_its_evidence(changed: World) -> None:
    report = as_seen_by(None)
    assert report.today == LAST
    assert report.years.before.last_on == date(2025, 12, 31)
    largest = changed.accounts[3]
    assert of(report)[largest.pk] == {LOSS, SHARE}
    loss = next(each for each in report.alerts if each.kind is LOSS)
    assert isinstance(loss.evidence, NewLoss)
    assert loss.evidence.before is not None
    assert loss.evidence.before > 0 > loss.evidence.now
    share = next(each for each in report.alerts if each.kind is SHARE)
    assert isinstance(share.evidence, PassedShare)
    assert share.evidence.limit == Decimal("0.25")
    assert share.revenue == share.at_stake
    (fallen,) = (each for each in report.alerts if isinstance(each.evidence, ClassFall))
    assert fallen.account_id == changed.accounts[2].pk
    assert report.classes[fallen.account_id] is AbcGroup.B
    assert len(report.alerts) == 3
    assert report.at_stake == loss.at_stake + fallen.at_stake  # each account once


def test_a_month_later_only_what_is_new_alerts(changed: World) -> None:
    report = as_seen_by(None)
    silent = changed.accounts[7].pk
    assert of(report).get(silent) is None  # 47 days, where 31 is usual
    add_lines([sold(0, date(2026, 2, 27), 1000, 700)])
    later = as_seen_by(None)
    assert later.today == date(2026, 2, 28)
    assert of(later) == {silent: {GAP}}
    (alert,) = later.alerts
    assert isinstance(alert.evidence, OrderGap)
    assert (alert.evidence.silence, alert.evidence.usual) == (75, Decimal(31))
    january_again = Question(period=Period.of_months(LAST, 12), is_compared=False)
    assert changed.accounts[3].pk in of(alert_report(None, january_again))


def test_falling_margins_are_read_from_the_lines(world: World) -> None:
    add_lines(
        [
            sold(2, date(2026, month, 30 if month > 2 else 27), 100_000, cost * 100)
            for month, cost in ((1, 700), (2, 760), (3, 820), (4, 880))
        ]
    )
    alert = next(each for each in as_seen_by(None).alerts if each.kind is MARGIN)
    assert alert.account_id == world.accounts[2].pk
    assert isinstance(alert.evidence, MarginFall)
    shares = [each.share for each in alert.evidence.shares]
    assert shares == [Decimal(each) for each in ("0.30", "0.24", "0.18", "0.12")]


def test_what_serving_costs_is_judged_anew(changed: World) -> None:
    asked = (current_facts(), LAST, alert_basis())
    before = company_alerts(*asked)
    assert company_alerts(*asked) is before
    bump_cost_revision()
    assert company_alerts(*asked) is not before


def test_limits_of_the_organisation_hold(changed: World) -> None:
    change_limits(by=None, kind=AlertLimits, texts={"least_revenue": "200000"})
    assert as_seen_by(None).alerts == ()


def test_without_an_earlier_month_nothing_changed(world: World) -> None:
    first = Question(period=Period.of_months(date(2024, 1, 31), 12), is_compared=False)
    with pytest.raises(NotComputable, match="no_earlier_lines"):
        alert_report(None, first)


def test_each_sees_the_own_accounts_and_what_they_may_know(changed: World) -> None:
    stranger, director = changed.stranger, changed.users[Role.DIRECTOR]
    mine = changed.accounts[3].pk  # of the south
    assert of(as_seen_by(director))[mine] == {LOSS, SHARE}
    assert of(as_seen_by(stranger)) == {mine: {LOSS}}  # a share tells the revenue of the whole
    assert SHARE not in as_seen_by(stranger).kinds
    assert mine not in of(as_seen_by(changed.users[Role.ACCOUNT_MANAGER]))
    member = changed.users[Role.TEAM_MEMBER]
    changed.accounts[3].members.add(member)
    assert of(as_seen_by(member)) == {}
    assert set(as_seen_by(member).kinds) == {A, GAP, STAGE}
    member.sees_margins = True
    member.save()
    assert of(as_seen_by(member)) == {mine: {LOSS}}


def test_what_was_seen_rests_for_that_user_and_that_month(changed: World) -> None:
    director, controller = (changed.users[each] for each in (Role.DIRECTOR, Role.CONTROLLER))
    account = changed.accounts[3]
    key = (account.pk, LOSS)
    assert put_aside(by=director, alerts=[key, key], on=LAST) == [key]
    assert put_aside(by=director, alerts=[key], on=LAST) == []
    report = as_seen_by(director)
    assert report.counts[LOSS] == 0
    assert [each.kind for each in report.alerts if report.is_seen(each)] == [LOSS]
    assert as_seen_by(controller).counts[LOSS] == 1
    assert [each.kind for each in account_alerts(director, account).waiting] == [SHARE]
    assert bring_back(by=director, alerts=[key], on=LAST) == [key]
    assert as_seen_by(director).counts[LOSS] == 1
    actions = AuditEvent.objects.filter(subject=f"account:{account.pk}").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == ["alert.seen", "alert.brought_back"]


def test_nobody_puts_aside_what_they_do_not_see(changed: World) -> None:
    manager = changed.users[Role.ACCOUNT_MANAGER]
    keys = [(changed.accounts[0].pk, GAP), (changed.accounts[3].pk, LOSS)]
    with pytest.raises(PermissionDenied):
        put_aside(by=manager, alerts=keys, on=LAST)
    assert not SeenAlert.objects.exists()
    assert not AuditEvent.objects.exists()


def test_what_was_seen_goes_along_when_accounts_merge(changed: World) -> None:
    director = changed.users[Role.DIRECTOR]
    keep, gone = changed.accounts[0], Account.objects.get(pk=changed.accounts[3].pk)
    put_aside(by=director, alerts=[(gone.pk, LOSS)], on=LAST)
    merge = merge_accounts(keep=keep, gone=gone, by=None)
    assert SeenAlert.objects.get().account_id == keep.pk
    undo_merge(merge=merge, by=None)
    assert SeenAlert.objects.get().account_id == changed.accounts[3].pk
