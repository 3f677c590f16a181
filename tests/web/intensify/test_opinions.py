from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from tests.apps.intensify.seated import known
from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.entries import StepEntry
from verder.apps.intensify.models import Colleague, Opinion, Position
from verder.apps.intensify.services.account_team import give_seat
from verder.apps.intensify.services.colleagues import colleague_for, hand_over
from verder.apps.intensify.services.journal import undo_act
from verder.apps.intensify.services.opinions import (
    OpinionSaid,
    give_opinion,
    purge_opinions,
    remove_opinion,
    undo_opinion,
)
from verder.apps.intensify.services.steps import promise
from verder.domain.intensify.roles import PsuRole

SECRET = "vroeg twee andere offertes"
TODAY = timezone.localdate


def sent(**changed: str) -> dict[str, str]:
    """Return an opinion as the form sends it."""
    said = {"influence": "5", "attitude": "-1", "wanted_attitude": "1", "evidence": SECRET}
    return {**said, "motive": "zekerheid", "on": str(TODAY()), **changed}


def address(account: Account, rest: str = "") -> str:
    return f"/accounts/{account.pk}/influence/{rest}"


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


@pytest.fixture
def decider(world: World) -> Position:
    """Return who decides at the first account."""
    return known(world.accounts[0], "decider")


def test_an_opinion_is_kept_with_author_and_last_day_given_anew_and_each_undone(
    world: World, client: Client, decider: Position
) -> None:
    account = world.accounts[0]
    client.post(address(account, f"people/{decider.pk}/"), sent())
    first = Opinion.objects.get()
    assert first.by == world.users[Role.ACCOUNT_MANAGER]
    assert timedelta(729) <= first.keep_until - TODAY() <= timedelta(731)
    client.post(address(account, f"people/{decider.pk}/"), sent(attitude="1"))
    second = Opinion.objects.get(replaced_on=None)
    assert (second.attitude, Opinion.objects.count()) == (1, 2)
    client.post(address(account, f"{second.pk}/remove/"))
    assert not Opinion.objects.filter(replaced_on=None).exists()
    client.post(address(account, f"{second.pk}/undo/"))
    assert Opinion.objects.get(replaced_on=None) == second
    client.post(address(account, f"{second.pk}/undo/"))
    assert Opinion.objects.get() == first
    assert Opinion.objects.get().replaced_on is None


def test_the_page_shows_index_flags_and_history(
    world: World, client: Client, decider: Position
) -> None:
    account = world.accounts[0]
    for days, attitude in ((90, 2), (1, -1)):
        give_opinion(
            position=decider,
            said=OpinionSaid(influence=5, attitude=attitude, evidence=SECRET),
            by=None,
            on=TODAY() - timedelta(days),
        )
    page = client.get(address(account))
    text = page.content.decode()
    assert "−0,50" in text
    assert [todo.href for todo in page.context["todos"]] == [f"#opinion-{decider.pk}", ""]
    assert [each.attitude for each in page.context["lines"][0].history] == [2]
    file = client.get(address(account), {"influence-export": "csv"})
    assert b"Boorstra" in b"".join(file.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "changed",
    [
        {"influence": "", "attitude": ""},
        {"influence": "6"},
        {"on": "2199-01-01"},
        {"keep_until": "2020-01-01"},
    ],
)
def test_what_says_nothing_or_cannot_be_is_shown_again(
    world: World, client: Client, decider: Position, changed: dict[str, str]
) -> None:
    account = world.accounts[0]
    page = client.post(address(account, f"people/{decider.pk}/"), sent(**changed))
    assert page.context["lines"][0].form.errors
    assert not Opinion.objects.exists()


def test_only_the_account_team_sees_and_gives_opinions(
    world: World, signed_in: SignIn, decider: Position
) -> None:
    account = world.accounts[0]
    opinion = give_opinion(
        position=decider, said=OpinionSaid(influence=5, evidence=SECRET), by=None, on=TODAY()
    )
    expected = {
        Role.TEAM_MEMBER: (200, 302),
        Role.SALES_MANAGER: (200, 302),
        Role.DIRECTOR: (403, 403),
        Role.ADMINISTRATOR: (403, 403),
    }
    for role, (reads, writes) in expected.items():
        client = signed_in(world.users[role])
        page = client.get(address(account))
        assert page.status_code == reads
        assert (SECRET in page.content.decode()) == (reads == 200)
        told = client.get(f"/api/accounts/{account.pk}/influence")
        assert told.status_code == reads
        teams = client.get(f"/accounts/{account.pk}/teams/").content.decode()
        assert SECRET not in teams
        assert (f"/accounts/{account.pk}/influence/" in teams) == (reads == 200)
        answer = client.post(address(account, f"people/{decider.pk}/"), sent(attitude="2"))
        assert answer.status_code == writes
    stranger = signed_in(world.stranger)
    assert stranger.get(address(account)).status_code == 404
    assert stranger.post(address(account, f"{opinion.pk}/remove/")).status_code == 404


