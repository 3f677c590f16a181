"""The tab of the contact plan: proposed, taken over, changed, dropped, and each undone."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.planned import Both, make_both, make_planned
from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import ContactMoment, PlanAct
from verder.domain.values.period import add_months, first_of_month

QUERIES = 40


@pytest.fixture
def both(world: World) -> Both:
    """Return the people at the first account."""
    return make_both(world.accounts[0])


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def address(account: Account, rest: str = "") -> str:
    return f"/accounts/{account.pk}/plan/{rest}"


def next_month(count: int = 1) -> date:
    return add_months(first_of_month(timezone.localdate()), count)


def given(both: Both, **changed: Any) -> dict[str, Any]:
    return {
        "position": [both.user.pk],
        "colleague": [both.inside.pk],
        "channel": "call",
        "month": f"{next_month():%Y-%m}",
        "purpose": "Proefplaatsing bespreken",
        "minutes": "20",
        **changed,
    }


def test_contacts_there_are_stand_as_in_the_matrix_and_the_largest_lack_comes_first(
    world: World, client: Client, both: Both
) -> None:
    account = world.accounts[0]
    begun = timezone.localdate() - timedelta(days=181)
    make_planned(account, both.user, both.inside, begun, state=MomentState.DONE)
    page = client.get(address(account))
    told = {(pair.position.pk, pair.colleague.pk): pair for pair in page.context["plan"].pairs}
    matrix = client.get(f"/accounts/{account.pk}/contact-matrix/").context["report"]
    met = both.user.pk, both.inside.pk
    assert told[met].current == matrix.cells[met].contacts.current == Decimal(365) / 182
    lacks = [pair.gap for pair in page.context["short"]]
    assert lacks == sorted(lacks, reverse=True)
    assert lacks[0] > lacks[-1] > 0
    assert "<title>Contactplan · " in page.content.decode()


def test_a_year_is_proposed_taken_over_and_undone_as_a_whole(
    world: World, client: Client, both: Both
) -> None:
    account = world.accounts[0]
    page = client.get(address(account), {"basis": "gap"})
    rows = page.context["proposed"]
    assert len(rows) == 12 + 2 + 6 + 7  # the last from the table of roles: nobody said
    text = page.content.decode()
    assert "Inge Koper" in text
    assert "Behoefte, bestellingen en prijzen" in text
    moved = f"{next_month(11):%Y-%m}"
    client.post(
        address(account, "take/"),
        {
            "basis": "gap",
            "from": f"{next_month():%Y-%m}",
            "take": [rows[0].key, rows[1].key, "7.7.7"],
            f"month.{rows[1].key}": moved,
        },
    )
    kept = list(ContactMoment.objects.order_by("on"))
    assert [f"{each.on:%Y-%m}" for each in kept] == [f"{rows[0].contact.month:%Y-%m}", moved]
    assert all(each.is_month_only and each.purpose and each.minutes for each in kept)
    assert client.get(address(account), {"basis": "gap"}).context["plan"].lacking("gap") == 25
    client.post(f"/plan/acts/{PlanAct.objects.get().pk}/undo/")
    assert not ContactMoment.objects.exists()
    actions = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["account.plan_proposal", "account.plan_undone"]


def test_what_happens_anyway_is_left_out_unless_everything_is_asked(
    world: World, client: Client, both: Both
) -> None:
    account, today = world.accounts[0], timezone.localdate()
    make_planned(
        account, both.buyer, both.manager, today, state=MomentState.DONE, is_month_only=False
    )
    make_planned(account, both.buyer, both.manager, next_month())
    counts = [
        len(client.get(address(account), {"basis": basis}).context["proposed"])
        for basis in ("gap", "ideal")
    ]
    assert counts == [25, 26]


def test_a_contact_is_planned_changed_dropped_and_each_is_undone(
    world: World, client: Client, both: Both
) -> None:
    account = world.accounts[0]
    client.post(address(account, "add/"), given(both))
    moment = ContactMoment.objects.get()
    assert (moment.on, moment.is_month_only, moment.owner) == (next_month(), True, both.inside)
    day = next_month(2).replace(day=9)
    client.post(
        address(account, f"{moment.pk}/"),
        given(both, channel="visit", on=str(day), position=[both.buyer.pk, both.user.pk]),
    )
    moment.refresh_from_db()
    assert (moment.channel, moment.on, moment.is_month_only) == ("visit", day, False)
    assert set(moment.positions.all()) == {both.buyer, both.user}
    client.post(address(account, f"{moment.pk}/drop/"))
    moment.refresh_from_db()
    assert moment.state == MomentState.DROPPED
    for expected in ("visit", "call"):
        latest = PlanAct.objects.filter(undone_at=None).latest("pk")
        client.post(f"/plan/acts/{latest.pk}/undo/")
        moment.refresh_from_db()
        assert (moment.state, moment.channel) == (MomentState.PLANNED, expected)
    assert list(moment.positions.all()) == [both.user]


def test_an_undo_leaves_alone_what_was_changed_since(
    world: World, client: Client, both: Both
) -> None:
    account = world.accounts[0]
    client.post(address(account, "add/"), given(both))
    act, moment = PlanAct.objects.get(), ContactMoment.objects.get()
    ContactMoment.objects.update(purpose="Iets anders")
    answer = client.post(f"/plan/acts/{act.pk}/undo/", follow=True)
    assert ContactMoment.objects.get() == moment
    assert "1 contact is intussen gewijzigd" in answer.content.decode()
    again = client.post(f"/plan/acts/{act.pk}/undo/", follow=True)
    assert "intussen gewijzigd" not in again.content.decode()
    assert PlanAct.objects.get().undone_at is not None


@pytest.mark.parametrize(
    "changed",
    [{"position": []}, {"colleague": ["999999"]}, {"month": "1999-01"}, {"minutes": "-4"}],
)
def test_what_does_not_fit_is_shown_again(
    world: World, client: Client, both: Both, changed: dict[str, Any]
) -> None:
    page = client.post(address(world.accounts[0], "add/"), given(both, **changed))
    assert page.context["add_form"].errors
    assert not ContactMoment.objects.exists()


def test_only_who_works_for_the_account_plans_and_others_see_nothing(
    world: World, signed_in: SignIn, both: Both
) -> None:
    account = world.accounts[0]
    moment = make_planned(account, both.buyer, both.manager, next_month(), purpose="Geheim plan")
    PlanAct.objects.create(account=account, kind="added", lines=[], at=timezone.now())
    stranger = signed_in(world.stranger)
    member = signed_in(world.users[Role.TEAM_MEMBER])
    assert "Geheim plan" in member.get(address(account)).content.decode()
    tries = ["", "take/", "add/", f"{moment.pk}/", f"{moment.pk}/drop/"]
    assert stranger.get(address(account)).status_code == 404
    assert {stranger.post(address(account, rest)).status_code for rest in tries[1:]} == {404}
    line: dict[str, Any] = {"moment": moment.pk, "before": None, "after": {}}
    act = PlanAct.objects.create(account=account, kind="added", lines=[line], at=timezone.now())
    assert stranger.post(f"/plan/acts/{act.pk}/undo/").status_code == 403
    elsewhere = address(world.accounts[2], f"{moment.pk}/drop/")
    manager = signed_in(world.users[Role.ACCOUNT_MANAGER])
    assert manager.post(elsewhere).status_code == 404
    assert ContactMoment.objects.get().state == MomentState.PLANNED


def test_a_private_plan_is_seen_and_changed_by_its_author_alone(
    world: World, signed_in: SignIn, both: Both
) -> None:
    account, author = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    moment = make_planned(
        account, both.buyer, both.manager, next_month(), purpose="Stil", is_private=True, by=author
    )
    member = signed_in(world.users[Role.TEAM_MEMBER])
    assert "Stil" not in member.get(address(account)).content.decode()
    assert member.post(address(account, f"{moment.pk}/drop/")).status_code == 404
    assert "Stil" in signed_in(author).get(address(account)).content.decode()


def test_the_plan_goes_along_as_a_file(world: World, client: Client, both: Both) -> None:
    account = world.accounts[0]
    make_planned(account, both.buyer, both.manager, next_month(), purpose="Jaarplan")
    answer = client.get(address(account), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert "Jaarplan" in text
    assert "Milan Noord" in text


def test_an_account_without_people_says_what_to_do_first(world: World, client: Client) -> None:
    text = client.get(address(world.accounts[2])).content.decode()
    assert "Een plan begint met mensen" in text


def test_the_tab_asks_the_database_a_bounded_number_of_questions(
    world: World, client: Client, both: Both, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    account = world.accounts[0]
    for count in range(8):
        make_planned(account, both.buyer, both.manager, next_month(count))
    client.get(address(account))
    with django_assert_max_num_queries(QUERIES):
        client.get(address(account), {"basis": "gap"})


def test_a_series_is_planned_changed_and_ended_as_one(
    world: World, client: Client, both: Both
) -> None:
    account, until = world.accounts[0], next_month(4).replace(day=1)
    client.post(address(account, "add/"), given(both, every="1", unit="month", until=str(until)))
    days = [next_month(count) for count in range(1, 5)]
    moments = list(ContactMoment.objects.order_by("on"))
    assert [each.on for each in moments] == days
    first = address(account, f"{moments[0].pk}/")
    client.post(first, given(both, channel="video", scope="series"))
    assert set(ContactMoment.objects.values_list("channel", flat=True)) == {"video"}
    assert list(ContactMoment.objects.order_by("on").values_list("on", flat=True)) == days
    client.post(f"{first}drop/", {"scope": "series"})
    assert not ContactMoment.objects.filter(state=MomentState.PLANNED).exists()
    for act in PlanAct.objects.order_by("-pk"):
        client.post(f"/plan/acts/{act.pk}/undo/")
    assert not ContactMoment.objects.exists()


def test_the_rhythm_changes_from_one_contact_on_and_comes_back(
    world: World, client: Client, both: Both
) -> None:
    account = world.accounts[0]
    client.post(
        address(account, "add/"), given(both, every="1", unit="month", until=str(next_month(6)))
    )
    first, _second, third, *_rest = moments = list(ContactMoment.objects.order_by("on"))
    client.post(f"/plan/contacts/{moments[3].pk}/move/", {"month": f"{next_month(9):%Y-%m}"})

    def planned() -> list[date]:
        coming = ContactMoment.objects.filter(state=MomentState.PLANNED)
        return list(coming.order_by("on").values_list("on", flat=True))

    before = planned()
    edited = client.get(address(account), {"edit": str(third.pk)}).context["months"]
    (form,) = (row.form for each in edited for row in each.rows if row.form)
    assert form.initial["every"] == 1
    same = {"month": f"{third.on:%Y-%m}", "scope": "series", "channel": "visit"}
    client.post(address(account, f"{third.pk}/"), given(both, **same))
    assert planned() == before  # also the one that was moved by itself
    assert ContactMoment.objects.filter(channel="visit").count() == 4
    slower = {**same, "every": "2", "unit": "month", "until": str(next_month(8))}
    client.post(address(account, f"{third.pk}/"), given(both, **slower))
    assert planned() == [next_month(count) for count in (1, 2, 3, 5, 7)]
    first.refresh_from_db()
    third.refresh_from_db()
    assert first.series != third.series
    refused = client.post(
        address(account, f"{third.pk}/"), given(both, **{**slower, "until": "2020-01-01"})
    )
    assert refused.context["months"]
    assert "geen enkele dag" in refused.content.decode()
    client.post(f"/plan/acts/{PlanAct.objects.latest('pk').pk}/undo/")
    assert planned() == before


def test_a_series_that_ends_before_it_begins_or_is_endless_is_refused(
    world: World, client: Client, both: Both
) -> None:
    for until in ("2020-01-01", "2150-01-01"):
        page = client.post(
            address(world.accounts[0], "add/"), given(both, every="1", unit="week", until=until)
        )
        assert page.context["add_form"].errors["until"]
    assert not ContactMoment.objects.exists()
