from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.known import TODAY, known_buyer
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.models import PeopleAct, Person, Position
from verder.apps.intensify.services.positions import begin_position, fill_with_known
from verder.apps.intensify.services.said import PositionSaid
from verder.content.wording import words_by_kind
from verder.web.core.tables import BodyRow

LONG_AGO = date(2020, 1, 1)
QUERIES = 22


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the even accounts."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def vacancy_at(world: World, place: int) -> Position:
    said = PositionSaid(function="Directeur")
    account = world.accounts[place]
    return begin_position(by=None, account=account, person=None, said=said, on=TODAY)[0]


def test_somebody_known_takes_a_vacancy_and_leaves_another_place(
    world: World, client: Client
) -> None:
    buyer, vacancy = known_buyer(world.accounts[0]), vacancy_at(world, 2)
    hidden = known_buyer(world.accounts[1], given="Verborgen")
    address = f"/positions/{vacancy.pk}/fill/known/"
    assert client.get(address).context["choices"] == []
    found = client.get(address, {"q": "boorstra"}).context["choices"]
    assert [person for person, _about in found] == [buyer.person]
    assert client.get(address, {"who": str(hidden.person_id)}).status_code == 404
    sent = {"on": "2026-06-01", "leaving": str(buyer.pk), "leaves_vacancy": "on"}
    client.post(f"{address}?who={buyer.person_id}", sent)
    for place in (vacancy, buyer):
        place.refresh_from_db()
    assert (vacancy.person, vacancy.began_on) == (buyer.person, date(2026, 6, 1))
    assert buyer.ended_on == date(2026, 6, 1)
    left = Position.objects.get(account=world.accounts[0], person=None)
    assert left.function == "Inkoper"
    client.post(f"/people/acts/{PeopleAct.objects.latest('pk').pk}/undo/")
    assert Position.objects.get(pk=vacancy.pk).person is None
    assert Position.objects.get(pk=buyer.pk).ended_on is None
    assert not Position.objects.filter(pk=left.pk).exists()


def test_a_place_that_is_taken_or_of_another_is_not_given(world: World, client: Client) -> None:
    buyer, other = known_buyer(world.accounts[0]), known_buyer(world.accounts[2], given="Sjoerd")
    vacancy = vacancy_at(world, 2)
    client.post(f"/positions/{other.pk}/fill/known/?who={buyer.person_id}", {"on": "2026-06-01"})
    other.refresh_from_db()
    assert other.person != buyer.person
    sent = {"on": "2026-06-01", "leaving": str(other.pk)}
    client.post(f"/positions/{vacancy.pk}/fill/known/?who={buyer.person_id}", sent)
    vacancy.refresh_from_db()
    assert vacancy.person is None
    assert buyer.person
    fill_with_known(by=None, position=vacancy, person=buyer.person, on=TODAY)
    assert Position.objects.filter(person=buyer.person, ended_on=None).count() == 2


def test_who_left_long_ago_is_kept_or_erased_by_who_may(
    world: World,
    client: Client,
    signed_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    gone = [known_buyer(world.accounts[0], given=each) for each in ("Femke", "Sjoerd", "Wouter")]
    known_buyer(world.accounts[0], given="Blijft")
    begin_position(
        by=None, account=world.accounts[1], person=gone[2].person, said=PositionSaid(), on=TODAY
    )
    Position.objects.filter(person__in=[each.person_id for each in gone]).update(
        began_on=LONG_AGO, ended_on=LONG_AGO
    )
    with django_assert_max_num_queries(QUERIES):
        table = client.get("/people/leavers/").context["table"]
    assert [row.row.given_name for row in table.body] == ["Femke", "Sjoerd"]
    first, second = (str(each.person_id) for each in gone[:2])
    client.post("/people/leavers/keep/", {"one": first, "selected": second})
    kept = Person.objects.get(pk=first).keep_until
    assert kept is not None
    assert kept > date.today() + timedelta(days=700)  # noqa: DTZ011 - the day of the page
    assert [row.row.pk for row in rows_of(client)] == [gone[1].person_id]
    client.post(f"/people/acts/{PeopleAct.objects.latest('pk').pk}/undo/")
    chosen = {"selected": [first, second, str(gone[2].person_id)]}
    count = Person.objects.count()
    assert "sure" in client.post("/people/leavers/erase/", chosen).content.decode()
    assert Person.objects.count() == count
    client.post("/people/leavers/erase/", {**chosen, "sure": "yes"})
    assert set(Person.objects.values_list("given_name", flat=True)) == {"Wouter", "Blijft"}
    assert signed_in(world.users[Role.DIRECTOR]).get("/people/leavers/").status_code == 403
    assert rows_of(signed_in(world.stranger)) == []


def rows_of(client: Client) -> list[BodyRow[Person]]:
    rows: list[BodyRow[Person]] = client.get("/people/leavers/").context["table"].body
    return rows


def test_words_that_judge_are_told_in_both_languages_and_hold_nothing_up(
    world: World, client: Client
) -> None:
    told = client.get("/people/wording/").json()
    assert (told["words"]["lastig"], told["words"]["ziek"]) == ("judging", "private")
    assert "{word}" in told["hints"]["judging"]
    kinds = words_by_kind()
    assert set(kinds["judging"]) & set(kinds["private"]) == set()
    assert all(word == word.lower().strip() for words in kinds.values() for word in words)
    page = client.get(f"/log/?account={world.accounts[0].pk}").content.decode()
    assert "data-wording" in page
