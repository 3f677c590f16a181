from decimal import Decimal

import pytest

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import AccountInput
from verder.apps.identify.queries import all_inputs_of
from verder.apps.identify.services import set_input


def test_an_input_is_said_shown_with_its_author_and_taken_back(
    world: World, signed_in: SignIn
) -> None:
    account, milan = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    client = signed_in(milan)
    sent = {"value": "82.5", "text": "renewal talk", "is_fact": "on"}
    page = client.post(f"/accounts/{account.pk}/inputs/retention/", sent, follow=True)
    said = AccountInput.objects.get()
    assert (said.value, said.text, said.is_fact, said.by) == (
        Decimal("0.825"),
        "renewal talk",
        True,
        milan,
    )
    (row,) = [row for row in page.context["rows"] if row.said]
    assert (row.kind, row.shown, row.said.by.name) == (InputKind.RETENTION, "82,5%", "Milan Noord")
    assert row.form.initial["value"] == Decimal("82.5")
    client.post(f"/accounts/{account.pk}/inputs/undo/?said={said.pk}")
    assert all_inputs_of(account) == {}


def test_what_cannot_be_is_shown_again_with_the_reason(world: World, signed_in: SignIn) -> None:
    account = world.accounts[0]
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    page = client.post(f"/accounts/{account.pk}/inputs/reference_score/", {"value": "6"})
    (row,) = [row for row in page.context["rows"] if row.form.errors]
    assert (row.kind, row.form.errors.keys()) == (InputKind.REFERENCE_SCORE, {"value"})
    assert not AccountInput.objects.exists()


def test_an_older_input_is_not_taken_back_under_a_newer_one(
    world: World, signed_in: SignIn
) -> None:
    account, milan = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    first, second = (
        set_input(by=milan, account=account, kind=InputKind.HOURS, value=Decimal(value))
        for value in (10, 20)
    )
    signed_in(milan).post(f"/accounts/{account.pk}/inputs/undo/?said={first.pk}")
    assert all_inputs_of(account) == {InputKind.HOURS: second}


def test_who_may_not_edit_the_account_only_reads(world: World, signed_in: SignIn) -> None:
    account, member = world.accounts[0], world.users[Role.TEAM_MEMBER]
    set_input(by=None, account=account, kind=InputKind.POTENTIAL, value=Decimal(4711))
    set_input(by=None, account=account, kind=InputKind.ACQUISITION_COST, value=Decimal(1234))
    client = signed_in(member)
    page = client.get(f"/accounts/{account.pk}/inputs/")
    kinds = {row.kind for row in page.context["rows"] if row.said}
    assert kinds == {InputKind.POTENTIAL}  # what it cost to win them is hidden with the margins
    assert b"1.234" not in page.content
    assert b"<textarea" not in page.content
    sent = client.post(f"/accounts/{account.pk}/inputs/potential/", {"value": "1"})
    assert sent.status_code == 403


@pytest.mark.parametrize("path", ["inputs/", "inputs/potential/"])
def test_a_stranger_finds_no_inputs(world: World, signed_in: SignIn, path: str) -> None:
    address = f"/accounts/{world.accounts[0].pk}/{path}"
    client = signed_in(world.stranger)
    answer = client.get(address) if path == "inputs/" else client.post(address, {"value": "1"})
    assert answer.status_code == 404
    assert not AccountInput.objects.exists()


def test_an_unknown_kind_is_no_page(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    answer = client.post(f"/accounts/{world.accounts[0].pk}/inputs/shoe_size/", {"value": "1"})
    assert answer.status_code == 404
