from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.db.models import Model

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import Team, User
from verder.apps.core.queries import organisation
from verder.apps.demo.services import PASSWORD, DemoUser, make_demo, remove_demo
from verder.apps.identify.limits import limits_of
from verder.apps.identify.models import (
    DriverQuantity,
    DriverRate,
    OpenItem,
    Proposal,
    RatingSheet,
)
from verder.apps.identify.question import Question
from verder.apps.identify.reports.alerts import alert_report
from verder.apps.identify.reports.cost_to_serve import cost_report
from verder.apps.identify.reports.rating import rating_report
from verder.apps.identify.reports.service_concept import promising_of
from verder.apps.imports.enums import ImportState
from verder.apps.imports.models import ExchangeRate, Import
from verder.apps.imports.queries import current_facts
from verder.apps.intensify.models import Colleague, Position, Reach, Tie
from verder.apps.intensify.reports.doubles import doubles
from verder.apps.intensify.reports.team_view import team_report
from verder.domain.identify.alerts import PassedShare
from verder.domain.identify.concentration import ConcentrationLimits
from verder.domain.identify.rating_order import Podium
from verder.domain.values.missing import NotComputable

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 20)


def make() -> list[DemoUser]:
    return make_demo(customers=60, years=2, seed=3, today=TODAY, progress=lambda *_told: None)


@pytest.fixture
def users() -> list[DemoUser]:
    return make()


def test_the_demo_company_shows_every_area(users: list[DemoUser]) -> None:
    check_company(users)
    check_people()
    check_organisations()
    check_teams()
    check_sight()
    check_ratings()
    check_costs()
    check_proposals()
    check_alerts()
    check_promising()


def check_company(users: list[DemoUser]) -> None:
    """See that it has users of every role, imports and figures."""
    assert {user.role for user in users} == set(Role)
    assert all(User.objects.get(email=user.email).check_password(PASSWORD) for user in users[:2])
    assert organisation().is_demo
    states = Import.objects.values_list("kind", "state", "is_demo", "rejected")
    assert {(kind, *said) for kind, *said in states} == {
        (kind, ImportState.IMPORTED, True, 0)
        for kind in ("customers", "products", "rates", "lines", "open_items")
    }
    assert Account.objects.filter(head__isnull=False).exists()
    days = current_facts().span()
    assert days is not None
    assert date(2026, 4, 1) <= days[1] <= date(2026, 4, 30)


def check_people() -> None:
    """See that the largest customers have people, gaps, and somebody who changed company."""
    positions = Position.objects.filter(ended_on=None)
    assert positions.filter(person=None).exists()
    assert positions.filter(roles__role="decider").exclude(person=None).exists()
    left_long_ago = Position.objects.filter(function="Hoofd magazijn").exclude(ended_on=None)
    assert left_long_ago.exists()
    assert doubles(None)
    (moved,) = Position.objects.exclude(ended_on=None).exclude(pk__in=left_long_ago)
    assert positions.filter(person=moved.person).exclude(account=moved.account).exists()
    assert positions.filter(account=moved.account, person=None, function=moved.function).exists()
    assert (
        not Reach.objects.exclude(value__endswith=".example")
        .exclude(value__startswith="+3185000")
        .exists()
    )


def check_organisations() -> None:
    """See that charts have three levels, and that people sway each other."""
    positions = Position.objects.filter(ended_on=None)
    assert positions.filter(reports_to__reports_to__isnull=False).exists()
    assert Tie.objects.filter(kind=Tie.INFORMAL, strength=3).exists()


def check_sight() -> None:
    """See that every role but the highest sees some accounts, and not all."""
    count = Account.objects.count()
    for role in (Role.SALES_MANAGER, Role.ACCOUNT_MANAGER, Role.TEAM_MEMBER):
        seen = [visible_accounts(user).count() for user in User.objects.filter(role=role)]
        assert max(seen) > 0, role
        assert min(seen) < count


def check_teams() -> None:
    """See that the team view has somebody away, a seat that waits, and work that is late."""
    rows = team_report(None, TODAY)
    assert [row for row in rows if row.away]
    assert [row for row in rows if row.has_left and row.load.accounts]
    assert [row for row in rows if row.late_contacts or row.late_promises]
    assert Colleague.objects.filter(holidays="BE").exists()


def check_ratings() -> None:
    """See that one rating is closed, and one is to be filled in."""
    closed, begun = RatingSheet.objects.order_by("held_on")
    assert not closed.is_open
    assert isinstance(rating_report(None, closed).podium, Podium)
    assert begun.is_open
    assert rating_report(None, begun).podium == NotComputable("cells_missing")


def check_costs() -> None:
    """See that some customers cost more than they bring."""
    report = cost_report(None, Question())
    assert report.has_rates
    assert 0.7 < float(len(report.known)) / len(report.bought) <= 1
    losing = [
        row
        for row in report.known
        if isinstance(total := report.costs[row.account_id].total, Decimal)
        and 0 < row.costed_revenue - row.cost < total
    ]
    assert losing


def check_proposals() -> None:
    """See that somebody proposed what to do about the largest losses."""
    proposals = Proposal.objects.select_related("account__owner")
    assert proposals.exists()
    for each in proposals:
        assert each.by == each.account.owner
        assert each.effect > 0
        assert each.profit_before is not None
        assert each.profit_before < 0


def check_promising() -> None:
    """See that somebody said of small customers that they could become large."""
    assert promising_of(None)


def check_alerts() -> None:
    """See that a customer just passed the share from which the company wants to be warned."""
    evidence = (each.evidence for each in alert_report(None, Question()).alerts)
    passed = [each for each in evidence if isinstance(each, PassedShare)]
    assert passed
    limit = limits_of(ConcentrationLimits).largest_share
    assert all(each.before <= limit == each.limit < each.now for each in passed)


def test_the_demo_fills_an_empty_installation_only_goes_whole_and_can_be_made_again(
    users: list[DemoUser],
) -> None:
    with pytest.raises(Refused) as refusal:
        make()
    assert refusal.value.code == "not_empty"
    remove_demo(by=None)
    kept_with_it = (RatingSheet, DriverRate, DriverQuantity, OpenItem, Proposal)
    people_on_both_sides = apps.get_app_config("intensify").get_models()
    everything = (Account, Import, ExchangeRate, User, Team, *kept_with_it)
    models: list[type[Model]] = [*everything, *people_on_both_sides]
    for model in models:
        assert not model._default_manager.exists(), model
    assert organisation().limits == {}
    assert current_facts().span() is None
    assert len(make()) == len(users)
