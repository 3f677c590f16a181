from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.known import known_buyer
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.models import ContactMoment, PeopleAct, Person, Position, Reach
from verder.web.intensify.people.forms import MOST_REACHES

QUERIES = 25
PERSON = {
    "given_name": "Sjoerd",
    "family_name": "Klinksma",
    "reach_0": "S.Klinksma@Klant.example",
    "place_0": "work",
    "reach_1": "085 000 2222",
    "place_1": "mobile",
    "function": "Hoofd inkoop",
    "level": "3",
    "roles": ["buyer", "decider"],
}


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the even accounts."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def test_a_contact_is_added_found_and_the_act_undone(world: World, client: Client) -> None:
    account = world.accounts[0]
    answer = client.post(f"/accounts/{account.pk}/people/add/", PERSON)
    assert answer.status_code == 302
    text = client.get(f"/accounts/{account.pk}/people/").content.decode()
    for shown in ("Sjoerd Klinksma", "s.klinksma@klant.example", "085 000 2222", "Beslisser"):
        assert shown in text
    for words in ("klinksma", "S.Klinksma@klant", "hoofd"):
        page = client.get("/people/", {"q": words})
        assert [row.row.person.family_name for row in page.context["table"].body] == ["Klinksma"]
    client.post(f"/people/acts/{PeopleAct.objects.get().pk}/undo/")
    assert not Person.objects.exists()


def test_somebody_new_begins_with_the_account(world: World, client: Client) -> None:
    account = world.accounts[0]
    page = client.get("/people/new/", {"q": account.name})
    (found, address), *others = page.context["accounts"]
    assert (found, others) == (account, [])
    form = client.get(address)
    assert form.context["is_adding"]
    assert 'id="add-person" open' in form.content.decode()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"family_name": ""}, "family_name"),
        ({"reach_0": "klinksma@"}, "reach_0"),
        ({"reach_1": "020"}, "reach_1"),
        ({"birthday_on": "1980-01-02"}, "birthday_on"),
    ],
)
def test_what_does_not_fit_is_shown_again_with_what_to_do(
    world: World, client: Client, changed: dict[str, str], field: str
) -> None:
    page = client.post(f"/accounts/{world.accounts[0].pk}/people/add/", {**PERSON, **changed})
    assert field in page.context["person_form"].errors
    assert not Person.objects.exists()


def test_who_changes_company_is_at_the_other_account_and_leaves_a_vacancy(
    world: World, client: Client
) -> None:
    first, second = world.accounts[0], world.accounts[2]
    position = known_buyer(first)
    found = client.get(f"/positions/{position.pk}/move/", {"q": "Klant"}).context["choices"]
    assert second in found
    assert not {first, world.accounts[1]} & set(found)
    sent = {"on": "2026-05-20", "leaves": "vacancy", "function": "Directeur", "roles": ["decider"]}
    client.post(f"/positions/{position.pk}/move/?to={second.pk}", sent)
    assert Position.objects.get(account=second).began_on == date(2026, 5, 20)
    text = client.get(f"/people/{position.person_id}/").content.decode()
    assert first.name in text
    assert second.name in text
    vacancy = Position.objects.get(account=first, person=None)
    filled = {"family_name": "Boor", "reach_0": "", "reach_1": ""}
    client.post(f"/positions/{vacancy.pk}/fill/", filled)
    vacancy.refresh_from_db()
    assert str(vacancy.person) == "Boor"


def test_who_left_is_found_by_name_and_is_not_in_the_way(world: World, client: Client) -> None:
    position = known_buyer(world.accounts[0])
    Position.objects.filter(pk=position.pk).update(ended_on=timezone.localdate())
    assert client.get("/people/").context["table"].count == 0
    found = client.get("/people/", {"q": str(position.person).split()[-1]})
    assert f"{position.person} (vertrokken)" in found.content.decode()


def test_a_person_shows_what_was_said_apart_from_what_is_planned(
    world: World, client: Client
) -> None:
    position, today = known_buyer(world.accounts[0]), timezone.localdate()
    for days, state, purpose in ((-9, "done", "Prijzen"), (9, "planned", "Jaarplan")):
        moment = ContactMoment.objects.create(
            account=position.account,
            state=state,
            channel="visit",
            on=today + timedelta(days=days),
            purpose=purpose,
        )
        moment.positions.add(position)
    page = client.get(f"/people/{position.person_id}/")
    assert [moment.purpose for moment, _when in page.context["had"]] == ["Prijzen"]
    assert [line.moment.purpose for line in page.context["planned"]] == ["Jaarplan"]
    log = f"/log/?account={position.account_id}&amp;position={position.pk}"
    assert log in page.content.decode()


