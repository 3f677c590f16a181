"""The page of what changed: what it says, lists and puts aside, and to whom."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.apps.identify.test_alerts import january, sold
from tests.conftest import SignIn
from tests.world import World, add_lines
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.identify.models import SeenAlert
from verder.domain.identify.alerts import AlertKind, AlertLimits
from verder.web.identify.presenters.alert_words import ADVICE, KIND_ICONS, KIND_NAMES

PATH = "/identify/alerts/"
KEYS = ("loss_maker", "concentration")


@pytest.fixture
def changed(world: World) -> World:
    """Return the world a month later, in which the fourth account buys much at a loss."""
    add_lines(january(silent=[7]))
    User.objects.update(language="en")
    for user in [*world.users.values(), world.stranger]:
        user.refresh_from_db()
    return world


def reads(client: Client, address: str = PATH) -> str:
    return client.get(address).content.decode()


def test_each_alert_has_its_evidence_and_its_act_and_is_taken_along(
    changed: World, signed_in: SignIn
) -> None:
    client, account = signed_in(changed.users[Role.DIRECTOR]), changed.accounts[3]
    page = reads(client)
    assert "of all revenue" in page
    assert "Gross margin (CM1) is −€" in page
    assert f'href="/accounts/{account.pk}/profit/#what-if"' in page
    assert f'href="/accounts/{account.pk}/mutual/"' in page
    latest = reads(client, f"{PATH}latest/")
    assert "1 alert" not in latest
    assert account.name in latest
    assert "Gross margin (CM1)" in reads(client, f"/accounts/{account.pk}/alerts/")

    address = f"{PATH}?kind=loss_maker&owner={changed.stranger.pk}&q=klant&export=csv"
    rows = list(csv.DictReader(StringIO(client.get(address).getvalue().decode("utf-8-sig"))))
    assert [(row["Account"], row["What happened"]) for row in rows] == [
        (changed.accounts[3].name, "New loss-maker")
    ]
    assert "Seen" not in rows[0]
    assert client.get(f"{PATH}?owner=none").context["table"].count == 0


def test_who_may_not_know_reads_nothing_of_it(changed: World, signed_in: SignIn) -> None:
    hidden, member = changed.accounts[3], changed.users[Role.TEAM_MEMBER]
    hidden.members.add(member)
    manager, stranger = changed.users[Role.ACCOUNT_MANAGER], changed.stranger
    for part in ("", "latest/", "?export=csv"):
        assert hidden.name not in _text(signed_in(manager), PATH + part)
        told = _text(signed_in(member), PATH + part)
        assert "loss_maker" not in told
        assert "CM1" not in told
        assert "of all revenue" not in _text(signed_in(stranger), PATH + part)


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    content = answer.getvalue() if answer.streaming else answer.content
    return content.decode()


def test_alerts_are_put_aside_and_come_back(changed: World, signed_in: SignIn) -> None:
    client = signed_in(changed.users[Role.DIRECTOR])
    keys = [f"{changed.accounts[3].pk}-{kind}" for kind in KEYS]
    before = client.get(PATH).context["table"].count
    answer = client.post(f"{PATH}seen/", {"month": "", "selected": [*keys, "7-nonsense"]})
    assert answer["Location"] == PATH
    page = client.get(PATH)
    assert page.context["table"].count == before - 2
    assert client.get(f"{PATH}?aside=1").context["table"].count == 2
    (undo,) = page.context["messages"]
    client.post(undo.extra_tags.removeprefix("undo:"))
    assert client.get(PATH).context["table"].count == before
    client.post(f"{PATH}seen/", {"month": "", "only": keys[0], "selected": keys})
    assert SeenAlert.objects.count() == 1
    other = signed_in(changed.users[Role.ACCOUNT_MANAGER])
    other.post(f"{PATH}seen/", {"only": keys[1], "month": ""})
    assert SeenAlert.objects.count() == 1
    assert other.get(f"/accounts/{changed.accounts[3].pk}/alerts/").status_code == 404


def test_an_earlier_month_is_asked_by_its_name(changed: World, signed_in: SignIn) -> None:
    client = signed_in(changed.users[Role.DIRECTOR])
    add_lines([sold(0, date(2026, 2, 27), 1000, 700)])
    assert client.get(PATH).context["report"].today == date(2026, 2, 28)
    assert client.get(f"{PATH}?month=2026-01").context["report"].today == date(2026, 1, 31)
    assert client.get(f"{PATH}?month=1999-01").context["report"].today == date(2026, 2, 28)


def test_limits_are_tried_out(changed: World, signed_in: SignIn) -> None:
    client = signed_in(changed.users[Role.CONTROLLER])
    page = client.get(f"{PATH}?least_revenue=999999")
    assert page.context["table"].count == 0
    assert page.context["limits"].limits == AlertLimits(least_revenue=999999)  # type: ignore[arg-type]
    kept = client.post("/identify/limits/alerts/", {"least_revenue": "999999", "next": ""})
    assert kept["Location"] == PATH
    assert "Nothing that waits for you changed." in reads(client)


def test_without_lines_the_page_says_what_to_do(db: None, signed_in: SignIn) -> None:
    user = User.objects.create(email="a@example.org", role=Role.ADMINISTRATOR, language="en")
    client = signed_in(user)
    assert "No invoice lines yet" in reads(client)
    assert reads(client, f"{PATH}latest/").strip() == ""


def test_the_page_asks_the_database_few_questions(
    changed: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(changed.users[Role.SALES_MANAGER])
    client.get(PATH)
    with django_assert_max_num_queries(18):
        client.get(PATH)
    with django_assert_max_num_queries(15):
        client.get(f"{PATH}latest/")


def test_every_kind_has_a_name_a_mark_and_advice() -> None:
    assert set(KIND_NAMES) == set(KIND_ICONS) == set(ADVICE) == set(AlertKind)
