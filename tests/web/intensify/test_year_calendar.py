"""The year calendar: moved, planned again, made to fit, and who sees what of it."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.planned import (
    Both,
    make_both,
    make_planned,
    make_position,
    make_seat,
)
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import JobState, Role
from verder.apps.core.models import Job
from verder.apps.core.services.jobs import run_job
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import Colleague, ContactMoment, PlanAct, PlanFitting
from verder.apps.intensify.services import fitting as fitting_services
from verder.domain.intensify.roles import DmuRole, PsuRole
from verder.domain.values.period import add_months, first_of_month

PAGE = "/year-calendar/"
QUERIES = 28


@pytest.fixture
def both(world: World) -> Both:
    """Return the people at the first account."""
    return make_both(world.accounts[0])


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def month(count: int) -> date:
    return add_months(first_of_month(timezone.localdate()), count)


def planned_on(moment: ContactMoment) -> date:
    return ContactMoment.objects.get(pk=moment.pk).on


def test_a_contact_moves_by_button_and_by_drop_and_back(
    world: World, client: Client, both: Both
) -> None:
    moment = make_planned(world.accounts[0], both.buyer, both.manager, month(2))
    opened = client.get(PAGE, {"open": f"{world.accounts[0].pk}.{month(2):%Y-%m}"})
    assert [row.moment for row in opened.context["opened"]] == [moment]
    move = f"/plan/contacts/{moment.pk}/move/"
    client.post(move, {"by": "1"})
    assert planned_on(moment) == month(3)
    client.post(move, {"month": f"{month(6):%Y-%m}"})
    assert planned_on(moment) == month(6)
    for wrong in ({"by": "-90"}, {"by": "x"}, {"month": "2027"}, {"by": "9" * 30}):
        client.post(move, wrong)
    assert planned_on(moment) == month(6)
    client.post(f"/plan/acts/{PlanAct.objects.latest('pk').pk}/undo/")
    assert planned_on(moment) == month(3)


def test_what_is_too_full_by_accounts_out_of_view_is_told_and_no_proposal_offered(
    world: World, client: Client, both: Both
) -> None:
    Colleague.objects.filter(pk=both.inside.pk).update(days_a_year=0)
    make_planned(world.accounts[0], both.buyer, both.manager, month(1))
    buyer = make_position(world.accounts[1], "Inge", "Elders", DmuRole.BUYER)
    make_planned(world.accounts[1], buyer, both.inside, month(1))
    page = client.get(PAGE).content.decode()
    assert "Tess Binnen heeft" in page
    assert "bij accounts die jij niet ziet" in page
    assert "/plan/fit/" not in page
    make_planned(world.accounts[0], both.user, both.inside, month(1))
    page = client.get(PAGE).content.decode()
    assert "in de maanden die te vol zijn" in page
    assert "/plan/fit/" in page


@pytest.mark.parametrize("again", ["move", "spread", "drop"])
def test_what_slipped_is_planned_again_in_one_act_and_undone(
    world: World, client: Client, both: Both, again: str
) -> None:
    late = [make_planned(world.accounts[0], both.buyer, both.manager, month(-2)) for _ in "ab"]
    page = client.get(PAGE)
    assert [row.moment for row in page.context["overdue"]] == late
    client.post("/plan/again/", {"again": again, "moment": [each.pk for each in late]})
    rows = list(ContactMoment.objects.all())
    if again == "drop":
        assert {row.state for row in rows} == {MomentState.DROPPED}
    else:
        assert all(row.on >= month(0) for row in rows)
        assert {row.state for row in rows} == {MomentState.PLANNED}
    client.post(f"/plan/acts/{PlanAct.objects.get().pk}/undo/")
    assert [planned_on(each) for each in late] == [month(-2)] * 2


def test_what_slipped_is_planned_where_there_is_room_with_one_tap(
    world: World, client: Client, both: Both
) -> None:
    account = world.accounts[0]
    both.inside.days_a_year = Decimal(0)
    both.inside.save()
    late = make_planned(account, both.buyer, both.manager, month(-1))
    noon = timezone.make_aware(datetime.combine(month(-1), time(12)))
    day = make_planned(
        account, both.user, both.manager, month(-1), is_month_only=False, begins_at=noon
    )
    full = make_planned(account, both.user, both.inside, month(-1))
    again = {row.moment.pk: row.again for row in client.get(PAGE).context["overdue"]}
    assert [again[each.pk].fits for each in (late, day, full)] == [True, True, False]
    tab = client.get(f"/accounts/{account.pk}/plan/").content.decode()
    assert f'name="to.{day.pk}" value="{again[day.pk].sent}"' in tab
    sent = {f"to.{key}": each.sent for key, each in again.items()}
    client.post("/plan/again/", {"only": day.pk, **sent})
    moved = ContactMoment.objects.get(pk=day.pk)
    assert (f"{moved.on}", moved.is_month_only) == (again[day.pk].sent, False)
    assert moved.on.weekday() == month(-1).weekday()
    assert timezone.localtime(moved.begins_at).time() == time(12)
    assert planned_on(late) == month(-1)
    wrong = {**sent, f"to.{full.pk}": "1999-01"}
    client.post("/plan/again/", {"again": "proposed", "moment": [late.pk, full.pk], **wrong})
    assert [planned_on(late) >= month(0), planned_on(full)] == [True, month(-1)]


def test_the_calendar_is_narrowed_by_colleague_account_and_class(
    world: World, client: Client, both: Both
) -> None:
    for account, position, colleague in (
        (world.accounts[0], both.buyer, both.manager),
        (world.accounts[0], both.user, both.inside),
        (world.accounts[2], both.user, both.inside),
    ):
        make_planned(account, position, colleague, month(1))

    def names(**asked: str | int) -> list[str]:
        return [each.row.name for each in client.get(PAGE, asked).context["rows"]]

    first, third = world.accounts[0].name, world.accounts[2].name
    assert names() == [first, third]
    assert names(side="colleagues") == ["Milan Noord", "Tess Binnen"]
    assert names(colleague=both.manager.pk) == [first]
    assert names(account=world.accounts[2].pk) == [third]
    assert names(group="key") == []
    assert names(colleague="x", account="y", group="z", **{"from": "1"}) == [first, third]


def test_a_plan_that_does_not_fit_gets_a_proposal_of_which_rows_are_taken_over(
    world: World, client: Client, both: Both
) -> None:
    account = world.accounts[0]
    both.manager.days_a_year = Decimal(26)  # about seven hours a month
    both.manager.save()
    other = make_seat(account, "Otto Over", PsuRole.ACCOUNT_MANAGER)
    for _number in range(4):
        make_planned(account, both.buyer, both.manager, month(3))
    assert "Milan Noord heeft" in client.get(PAGE).content.decode()
    client.post("/plan/fit/")
    page = client.get(PAGE)
    rows = page.context["fit_rows"]
    assert len(rows) == 2
    assert all(row.change and row.why for row in rows)
    client.post("/plan/fit/take/", {"take": [rows[0].key]})
    changed = [
        moment
        for moment in ContactMoment.objects.all()
        if moment.on != month(3) or list(moment.colleagues.all()) == [other]
    ]
    assert len(changed) == 1
    assert len(client.get(PAGE).context["fit_rows"]) == 1
    client.post(f"/plan/acts/{PlanAct.objects.get().pk}/undo/")
    assert {planned_on(each) for each in ContactMoment.objects.all()} == {month(3)}


def test_a_large_plan_is_solved_in_the_background(
    world: World, client: Client, both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting_services, "FEW", 1)
    both.manager.days_a_year = Decimal(0)
    both.manager.save()
    for _number in range(2):
        make_planned(world.accounts[0], both.buyer, both.manager, month(1))
    client.post("/plan/fit/")
    waiting = PlanFitting.objects.get()
    assert waiting.solved_at is None
    assert "Er wordt een voorstel gemaakt" in client.get(PAGE).content.decode()
    run_job(Job.objects.get().pk)
    assert Job.objects.get().state == JobState.DONE
    assert len(client.get(PAGE).context["fit_rows"]) == 2


def test_nobody_sees_or_moves_the_plans_of_others(
    world: World, signed_in: SignIn, both: Both
) -> None:
    moment = make_planned(
        world.accounts[0], both.buyer, both.manager, month(1), purpose="Geheim plan"
    )
    stranger = signed_in(world.stranger)
    text = stranger.get(PAGE).content.decode()
    assert world.accounts[0].name not in text
    assert both.manager.name not in text
    assert stranger.post(f"/plan/contacts/{moment.pk}/move/", {"by": "1"}).status_code == 404
    stranger.post("/plan/again/", {"again": "drop", "moment": [moment.pk]})
    stranger.post("/plan/fit/")
    assert stranger.post("/plan/fit/take/", {"take": ["0"]}).status_code == 302
    assert ContactMoment.objects.get().state == MomentState.PLANNED
    assert PlanFitting.objects.get().rows == []


def test_the_list_goes_along_as_a_file(world: World, client: Client, both: Both) -> None:
    make_planned(world.accounts[0], both.buyer, both.manager, month(1), purpose="Jaarplan")
    answer = client.get(PAGE, {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert "Jaarplan" in text
    assert "Inge Koper" in text


def test_the_calendar_asks_a_bounded_number_of_questions(
    world: World, client: Client, both: Both, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for count in range(-2, 8):
        make_planned(world.accounts[0], both.buyer, both.manager, month(count))
    client.get(PAGE)
    with django_assert_max_num_queries(QUERIES):
        client.get(PAGE)
