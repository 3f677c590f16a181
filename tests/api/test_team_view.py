from decimal import Decimal

from django.utils import timezone

from tests.api.conftest import CallerOf
from tests.apps.intensify.working import work
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.services.absences import add_absence
from verder.apps.intensify.services.colleagues import colleague_for

TEAM = "/api/intensify/team"


def test_who_leads_reads_figures_and_the_lists_behind_them(world: World, caller: CallerOf) -> None:
    today = timezone.localdate()
    north = work(world.accounts[0], world.users[Role.ACCOUNT_MANAGER], today, hours=198)
    south = work(world.accounts[1], world.stranger, today, hours=396)
    client = caller(world.users[Role.SALES_MANAGER])
    (one,) = client.get(TEAM).json()["members"]
    assert (one["name"], Decimal(one["load"]["share"]["value"])) == (north.name, Decimal("0.25"))
    lists = client.get(f"{TEAM}/{north.pk}").json()
    assert lists["member"] == one
    counts = [len(lists[name]) for name in ("contact_ids", "promise_ids", "silences")]
    assert counts == [one[name] for name in ("late_contacts", "late_promises", "silences")]
    assert counts == [1, 1, 1]
    assert client.get(f"{TEAM}/{south.pk}").status_code == 404
    assert caller(world.users[Role.ACCOUNT_MANAGER]).get(TEAM).status_code == 403


def test_absences_are_kept_by_programs_and_their_remark_is_for_few(
    world: World, caller: CallerOf
) -> None:
    own = colleague_for(world.users[Role.ACCOUNT_MANAGER])
    add_absence(
        colleague=own,
        by=None,
        from_on=(today := timezone.localdate()),
        until_on=today.replace(year=today.year + 1),
        remark="Sabbatical",
    )
    address = f"/api/colleagues/{own.pk}/absences"
    member, client = (
        caller(world.users[role]) for role in (Role.TEAM_MEMBER, Role.ACCOUNT_MANAGER)
    )
    told = [each.get(address).json()["absences"][0]["remark"] for each in (member, client)]
    assert told == ["", "Sabbatical"]
    given = {"from_on": "2030-05-06", "until_on": "2030-05-11"}
    assert member.post(address, given, "application/json").status_code == 403
    made = client.post(address, given, "application/json").json()
    one = f"{address}/{made['absence_id']}"
    assert (
        client.put(one, {**given, "until_on": "2030-05-06"}, "application/json").status_code == 422
    )
    assert client.delete(one).json()["act_id"]
    assert len(client.get(address).json()["absences"]) == 1
