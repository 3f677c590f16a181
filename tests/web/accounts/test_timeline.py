"""The timeline of an account: everything that happened, and who may know of it."""

import ast
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

import verder
from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import change_account, merge_accounts
from verder.apps.accounts.services.numbers import move_number
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.services import record
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import BenefitEntry, PortfolioTarget
from verder.apps.identify.rating_choices import CriterionKind
from verder.apps.identify.services import put_aside, say, set_input
from verder.apps.identify.services.ratings import (
    add_criterion,
    close_sheet,
    give_values,
    make_sheet,
)
from verder.apps.intensify.happening_kinds import HappeningKind, kind_of
from verder.domain.identify.alerts import AlertKind
from verder.web.accounts.timeline import Happening
from verder.web.accounts.timeline_kinds import KINDS
from verder.web.core.actions import ACTIONS, action_name

SECRET = "alleen voor wie marges ziet"
ON = date(2025, 12, 31)


@pytest.fixture
def told(world: World) -> World:
    """Return the world with acts of every kind on the first account, some of them on margins."""
    User.objects.update(language="en")
    account, director = world.accounts[0], world.users[Role.ADMINISTRATOR]
    for user in [*world.users.values(), world.stranger]:
        user.refresh_from_db()
    change_account(account=account, by=director, sector="Zorg en welzijn")
    for kind, text in ((InputKind.POTENTIAL, "markt"), (InputKind.ACQUISITION_COST, SECRET)):
        set_input(by=director, account=account, kind=kind, value=Decimal(1200), text=text)
    for side, what in (("customer", "minder voorraad"), ("us", SECRET)):
        say(by=director, row=BenefitEntry(account=account, side=side, what=what, on=ON))
    say(
        by=director,
        row=PortfolioTarget(
            account=account, attractiveness=4, ratio=1, until=date(2027, 1, 1), reason=SECRET, on=ON
        ),
    )
    record(
        by=director,
        action="account.proposal_made",
        subject=account,
        after={"proposal": 1, "price_share": "0.03", "note": SECRET},
    )
    return world


def page(account: Account) -> str:
    return f"/accounts/{account.pk}/history/"


def happened(client: Client, account: Account, query: str = "") -> list[Happening]:
    found: list[Happening] = client.get(page(account) + query).context["happenings"]
    return found


def titles(client: Client, account: Account, query: str = "") -> list[str]:
    return [str(each.title) for each in happened(client, account, query)]


def test_everything_stands_in_one_row_of_time(told: World, signed_in: SignIn) -> None:
    account, director = told.accounts[0], told.users[Role.DIRECTOR]
    put_aside(by=director, alerts=[(account.pk, AlertKind.ORDER_GAP)], on=ON)
    client = signed_in(told.users[Role.ADMINISTRATOR])
    found = happened(client, account)
    assert [each.on for each in found] == sorted((each.on for each in found), reverse=True)
    by_kind = {str(each.kind.key): each for each in reversed(found)}
    assert by_kind["alert"].text == "Order gap"
    assert by_kind["alert"].who == director.name
    assert by_kind["proposed"].text == f"Price +3.0%, at equal volume; {SECRET}"
    said = {each.text for each in found if each.kind.key == "said"}
    assert said == {
        "Potential: €1,200 a year · markt",
        f"Cost of winning them: €1,200 · {SECRET}",
    }
    assert by_kind["account"].words == "sector: Bouw → Zorg en welzijn"
    assert by_kind["imported"].text.endswith("24 invoice lines, 15 Jan 2024 to 15 Dec 2025")
    first, second = found[-1], found[-2]
    assert (str(first.title), first.on) == ("First purchase", date(2024, 1, 15))
    assert str(second.title) == "Purchases in Jan 2024"
    assert "1 invoice" in second.text


def test_acts_that_say_no_more_are_counted(told: World, signed_in: SignIn) -> None:
    account, director = told.accounts[0], told.users[Role.DIRECTOR]
    for _act in range(2):
        record(by=director, action="account.opinion_said", subject=account)
    text = signed_in(told.users[Role.ADMINISTRATOR]).get(page(account)).content.decode()
    assert '<span class="quiet">2×</span>' in text
    assert "<li></li>" not in text


def test_ratings_tell_the_place(told: World, signed_in: SignIn) -> None:
    account, administrator = told.accounts[0], told.users[Role.ADMINISTRATOR]
    sheet = make_sheet(by=administrator, title="Jaarkeuze", held_on=ON, accounts=told.accounts[:2])
    criterion = add_criterion(sheet=sheet, by=administrator, name="Omzet", kind=CriterionKind.RANK)
    first, second = sheet.columns.order_by("place")
    ranks = {(criterion, first): Decimal(2), (criterion, second): Decimal(1)}
    give_values(sheet=sheet, rater=None, values=ranks, by=administrator)
    close_sheet(sheet=sheet, by=administrator)
    (rated,) = happened(signed_in(administrator), account, "?kind=rated")
    assert (str(rated.title), rated.text) == ("Rated on “Jaarkeuze”", "place 2 of 2")