def test_details_are_changed_and_checked_and_a_place_ends(world: World, client: Client) -> None:
    position = known_buyer(world.accounts[0])
    person = position.person
    assert person is not None
    page = client.get(f"/people/{person.pk}/edit/").content.decode()
    assert 'value="085 000 1234"' in page
    sent = {"family_name": "Boor", "reach_0": "f@klant.example", "place_0": "home"}
    client.post(f"/people/{person.pk}/edit/", sent)
    assert list(person.reaches.values_list("value", "place")) == [("f@klant.example", "home")]
    Person.objects.update(verified_on=None)
    client.post(f"/people/{person.pk}/verify/")
    assert Person.objects.get().verified_on is not None
    client.post(f"/positions/{position.pk}/", {"function": "Chef", "roles": ["user"]})
    position.refresh_from_db()
    assert position.function == "Chef"
    client.post(f"/positions/{position.pk}/end/", {"on": "2030-01-01"})
    position.refresh_from_db()
    assert position.ended_on == date(2030, 1, 1)


def test_saving_drops_nothing_that_the_form_would_not_offer(world: World, client: Client) -> None:
    person = known_buyer(world.accounts[0]).person
    assert person is not None
    Person.objects.update(language="pt")
    more = [f"f{at}@klant.example" for at in range(MOST_REACHES)]
    person.reaches.bulk_create(Reach(person=person, kind="email", value=each) for each in more)
    form = client.get(f"/people/{person.pk}/edit/").context["form"]
    sent = {each.html_name: each.value() or "" for each in form}
    assert client.post(f"/people/{person.pk}/edit/", sent).status_code == 302
    person.refresh_from_db()
    assert (person.language, person.reaches.count()) == ("pt", MOST_REACHES + 2)


def test_hidden_people_do_not_exist_and_only_the_team_writes(
    world: World, signed_in: SignIn
) -> None:
    account = world.accounts[0]
    position = known_buyer(account)
    pages = [f"/people/{position.person_id}/", f"/positions/{position.pk}/"]
    writes: list[tuple[str, dict[str, Any]]] = [
        (f"/accounts/{account.pk}/people/add/", PERSON),
        (f"/accounts/{account.pk}/people/vacancy/", {"function": "x"}),
        (f"/people/{position.person_id}/edit/", {"family_name": "x"}),
        (f"/people/{position.person_id}/verify/", {}),
        (f"/positions/{position.pk}/", {"function": "x"}),
        (f"/positions/{position.pk}/end/", {"on": "2026-06-01"}),
        (f"/positions/{position.pk}/remove/", {}),
        (f"/people/acts/{PeopleAct.objects.get().pk}/undo/", {}),
    ]
    stranger = signed_in(world.stranger)
    assert {stranger.get(page).status_code for page in pages} == {404}
    assert {stranger.post(*write).status_code for write in writes} == {404}
    assert "Boorstra" not in stranger.get("/people/").content.decode()
    director = signed_in(world.users[Role.DIRECTOR])
    assert "Boorstra" in director.get("/people/").content.decode()
    assert {director.post(*write).status_code for write in writes} == {403}
    position.refresh_from_db()
    assert (position.function, position.ended_on) == ("Inkoper", None)


def test_lists_ask_as_much_of_the_database_for_many_as_for_one(
    world: World, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    account = world.accounts[0]
    for given in ("Femke", "Sjoerd", "Marloes", "Wouter"):
        known_buyer(account, given=given)
    for address in ("/people/", f"/accounts/{account.pk}/people/"):
        with django_assert_max_num_queries(QUERIES):
            client.get(address)
    excel = client.get("/people/", {"export": "csv"})
    lines = b"".join(excel.streaming_content).decode()  # type: ignore[attr-defined]
    assert lines.count("Boorstra") >= 4


def test_a_file_is_read_its_companies_chosen_imported_and_that_undone(
    world: World, client: Client, signed_in: SignIn
) -> None:
    rows = b"Naam;Bedrijf;E-mail\nFemke Boor;Klant 1;f@\nSjoerd Tang;Klantje 3;s@k.example\n"
    sent = {"file": SimpleUploadedFile("contacts.csv", rows)}
    page = client.post("/people/import/", sent)
    assert page.status_code == 302
    address = page["Location"]
    text = client.get(address).content.decode()
    assert "Klantje 3" in text
    assert "f@" in text
    companies = client.get(address).context["companies"]
    at = next(at for at, each, _by in companies if each.company.name == "Klantje 3")
    refused = client.post(f"{address}choose/", {f"other_{at}": "Klant 2"}, follow=True)
    assert "Klant 2 is geen van je accounts" in refused.content.decode()
    client.post(f"{address}choose/", {f"other_{at}": "Klant 3"})
    assert signed_in(world.stranger).get(address).status_code == 404
    client.post(f"{address}apply/")
    places = Position.objects.order_by("pk").values_list("account__name", "person__family_name")
    assert list(places) == [("Klant 1", "Boor"), ("Klant 3", "Tang")]
    cards = client.get(f"/accounts/{world.accounts[2].pk}/people/cards/").content.decode()
    assert "FN:Sjoerd Tang" in cards
    keys = [str(key) for key in Position.objects.values_list("pk", flat=True)]
    assert client.post("/people/cards/", {"selected": keys}).content.count(b"BEGIN:VCARD") == 2
    client.post(f"{address}undo/")
    assert not Person.objects.exists()
    broken = client.post("/people/import/", {"file": SimpleUploadedFile("a.vcf", b"")})
    assert "leeg" in broken.context["form"].errors["file"][0]
