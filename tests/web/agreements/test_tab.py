from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.agreements.agreed import make_bonus, make_contract
from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import put_under
from verder.apps.agreements.models import Attachment, BonusAgreement, Contract, PriceAgreement
from verder.apps.agreements.queries import agreements_of, attachments_of
from verder.apps.core.enums import Role

QUERIES = 30
CONTRACT = {
    "title": "Raamovereenkomst",
    "kind": "framework",
    "begins_on": "2025-01-01",
    "ends_on": "2025-12-31",
    "notice_count": "3",
    "notice_unit": "months",
    "renewal_months": "12",
}
PRICE = {"product_group": "Tools", "discount_share": "7.5", "begins_on": "2025-01-01"}
BONUS = {
    "begins_on": "2025-01-01",
    "first_month": "4",
    "is_retroactive": "on",
    "threshold_1": "10000",
    "rate_1": "1.5",
    "threshold_2": "20000",
    "rate_2": "2",
}
FIRST = {"contract": CONTRACT, "price": PRICE, "bonus": BONUS}
CHANGED = {
    "contract": {"title": "Nieuw"},
    "price": {"discount_share": "10"},
    "bonus": {"rate_2": "2.5"},
}
MODELS: dict[str, Any] = {"contract": Contract, "price": PriceAgreement, "bonus": BonusAgreement}


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def address(account: Account, rest: str = "") -> str:
    return f"/accounts/{account.pk}/agreements/{rest}"


@pytest.mark.parametrize("kind", ["contract", "price", "bonus"])
def test_an_agreement_is_kept_changed_removed_and_each_is_undone(
    world: World, client: Client, kind: str
) -> None:
    account, model = world.accounts[0], MODELS[kind]
    client.post(address(account, f"{kind}/"), FIRST[kind])
    first = agreements_of(account, model).get()
    client.post(address(account, f"{kind}/{first.pk}/"), {**FIRST[kind], **CHANGED[kind]})
    second = agreements_of(account, model).get()
    assert second.replaces == first
    client.post(address(account, f"{kind}/{second.pk}/remove/"))
    assert not agreements_of(account, model).exists()
    for expected in (second, first):
        client.post(address(account, f"{kind}/{second.pk}/undo/"))
        assert agreements_of(account, model).get() == expected


def test_what_was_typed_is_what_is_kept_and_shown_again(world: World, client: Client) -> None:
    account = world.accounts[0]
    client.post(address(account, "price/"), PRICE)
    client.post(address(account, "bonus/"), BONUS)
    price, bonus = (
        agreements_of(account, PriceAgreement).get(),
        agreements_of(account, BonusAgreement).get(),
    )
    assert str(price.discount_share.normalize() if price.discount_share else "") == "0.075"
    assert bonus.tiers == [
        {"threshold": "10000", "rate_share": "0.015"},
        {"threshold": "20000", "rate_share": "0.02"},
    ]
    text = client.get(address(account)).content.decode()
    assert 'name="discount_share" value="7.5"' in text
    assert 'name="rate_1" value="1.5"' in text
    assert "7,5% korting" in text


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("contract", {"title": ""}),
        ("contract", {"ends_on": "2024-12-31"}),
        ("price", {"discount_share": ""}),
        ("price", {"price": "12"}),
        ("price", {"discount_share": "101"}),
        ("bonus", {"threshold_2": "5000"}),
        ("bonus", {"rate_1": "", "rate_2": ""}),
        ("bonus", {"begins_on": "2025-01-02"}),
    ],
)
def test_what_does_not_fit_is_shown_again(
    world: World, client: Client, kind: str, changed: dict[str, str]
) -> None:
    account = world.accounts[0]
    page = client.post(address(account, f"{kind}/"), {**FIRST[kind], **changed})
    assert page.context["new"][kind].errors
    assert not agreements_of(account, MODELS[kind]).exists()


def test_who_sees_the_account_sees_its_agreements_and_only_editors_change_them(
    world: World, signed_in: SignIn
) -> None:
    account = world.accounts[0]
    contract = make_contract(account, title="Geheim raamcontract")
    member = signed_in(world.users[Role.TEAM_MEMBER])
    text = member.get(address(account)).content.decode()
    assert "Geheim raamcontract" in text
    assert "/remove/" not in text
    stranger = signed_in(world.stranger)
    assert stranger.get(address(account)).status_code == 404
    for client, expected in ((member, 403), (stranger, 404)):
        answers = [
            client.post(address(account, "contract/"), CONTRACT),
            client.post(address(account, f"contract/{contract.pk}/"), CONTRACT),
            client.post(address(account, f"contract/{contract.pk}/remove/")),
            client.post(address(account, f"contract/{contract.pk}/undo/")),
        ]
        assert {answer.status_code for answer in answers} == {expected}
    assert agreements_of(account, Contract).get() == contract