def test_who_may_not_see_margins_reads_nothing_of_them(told: World, signed_in: SignIn) -> None:
    account = told.accounts[0]
    put_aside(by=told.users[Role.DIRECTOR], alerts=[(account.pk, AlertKind.LOSS_MAKER)], on=ON)
    member, manager = (
        signed_in(told.users[role]) for role in (Role.TEAM_MEMBER, Role.ACCOUNT_MANAGER)
    )
    for query in ("", "?export=csv", "?q=alleen"):
        assert SECRET in _text(manager, page(account) + query)
        assert SECRET not in _text(member, page(account) + query)
    kinds = {str(each.kind.key) for each in happened(member, account)}
    assert kinds == {"account", "said", "benefit", "bought", "imported"}
    assert signed_in(told.stranger).get(page(account)).status_code == 404


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    return (answer.getvalue() if answer.streaming else answer.content).decode()


def test_files_are_named_to_those_who_import_only(told: World, signed_in: SignIn) -> None:
    account = told.accounts[0]
    for role, sees in ((Role.CONTROLLER, True), (Role.ACCOUNT_MANAGER, False)):
        (imported,) = happened(signed_in(told.users[role]), account, "?kind=imported")
        assert ("invoices.csv" in imported.text) is sees
        assert bool(imported.address) is sees


def test_accounts_out_of_view_have_no_name(told: World, signed_in: SignIn) -> None:
    mine, other = told.accounts[0], told.accounts[1]
    move_number(number=other.numbers.get(), account=mine, by=None)
    (moved,) = happened(signed_in(told.users[Role.ACCOUNT_MANAGER]), mine, "?q=moved")
    assert "an account outside your view" in moved.words
    assert other.name not in _text(signed_in(told.users[Role.ACCOUNT_MANAGER]), page(mine))
    (moved,) = happened(signed_in(told.users[Role.DIRECTOR]), mine, "?q=moved")
    assert other.name in moved.words


def test_what_happened_to_a_merged_account_goes_along(told: World, signed_in: SignIn) -> None:
    keep, gone = told.accounts[2], told.accounts[0]
    merge_accounts(keep=keep, gone=gone, by=None)
    found = titles(signed_in(told.users[Role.DIRECTOR]), keep)
    assert "Accounts merged" in found
    assert "Proposal made" in found


def test_it_is_searched_filtered_paged_and_taken_along(told: World, signed_in: SignIn) -> None:
    account, client = told.accounts[0], signed_in(told.users[Role.DIRECTOR])
    assert titles(client, account, "?q=voorraad") == ["Benefit named"]
    assert set(titles(client, account, "?kind=said")) == {"Input given"}
    who = told.users[Role.ADMINISTRATOR].name
    assert {each.who for each in happened(client, account, f"?who={who}")} == {who}
    first = client.get(page(account))
    months = [month for month, _runs in first.context["months"]]
    assert months == sorted(set(months), reverse=True)
    part = client.get(page(account), headers={"HX-Request": "true", "HX-Target": "table-timeline"})
    assert "<html" not in part.content.decode()
    rows = _text(client, page(account) + "?kind=bought&export=csv").strip().splitlines()
    assert len(rows) == 1 + 24 + 1


def test_a_long_history_asks_few_questions_and_says_that_it_is_cut(
    told: World,
    signed_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    account, client = told.accounts[0], signed_in(told.users[Role.SALES_MANAGER])
    event = AuditEvent.objects.filter(subject=f"account:{account.pk}").latest("pk")
    copies = [AuditEvent(**{**_fields(event), "action": "account.changed"}) for _ in range(1001)]
    AuditEvent.objects.bulk_create(copies)
    client.get(page(account))
    with django_assert_max_num_queries(27):
        answer = client.get(page(account))
    assert "the latest 1,000 stand here" in answer.content.decode()


def _fields(event: AuditEvent) -> dict[str, object]:
    return {
        field.name: getattr(event, field.name)
        for field in event._meta.concrete_fields
        if not field.primary_key
    }


def test_an_unknown_act_never_shows_its_code() -> None:
    with override("en"):
        assert action_name("account.something_new") == "Accounts: changed"
        assert action_name("unheard.of") == "Something changed"
    assert kind_of("account.something_new") is HappeningKind.ACCOUNT
    planned = [kind_of(f"account.{act}") for act in ("plan_proposal", "visits_agreed")]
    assert planned == [HappeningKind.PLANNED] * 2
    assert [kind.key for kind in KINDS] == list(HappeningKind)
    assert all(reverse(kind.tab, args=[1]) for kind in KINDS if kind.tab)


def recorded() -> Iterator[str]:
    """Yield every action that stands as such in the code of the services."""
    for path in (Path(verder.__file__).parent / "apps").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "action":
                for part in ast.walk(node.value):
                    if isinstance(part, ast.Constant) and "." in str(part.value):
                        yield str(part.value)


def test_every_recorded_act_has_a_name() -> None:
    known = {name for name in recorded() if not name.endswith((".", "_"))}
    assert len(known) > 30
    assert {name for name in known if name not in ACTIONS} == set()
