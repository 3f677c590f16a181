"""Absences: by whom they are kept, what others see of them, and that each act is undone."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.models import Absence, Colleague, PeopleAct
from verder.apps.intensify.services.absences import add_absence
from verder.apps.intensify.services.account_team import give_seat
from verder.apps.intensify.services.colleagues import colleague_for
from verder.domain.intensify.roles import PsuRole

WEEK = timedelta(days=7)


@pytest.fixture
def own(world: World) -> Colleague:
    """Return who the account manager of the north is among the colleagues."""
    return colleague_for(world.users[Role.ACCOUNT_MANAGER])


def days(colleague: Colleague) -> set[tuple[date, date]]:
    found = Absence.objects.filter(colleague=colleague)
    return set(found.values_list("from_on", "until_on"))


def undo_latest(client: Client) -> None:
    act = PeopleAct.objects.order_by("-pk")[0]
    client.post(f"/people/acts/{act.pk}/undo/")


def test_one_keeps_changes_and_removes_own_absences_and_takes_each_back(
    world: World, signed_in: SignIn, own: Colleague
) -> None:
    client, first = signed_in(world.users[Role.ACCOUNT_MANAGER]), timezone.localdate() + WEEK
    address = f"/colleagues/{own.pk}/absences/"
    last = first + timedelta(days=4)
    client.post(address, {"from_on": str(first), "last_on": str(last), "remark": "Vakantie"})
    kept = {(first, last + timedelta(days=1))}
    assert days(own) == kept
    absence = Absence.objects.get()
    client.post(f"{address}{absence.pk}/", {"from_on": str(first), "last_on": ""})
    assert days(own) == {(first, first + timedelta(days=1))}
    undo_latest(client)
    assert days(own) == kept
    assert Absence.objects.get().remark == "Vakantie"
    client.post(f"{address}{absence.pk}/remove/")
    assert days(own) == set()
    undo_latest(client)
    assert days(own) == kept
    told = AuditEvent.objects.filter(action__startswith="colleague.absence_")
    assert told.count() == 3
    assert not [each for each in told if "Vakantie" in f"{each.before}{each.after}"]


@pytest.mark.parametrize(
    ("first", "last"),
    [("", ""), ("2027-03-05", "2027-03-01"), ("2027-01-01", "2031-01-01"), ("1890-01-01", "")],
)
def test_days_that_cannot_be_are_refused_beside_the_field(
    world: World, signed_in: SignIn, own: Colleague, first: str, last: str
) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    page = client.post(f"/colleagues/{own.pk}/absences/", {"from_on": first, "last_on": last})
    assert page.context["absences"].new.errors
    assert days(own) == set()


def test_days_on_which_somebody_is_away_already_are_refused(
    world: World, signed_in: SignIn, own: Colleague
) -> None:
    away = {(date(2027, 8, 2), date(2027, 8, 23)), (date(2027, 9, 1), date(2027, 9, 2))}
    for from_on, until_on in away:
        add_absence(colleague=own, by=None, from_on=from_on, until_on=until_on, remark="")
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    sent = {"from_on": "2027-08-20", "last_on": "2027-08-25"}
    page = client.post(f"/colleagues/{own.pk}/absences/", sent)
    assert page.context["absences"].new.errors
    later = Absence.objects.get(from_on=date(2027, 9, 1))
    page = client.post(f"/colleagues/{own.pk}/absences/{later.pk}/", sent)
    assert [row.form.errors for row in page.context["absences"].coming if row.form.errors]
    assert days(own) == away


def test_others_read_the_days_but_neither_the_remark_nor_may_they_change_them(
    world: World, signed_in: SignIn, own: Colleague
) -> None:
    from_on = timezone.localdate() + WEEK
    absence, act = add_absence(
        colleague=own, by=None, from_on=from_on, until_on=from_on + WEEK, remark="Verhuizing"
    )
    member, manager = (
        signed_in(world.users[role]) for role in (Role.TEAM_MEMBER, Role.SALES_MANAGER)
    )
    page = f"/colleagues/{own.pk}/"
    assert f'id="absence-{absence.pk}"' in (text := member.get(page).content.decode())
    assert "Verhuizing" not in text
    assert "Verhuizing" in manager.get(page).content.decode()
    sent = {"from_on": str(from_on)}
    for path in ("absences/", f"absences/{absence.pk}/", f"absences/{absence.pk}/remove/"):
        assert member.post(f"{page}{path}", sent).status_code == 403
    assert member.post(f"/people/acts/{act.pk}/undo/").status_code == 404
    other = Colleague.objects.create(name="Vera Elders")
    assert manager.post(f"/colleagues/{other.pk}/absences/{absence.pk}/", sent).status_code == 404
    assert days(own) == {(from_on, from_on + WEEK)}


def test_who_is_away_is_told_where_nobody_stands_in(
    world: World, signed_in: SignIn, own: Colleague
) -> None:
    deputy, today = Colleague.objects.create(name="Vera Vervanger"), timezone.localdate()
    for account, by_whom in zip(world.accounts[:5:2], (None, deputy, None), strict=True):
        give_seat(
            account=account,
            colleague=own,
            roles=[PsuRole.ACCOUNT_MANAGER],
            deputy=by_whom,
            by=None,
            on=today,
        )
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    assert client.get(f"/colleagues/{own.pk}/").context["absences"].report.unattended == ()
    add_absence(colleague=own, by=None, from_on=today, until_on=today + WEEK, remark="")
    shown = client.get(f"/colleagues/{own.pk}/").context["absences"].report
    assert [seat.account for seat in shown.unattended] == [world.accounts[0], world.accounts[4]]
    (line,) = client.get(f"/accounts/{world.accounts[0].pk}/teams/").context["own"].seats
    assert line.row.back_on == today + WEEK


def test_a_user_who_is_no_colleague_yet_begins_with_own_hours(
    world: World, signed_in: SignIn
) -> None:
    director = world.users[Role.DIRECTOR]
    page = signed_in(director).post("/colleagues/me/", follow=True)
    assert page.context["colleague"] == Colleague.objects.get(user=director)
    assert page.context["absences"].new is not None