def test_no_service_lets_others_than_the_team_judge(world: World, decider: Position) -> None:
    said = OpinionSaid(influence=5, attitude=1, evidence=SECRET)
    opinion = give_opinion(position=decider, said=said, by=None, on=TODAY())
    for by in (world.stranger, world.users[Role.DIRECTOR]):
        with pytest.raises(PermissionDenied):
            give_opinion(position=decider, said={**said, "attitude": -2}, by=by, on=TODAY())
        with pytest.raises(PermissionDenied):
            remove_opinion(opinion=opinion, by=by, on=TODAY())
        with pytest.raises(PermissionDenied):
            undo_opinion(opinion=opinion, by=by)
    assert Opinion.objects.get().replaced_on is None


def test_an_opinion_of_an_earlier_day_ends_none_before_it_began(
    world: World, decider: Position
) -> None:
    for days, attitude in ((1, 1), (9, 2)):
        said = OpinionSaid(influence=5, attitude=attitude, evidence=SECRET)
        give_opinion(position=decider, said=said, by=None, on=TODAY() - timedelta(days))
    first, second = Opinion.objects.order_by("pk")
    assert (first.replaced_on, second.replaced_on) == (first.on, None)
    with pytest.raises(Refused, match="opinion_replaced"):
        undo_opinion(opinion=first, by=None)
    undo_opinion(opinion=second, by=None)
    assert Opinion.objects.get().replaced_on is None


def test_the_audit_trail_says_that_somebody_judged_and_never_what(
    world: World, client: Client, decider: Position
) -> None:
    account = world.accounts[0]
    client.post(address(account, f"people/{decider.pk}/"), sent())
    event = AuditEvent.objects.get(action="account.opinion_said")
    assert (event.subject, event.before, event.after) == (f"account:{account.pk}", {}, {})
    assert not [
        each for each in AuditEvent.objects.all() if SECRET in str((each.before, each.after))
    ]


def test_opinions_go_when_their_time_is_over(world: World, decider: Position) -> None:
    for until in (date(2026, 1, 1), date(2026, 1, 2)):
        give_opinion(
            position=decider,
            said=OpinionSaid(influence=3, keep_until=until),
            by=None,
            on=date(2025, 1, 1),
        )
    assert purge_opinions(date(2026, 1, 1)) == 1
    assert Opinion.objects.get().keep_until == date(2026, 1, 2)


def test_a_move_waits_until_a_colleague_makes_it_and_something_is_promised(
    world: World, client: Client, decider: Position
) -> None:
    account, me = world.accounts[0], colleague_for(world.users[Role.ACCOUNT_MANAGER])
    give_seat(account=account, colleague=me, by=None, on=TODAY(), roles=[PsuRole.ACCOUNT_MANAGER])
    away = Colleague.objects.create(name="Iemand anders")
    refused = client.post(address(account, f"people/{decider.pk}/"), sent(mover=str(away.pk)))
    assert not Opinion.objects.exists()
    assert refused.context["lines"][0].form.errors["mover"]
    client.post(address(account, f"people/{decider.pk}/"), sent(mover=str(me.pk)))
    line = client.get(address(account)).context["lines"][0]
    assert (line.row.opinion.mover, line.next) == (me, "")
    form = client.get(line.next_href).context["form"]
    assert (form.initial["position"], form.initial["owner"]) == (decider.pk, me.pk)
    waits = [todo.text for todo in client.get(address(account)).context["todos"]]
    assert any("Een gewenste beweging die wacht" in each for each in waits)
    step = StepEntry(text="Referentiebezoek voorstellen", owner=me.pk, position=decider.pk)
    promise(by=None, account=account, uid=uuid4(), entry=step)
    page = client.get(address(account))
    assert page.context["lines"][0].next == "Referentiebezoek voorstellen"
    assert not any("beweging die wacht" in todo.text for todo in page.context["todos"])
    points = page.context["chart"]["series"][0]["data"]
    assert f"Wie ervoor zorgt: {me}" in points[0]["name"]


def test_who_takes_over_a_seat_takes_over_its_moves(world: World, decider: Position) -> None:
    account, by = world.accounts[0], world.users[Role.ADMINISTRATOR]
    leaver, heir = (Colleague.objects.create(name=name) for name in ("Gaat", "Blijft"))
    give_seat(account=account, colleague=leaver, by=None, on=TODAY(), roles=[PsuRole.SELLER])
    said = OpinionSaid(influence=4, wanted_attitude=1, mover=leaver)
    opinion = give_opinion(position=decider, said=said, by=None, on=TODAY())
    act = hand_over(colleague=leaver, to=heir, by=by, on=TODAY())
    assert act is not None
    opinion.refresh_from_db()
    assert opinion.mover == heir
    undo_act(by=by, act=act)
    opinion.refresh_from_db()
    assert opinion.mover == leaver