def test_an_agreement_is_reached_only_below_its_own_account(world: World, client: Client) -> None:
    contract = make_contract(world.accounts[1])
    rest = f"contract/{contract.pk}/"
    assert client.post(address(world.accounts[0], rest), CONTRACT).status_code == 404
    assert client.post(address(world.accounts[0], f"{rest}undo/")).status_code == 404
    assert client.post(address(world.accounts[0], "other/"), CONTRACT).status_code == 404
    assert agreements_of(world.accounts[1], Contract).get() == contract


def upload(client: Client, account: Account, name: str, content: bytes = b"<b>x</b>") -> object:
    sent = SimpleUploadedFile(name, content, content_type="text/html")
    return client.post(address(account, "files/"), {"file": sent, "remark": "getekend"})


def test_a_file_comes_back_as_it_was_sent_and_never_as_a_page(world: World, client: Client) -> None:
    account = world.accounts[0]
    upload(client, account, "../<img>.html")
    kept = attachments_of(account).get()
    assert kept.name == "<img>.html"
    answer = client.get(address(account, f"files/{kept.pk}/"))
    assert b"".join(answer.streaming_content) == b"<b>x</b>"  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "&lt;img&gt;.html" in client.get(address(account)).content.decode()


def test_a_file_is_removed_and_brought_back(world: World, client: Client) -> None:
    account = world.accounts[0]
    upload(client, account, "a.pdf")
    kept = attachments_of(account).get()
    client.post(address(account, f"files/{kept.pk}/remove/"))
    assert client.get(address(account, f"files/{kept.pk}/")).status_code == 404
    client.post(address(account, f"files/{kept.pk}/restore/"))
    assert attachments_of(account).get() == kept


def test_a_file_that_is_too_large_or_empty_is_refused(
    world: World, client: Client, settings: Settings
) -> None:
    settings.MOST_ATTACHMENT_MB = 1
    for content in (b"x" * ((1 << 20) + 1), b""):
        page = upload(client, world.accounts[0], "a.pdf", content)
        assert page.context["file_form"].errors["file"]  # type: ignore[attr-defined]
    assert not Attachment.objects.exists()


def test_only_who_sees_the_account_takes_its_files_along(
    world: World, client: Client, signed_in: SignIn
) -> None:
    account = world.accounts[0]
    upload(client, account, "a.pdf")
    path = address(account, f"files/{attachments_of(account).get().pk}/")
    member, stranger = signed_in(world.users[Role.TEAM_MEMBER]), signed_in(world.stranger)
    assert b"".join(member.get(path).streaming_content) == b"<b>x</b>"  # type: ignore[attr-defined]
    assert stranger.get(path).status_code == 404
    assert [each.post(f"{path}remove/").status_code for each in (member, stranger)] == [403, 404]
    elsewhere = path.replace(f"/{account.pk}/", f"/{world.accounts[1].pk}/", 1)
    assert stranger.get(elsewhere).status_code == 404


def test_the_tab_asks_the_database_a_bounded_number_of_questions(
    world: World, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    account = world.accounts[0]
    for number in range(6):
        make_contract(account, title=f"Contract {number}")
    make_bonus(account, (0, "0.02"))
    client.get(address(account))
    with django_assert_max_num_queries(QUERIES):
        client.get(address(account))


def test_the_tab_says_which_entities_a_bonus_counts(world: World, client: Client) -> None:
    head, below, alone = world.accounts[0], world.accounts[2], world.accounts[4]
    put_under(account=below, parent=head, by=None)
    make_bonus(head, (0, "0.02"))
    pages = [client.get(address(each)).content.decode() for each in (head, below, alone)]
    together = "samen met alles wat er in de groep onder staat"
    above = "hoger in de groep is afgesproken"
    nothing = "er gaat niets van de netto-omzet af"
    said = [[words in page for words in (together, above, nothing)] for page in pages]
    assert said == [[True, False, False], [False, True, False], [False, False, True]]
