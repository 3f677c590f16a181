"""Users: who may, and what happens."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests.conftest import SignIn
from tests.world import PASSWORD, World
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent, User

OTHERS = [role for role in Role if role != Role.ADMINISTRATOR]
NEW = {
    "name": "Nina Nieuw",
    "email": "Nina@example.org",
    "role": "account_manager",
    "language": "nl",
    "salesperson_names": "N. Nieuw\nNina",
}


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize(
    "path", ["/users/", "/users/new/", "/users/{}/", "/teams/", "/teams/{}/", "/audit/"]
)
def test_only_an_administrator_gets_in(
    role: Role, path: str, world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[role])
    path = path.format(world.country.pk if "teams" in path else world.users[role].pk)
    response = client.get(path)
    assert response.status_code == 403
    assert world.stranger.email not in response.content.decode()


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_changes_users(role: Role, world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[role])
    victim = world.stranger
    paths = [f"/users/{victim.pk}/active/", f"/users/{victim.pk}/link/", "/users/new/"]
    assert [client.post(path, NEW).status_code for path in paths] == [403, 403, 403]
    victim.refresh_from_db()
    assert victim.is_active
    assert mail.outbox == []
    assert not User.objects.filter(email="nina@example.org").exists()


def test_the_list_is_a_page_or_its_rows(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    page = client.get("/users/?q=milan").content.decode()
    rows = client.get(
        "/users/?q=milan",
        headers={"HX-Request": "true", "HX-Target": "table-users"},
    )
    assert "<html" in page
    assert rows.content.decode().lstrip().startswith('<div class="table-results" id="table-users">')
    assert "no-store" in rows.headers["Cache-Control"]
    for text in (page, rows.content.decode()):
        assert "Milan Noord" in text
        assert "Zoë Zuid" not in text


def test_the_list_costs_the_same_for_many_users(
    world: World, signed_in: SignIn, django_assert_max_num_queries: object
) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    User.objects.bulk_create(
        User(email=f"u{n}@example.org", name=f"U {n}", role=Role.TEAM_MEMBER, team=world.south)
        for n in range(60)
    )
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert "1–50" in client.get("/users/").content.decode()


def test_somebody_new_is_invited_and_chooses_a_password(world: World, signed_in: SignIn) -> None:
    signed_in(world.users[Role.ADMINISTRATOR]).post("/users/new/", NEW)
    made = User.objects.get(email="nina@example.org")
    assert made.salesperson_names == ["N. Nieuw", "Nina"]
    [message] = mail.outbox
    assert message.to == ["nina@example.org"]
    assert "Dag Nina Nieuw," in message.body
    found = re.search(r"http://testserver(/password/\S+)", str(message.body))
    assert found
    visitor = Client()
    form = visitor.get(found[1], follow=True)
    page = form.redirect_chain[-1][0]
    visitor.post(page, {"password1": PASSWORD, "password2": PASSWORD})
    made.refresh_from_db()
    assert made.check_password(PASSWORD)


def test_a_weak_password_is_refused_and_says_why(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    response = client.post("/users/new/", NEW | {"password": "1234567890"})
    assert "field-errors" in response.content.decode()
    assert not User.objects.filter(email="nina@example.org").exists()


def test_an_address_that_is_taken_is_refused(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    response = client.post("/users/new/", NEW | {"email": world.stranger.email.upper()})
    assert response.status_code == 200
    assert User.objects.filter(email__iexact=world.stranger.email).count() == 1


def test_the_last_administrator_stays(world: World, signed_in: SignIn) -> None:
    administrator = world.users[Role.ADMINISTRATOR]
    client = signed_in(administrator)
    page = client.post(f"/users/{administrator.pk}/active/", follow=True)
    administrator.refresh_from_db()
    assert administrator.is_active
    assert "flash-warning" in page.content.decode()


def test_who_is_shut_out_cannot_go_on(world: World, signed_in: SignIn) -> None:
    stranger = signed_in(world.stranger)
    signed_in(world.users[Role.ADMINISTRATOR]).post(f"/users/{world.stranger.pk}/active/")
    assert stranger.get("/profile/").status_code == 302


def test_a_change_stands_in_the_audit_trail_in_words(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    user = world.stranger
    fields = {"name": user.name, "email": user.email, "role": "director", "language": "nl"}
    client.post(f"/users/{user.pk}/", fields)
    event = AuditEvent.objects.get(action="user.changed")
    assert (event.before["role"], event.after["role"]) == ("account_manager", "director")
    page = client.get("/audit/").content.decode()
    assert "Gebruiker gewijzigd" in page
    assert "<del>Accountmanager</del>" in page


def test_the_audit_trail_goes_along_as_csv(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    client.post("/teams/", {"name": "=Oost", "parent": world.country.pk})
    response = client.get("/audit/?export=csv&what=team.")
    text = response.getvalue().decode("utf-8-sig")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert len(text.splitlines()) == 2
    assert "anna.beheer@example.org,Team aangemaakt,'=Oost" in text
