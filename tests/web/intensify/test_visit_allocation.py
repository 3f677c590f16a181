"""Visits divided over accounts: proposed, taken over into the plan, undone; for who may know."""

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.planned import Both, make_both, make_planned, make_seat
from tests.conftest import SignIn
from tests.world import World, make_person
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import AgreedVisits, VisitDivision
from verder.apps.intensify.reports.visit_allocation import AllocationLine, VisitSource
from verder.domain.intensify.roles import PsuRole

PAGE = "/visit-allocation/"
QUERIES = 30


@pytest.fixture
def both(world: World) -> Both:
    """Return the people at the first account."""
    return make_both(world.accounts[0])


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the north."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def lines(client: Client, **asked: str | int) -> dict[int, AllocationLine]:
    report = client.get(PAGE, {"classes": "all", **asked}).context["report"]
    return {line.account.pk: line for line in report.lines}


def test_visits_go_where_the_next_one_adds_most(world: World, client: Client) -> None:
    page = client.get(PAGE, {"classes": "all"})
    report = page.context["report"]
    assert report.source is VisitSource.SERVICE
    assert report.found.contribution >= report.found.contribution_now
    seen = {world.accounts[place].pk for place in (0, 2, 4, 6)}
    assert {line.account.pk for line in report.lines} == seen
    nexts = [line.found.next_gain for line in report.lines if line.found.visits]
    assert max(nexts) <= min(report.found.gains)
    text = page.content.decode()
    assert "bezoeken zo verdeeld brengen" in text
    assert world.accounts[1].name not in text
    fewer = client.get(PAGE, {"classes": "all", "visits": "3", "most": "1"}).context["report"]
    assert sorted(line.found.visits for line in fewer.lines) == [0, 1, 1, 1]


def test_a_number_of_visits_that_cannot_be_is_said_beside_its_field(client: Client) -> None:
    text = client.get(PAGE, {"classes": "all", "visits": "-3"}).content.decode()
    assert 'class="field-errors" role="alert"' in text
    assert "bezoeken zo verdeeld brengen" in text


def test_what_was_logged_counts_once_it_covers_enough(
    world: World, client: Client, both: Both
) -> None:
    today = timezone.localdate()
    for place in (0, 2, 4):
        for _number in range(place + 1):
            make_planned(
                world.accounts[place], both.buyer, both.manager, today, state=MomentState.DONE
            )
    found = lines(client)
    assert [found[world.accounts[place].pk].visits_now for place in (0, 2, 4)] == [1, 3, 5]
    estimated = found[world.accounts[6].pk]
    assert estimated.is_estimate
    assert estimated.visits_now > 0
    assert {line.visits_now for line in lines(client, source="service").values()} != {1, 3, 5}


def test_of_a_shared_account_only_the_own_part_counts(
    world: World, client: Client, both: Both
) -> None:
    account, today = world.accounts[0], timezone.localdate()
    other = make_seat(account, "Otto Over", PsuRole.SELLER)
    for colleague in (both.manager, both.manager, both.manager, other):
        make_planned(account, both.buyer, colleague, today, state=MomentState.DONE)
    whole = lines(client, source="had")[account.pk].found.contribution_now
    (own,) = lines(client, source="had", colleague=other.pk).values()
    assert own.found.contribution_now == whole * Decimal("0.25")
    assert own.visits_now == 1
    (equal,) = lines(client, source="service", colleague=other.pk).values()
    assert equal.found.contribution_now == whole / 2
    assert client.post(f"{PAGE}take/", {"colleague": other.pk}).status_code == 403


def test_a_division_is_taken_over_into_the_plan_and_undone(
    world: World, client: Client, both: Both
) -> None:
    account = world.accounts[0]
    client.post(f"{PAGE}take/", {"classes": "all", "visits": "7", "most": "4"})
    agreed = {each.account_id: each.visits for each in AgreedVisits.objects.all()}
    assert sum(agreed.values()) == 7
    assert max(agreed.values()) == 4
    assert lines(client)[account.pk].agreed == agreed[account.pk]
    proposed = client.get(f"/accounts/{account.pk}/plan/", {"basis": "ideal"})
    rows = proposed.context["proposed"]
    assert sum(row.contact.channel == "visit" for row in rows) == agreed[account.pk]
    assert AuditEvent.objects.filter(action="account.visits_agreed").count() == len(agreed)
    undo = f"{PAGE}{VisitDivision.objects.get().pk}/undo/"
    client.post(undo)
    assert lines(client)[account.pk].agreed is None
    assert "al ongedaan gemaakt" in client.post(undo, follow=True).content.decode()


def test_who_sees_no_margins_or_no_account_divides_nothing(
    world: World, signed_in: SignIn, client: Client
) -> None:
    member = signed_in(world.users[Role.TEAM_MEMBER])
    assert member.get(PAGE).status_code == 403
    assert member.post(f"{PAGE}take/").status_code == 403
    client.post(f"{PAGE}take/", {"classes": "all", "visits": "7"})
    division = VisitDivision.objects.get()
    stranger = signed_in(world.stranger)
    assert stranger.post(f"{PAGE}{division.pk}/undo/").status_code == 403
    assert world.accounts[0].name not in stranger.get(PAGE, {"classes": "all"}).content.decode()
    assert VisitDivision.objects.get().undone_at is None


def test_without_invoice_lines_the_page_asks_for_them(db: None, signed_in: SignIn) -> None:
    page = signed_in(make_person("Cas", Role.CONTROLLER)).get(PAGE)
    assert page.context["reason"] == "no_lines"
    assert 'class="btn btn-primary" href="/imports/"' in page.content.decode()


def test_without_anything_to_divide_the_page_says_why(world: World, client: Client) -> None:
    asked = {"classes": "all", "source": "had"}
    assert client.get(PAGE, asked).context["reason"] == "no_visits_now"
    assert client.get(PAGE, {"classes": "prospect"}).context["reason"] == "no_accounts_to_divide"
    client.post(f"{PAGE}take/", {"classes": "prospect"})
    client.post(f"{PAGE}take/", {"classes": "x", "visits": "y", "source": "z"})
    assert VisitDivision.objects.count() == 1


def test_the_page_asks_a_bounded_number_of_questions(
    world: World, client: Client, both: Both, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(PAGE)
    with django_assert_max_num_queries(QUERIES):
        client.get(PAGE, {"classes": "all"})
