from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.apps.intensify.seated import known
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.enums import Channel, FrequencyKind, MomentState
from verder.apps.intensify.models import (
    Absence,
    Colleague,
    ContactMoment,
    Frequency,
    NextStep,
    PeopleAct,
    Seat,
)
from verder.apps.intensify.reports.capacity import capacities, free_days, year_capacities
from verder.apps.intensify.reports.plan_hours import plan_months
from verder.apps.intensify.services.account_team import give_seat
from verder.domain.intensify.roles import PsuRole


@pytest.fixture
def leaver(world: World) -> Colleague:
    """Return somebody with a seat at an account of the north and one of the south."""
    colleague = Colleague.objects.create(name="Bram Weg")
    for account in world.accounts[:2]:
        give_seat(
            account=account,
            colleague=colleague,
            roles=[PsuRole.EXECUTOR],
            hours_a_year=Decimal(40),
            by=None,
            on=timezone.localdate() - timedelta(days=90),
        )
    return colleague


def test_what_a_leaver_leaves_behind_goes_over_in_one_act_and_comes_back(
    world: World, signed_in: SignIn, leaver: Colleague
) -> None:
    account, today = world.accounts[0], timezone.localdate()
    to = Colleague.objects.create(name="Vera Vervolg")
    position = known(account, "user")
    for kind in FrequencyKind:
        Frequency.objects.create(
            position=position, colleague=leaver, kind=kind, times=6, on=today - timedelta(days=9)
        )
    moment = ContactMoment.objects.create(
        account=account, state=MomentState.PLANNED, channel=Channel.VISIT, on=today, owner=leaver
    )
    moment.colleagues.add(leaver)
    step = NextStep.objects.create(account=account, text="Offerte", owner=leaver)
    client = signed_in(world.users[Role.ADMINISTRATOR])
    client.post(f"/colleagues/{leaver.pk}/", {"name": leaver.name, "ended_on": str(today)})
    page = client.get(f"/colleagues/{leaver.pk}/")
    assert [row.seat.account for row in page.context["seats"].rows] == world.accounts[:2]
    client.post(f"/colleagues/{leaver.pk}/hand-over/", {"to": to.pk})
    seat = Seat.objects.get(account=account, colleague=to, ended_on=None)
    assert seat.roles.get(ended_on=None).role == PsuRole.EXECUTOR
    assert seat.hours_a_year == 40
    standing = Frequency.objects.get(replaced_on=None)
    assert (standing.colleague, standing.kind) == (to, FrequencyKind.IDEAL)
    moment.refresh_from_db()
    step.refresh_from_db()
    assert (moment.owner, step.owner, list(moment.colleagues.all())) == (to, to, [to])
    act = PeopleAct.objects.order_by("-pk")[0]
    client.post(f"/people/acts/{act.pk}/undo/")
    assert set(Seat.objects.filter(ended_on=None).values_list("colleague", flat=True)) == {
        leaver.pk
    }
    assert Frequency.objects.filter(replaced_on=None, colleague=leaver).count() == 2
    assert list(ContactMoment.objects.get().colleagues.all()) == [leaver]


def test_a_sales_manager_hands_over_the_accounts_in_view_alone(
    world: World, signed_in: SignIn, leaver: Colleague
) -> None:
    to = Colleague.objects.create(name="Vera Vervolg")
    client = signed_in(world.users[Role.SALES_MANAGER])
    client.post(f"/colleagues/{leaver.pk}/hand-over/", {"to": to.pk})
    assert Seat.objects.get(colleague=to).account == world.accounts[0]
    assert Seat.objects.get(colleague=leaver, ended_on=None).account == world.accounts[1]


def test_who_may_not_arrange_colleagues_reads_the_list_and_keeps_own_hours(
    world: World, signed_in: SignIn, leaver: Colleague
) -> None:
    manager = world.users[Role.ACCOUNT_MANAGER]
    own = Colleague.objects.create(name=manager.name, user=manager)
    client = signed_in(manager)
    text = client.get("/colleagues/").content.decode()
    assert "Bram Weg" in text
    assert world.accounts[1].name not in client.get(f"/colleagues/{leaver.pk}/").content.decode()
    for path, sent in (
        ("/colleagues/new/", {"name": "Nieuw"}),
        (f"/colleagues/{leaver.pk}/", {"name": "Anders"}),
        (f"/colleagues/{leaver.pk}/hand-over/", {"to": str(own.pk)}),
    ):
        assert client.post(path, sent).status_code == 403
    sent = {"name": own.name, "days_a_year": "110", "ended_on": "2020-01-01"}
    client.post(f"/colleagues/{own.pk}/", sent)
    own.refresh_from_db()
    assert own.days_a_year == Decimal(110)
    assert own.ended_on is None
    assert {each.name for each in Colleague.objects.all()} == {"Bram Weg", own.name}


def test_public_holidays_and_absences_take_hours_of_plan_and_team_alike(world: World) -> None:
    january = date(2027, 1, 1)
    dutch, belgian, ill = (
        Colleague.objects.create(name=name, holidays=holidays)
        for name, holidays in (("Noor", "NL"), ("Bart", "BE"), ("Ilse", "NL"))
    )
    Absence.objects.create(colleague=ill, from_on=january, until_on=date(2027, 7, 1))
    people, months = [dutch, belgian, ill], plan_months(january)
    days = free_days(people, months)
    assert days[dutch.pk][date(2027, 7, 1)] > days[belgian.pk][date(2027, 7, 1)]
    year = year_capacities(people, 2027)
    assert year[dutch.pk] == year[belgian.pk] == 792 > year[ill.pk]
    for each in people:
        planned = sum(
            hours for (key, _), hours in capacities([each], months).items() if key == each.pk
        )
        assert round(planned, 6) == round(year[each.pk], 6)


def test_hours_planned_stand_beside_those_agreed_where_the_colleague_looks(
    world: World, signed_in: SignIn, leaver: Colleague
) -> None:
    here, there, today = world.accounts[0], world.accounts[2], timezone.localdate()
    for account, days in ((here, 3), (here, 40), (there, 9), (here, 500)):
        planned = ContactMoment.objects.create(
            account=account,
            state=MomentState.PLANNED,
            channel=Channel.CALL,
            minutes=90,
            on=today + timedelta(days=days),
        )
        planned.colleagues.add(leaver)
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    text = " ".join(client.get(f"/accounts/{here.pk}/teams/").content.decode().split())
    assert "40 uur per jaar" in text
    assert "3 uur gepland in twaalf maanden" in text
    seats = client.get(f"/colleagues/{leaver.pk}/").context["seats"]
    assert [(row.seat.account, row.planned) for row in seats.rows] == [(here, 3)]
    assert (seats.elsewhere, seats.planned) == (Decimal("1.5"), Decimal("4.5"))


def test_a_namesake_needs_an_address_to_be_told_apart(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    Colleague.objects.create(name="Vera Vervanger")
    page = client.post("/colleagues/new/", {"name": "vera vervanger"}).content.decode()
    assert "Er is al een collega met deze naam" in page
    assert Colleague.objects.filter(name__iexact="vera vervanger").count() == 1
    client.post("/colleagues/new/", {"name": "Vera Vervanger", "email": "vera@voorbeeld.example"})
    assert Colleague.objects.filter(name__iexact="vera vervanger").count() == 2
