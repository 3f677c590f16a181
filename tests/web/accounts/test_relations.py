"""On what an account hangs: shown, chosen with a preview, undone; hidden accounts stay hidden."""

import pytest
from django.test import Client

from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import put_under
from verder.apps.core.enums import Role


def address(account: Account, kind: str) -> str:
    return f"/accounts/{account.pk}/relations/{kind}/"


def undo_of(client: Client, page: str) -> str:
    """Return the address behind the button of the message that the page shows."""
    (message,) = client.get(page).context["messages"]
    return str(message.extra_tags.removeprefix("undo:"))


def test_a_move_is_foretold_done_and_undone(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    one, two, three, *_others = world.accounts
    put_under(account=three, parent=two, by=None)
    found = client.get(address(two, "group"), {"to": one.pk}).context
    preview = found["preview"]
    assert (preview.moving.accounts, preview.moving.names) == (2, ("Klant 2", "Klant 3"))
    left, reached = found["effects"]
    assert (left.name, left.after, left.before_class) == ("Klant 2", None, "A")
    assert reached.after.revenue == reached.before.revenue + left.before.revenue
    assert [(each.name, each.before, each.after) for each in preview.sight] == [
        ("Milan Noord", 1, 2),
        ("Sanne Verkoop", 1, 2),
        ("Tess Binnendienst", 0, 2),
        ("Zoë Zuid", 2, 1),
    ]
    page = f"/accounts/{two.pk}/"
    client.post(address(two, "group"), {"to": one.pk})
    figures = client.get(f"/accounts/{one.pk}/").context["figures"]
    assert figures.revenue == reached.after.revenue
    client.post(address(two, "group"), {"to": "none"})
    assert not Account.objects.filter(head=one).exists()
    client.post(undo_of(client, page))
    assert set(Account.objects.filter(head=one)) == {two, three}


def test_what_moves_alone_is_foretold_alone(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    one, two, three, four, *_others = world.accounts
    put_under(account=two, parent=one, by=None)
    put_under(account=three, parent=two, by=None)
    asked: dict[str, str | int] = {"to": four.pk, "alone": "yes"}
    assert client.get(address(two, "group"), asked).context["preview"].moving.names == ("Klant 2",)
    client.post(address(two, "group"), asked)
    assert set(Account.objects.filter(parent=one)) == {three}
    assert set(Account.objects.filter(parent=four)) == {two}


@pytest.mark.parametrize("kind", ["group", "contact", "billing"])
def test_what_makes_a_circle_is_not_done(world: World, signed_in: SignIn, kind: str) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    one, two = world.accounts[:2]
    client.post(address(two, kind), {"to": one.pk})
    page = client.get(address(one, kind), {"to": two.pk})
    assert b'name="to"' not in page.content
    client.post(address(one, kind), {"to": two.pk})
    assert not Account.objects.filter(pk=one.pk).exclude(parent=None).exists()
    one.refresh_from_db()
    assert {one.parent, one.contact_with, one.bill_to} == {None}


def test_the_account_page_shows_on_what_it_hangs_and_what_hangs_on_it(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    shop, office = world.accounts[0], world.accounts[2]
    client.post(address(shop, "contact"), {"to": office.pk})
    client.post(address(shop, "billing"), {"to": office.pk})
    rows = client.get(f"/accounts/{shop.pk}/").context["relations"]
    assert [row.to for row in rows] == [None, office, office]
    assert [bool(row.address) for row in rows] == [False, True, True]
    hanging = client.get(f"/accounts/{office.pk}/").context["hanging"]
    assert [(row.relation.value, row.accounts) for row in hanging] == [
        ("contact_with", [shop]),
        ("bill_to", [shop]),
    ]


def test_accounts_out_of_view_have_no_name_anywhere(world: World, signed_in: SignIn) -> None:
    mine, theirs, also_theirs = (world.accounts[place] for place in (0, 1, 3))
    Account.objects.filter(pk=theirs.pk).update(name="Geheim BV")
    Account.objects.filter(pk=also_theirs.pk).update(name="Verborgen BV", contact_with=mine)
    controller = signed_in(world.users[Role.CONTROLLER])
    for kind in ("group", "contact", "billing"):
        controller.post(address(mine, kind), {"to": theirs.pk})
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    rows = client.get(f"/accounts/{mine.pk}/").context["relations"]
    assert [(row.to, row.is_hidden) for row in rows] == [(None, True)] * 3
    parts = ("", "history/", "relations/contact/", "relations/contact/?q=geheim", "edit/")
    for part in parts:
        text = client.get(f"/accounts/{mine.pk}/{part}").content.decode()
        assert "Klant 1" in text
        assert "Geheim" not in text.replace("geheim", "")
        assert "Verborgen" not in text


def test_only_who_may_changes_relations(world: World, signed_in: SignIn) -> None:
    mine, theirs, also_mine = world.accounts[:3]
    manager = signed_in(world.users[Role.ACCOUNT_MANAGER])
    assert manager.post(address(mine, "group"), {"to": also_mine.pk}).status_code == 403
    assert manager.post(address(mine, "contact"), {"to": theirs.pk}).status_code == 404
    assert manager.get(address(mine, "nonsense")).status_code == 404
    stranger = signed_in(world.stranger)
    assert stranger.get(address(mine, "contact")).status_code == 404
    manager.post(address(mine, "contact"), {"to": also_mine.pk})
    undo = undo_of(manager, f"/accounts/{mine.pk}/")
    assert stranger.post(undo).status_code == 404
    member = signed_in(world.users[Role.TEAM_MEMBER])
    assert member.get(address(mine, "contact")).status_code == 403
    assert member.post(undo).status_code == 403
    assert Account.objects.get(pk=mine.pk).contact_with == also_mine


def test_history_undoes_what_still_stands(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    one, two, three, *_others = world.accounts
    client.post(address(one, "contact"), {"to": two.pk})
    client.post(address(one, "contact"), {"to": three.pk})
    client.post(f"/accounts/merge/{one.pk}/{two.pk}/", {"keep": one.pk})
    page = f"/accounts/{one.pk}/history/?kind=grouped"
    merged, later, earlier = client.get(page).context["happenings"]
    assert [bool(each.undo) for each in (merged, later, earlier)] == [True, True, False]
    assert [change.before for change in merged.changes] == ["Klant 2"]
    client.post(merged.undo)
    client.post(later.undo)
    undone = client.get(page).context["happenings"]
    assert [bool(each.undo) for each in undone] == [False, False, False, False, True]
    client.post(undone[-1].undo)
    assert Account.objects.get(pk=one.pk).contact_with is None
