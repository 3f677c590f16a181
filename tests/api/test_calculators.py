"""Calculators over the API: every example, what cannot be, and solving backwards."""

from typing import Any

from tests.api.conftest import CallerOf
from tests.calculations import assert_as_expected, examples
from tests.world import World
from verder.apps.core.enums import Role

PRICE = {"price": "50", "unit_cost": 30, "volume": 10000, "change": -0.1}


def test_every_example_has_its_known_answer(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.TEAM_MEMBER])
    for card, example in examples():
        found = client.post(
            f"/api/calculators/{card.key}/answer",
            {"inputs": example.given},
            content_type="application/json",
        ).json()
        assert found["problems"] == [], card.key
        assert_as_expected(
            example, {key: figure["value"] for key, figure in found["figures"].items()}
        )
        assert all(check["is_right"] for check in found["checks"]), card.key


def test_a_calculator_tells_what_it_asks_in_the_callers_language(
    world: World, caller: CallerOf
) -> None:
    client = caller(world.users[Role.TEAM_MEMBER], language="nl")
    listed = client.get("/api/calculators?limit=200").json()
    assert "price_change" in {each["key"] for each in listed["items"]}
    card = client.get("/api/calculators/price_change").json()
    change = card["inputs"][3]
    assert (change["label"], change["unit"], change["least"]) == ("Prijsverandering", "share", "-1")
    assert change["allowed"][0].endswith("−100%.")
    waterfall = client.get("/api/calculators/price_waterfall").json()
    assert waterfall["rows"][0]["columns"][1]["options"]
    assert client.get("/api/calculators/no_such").status_code == 404


def asked(client: Any, address: str, body: dict[str, Any]) -> Any:
    """Ask a calculator."""
    return client.post(f"/api/calculators/{address}", body, content_type="application/json")


def test_what_cannot_be_says_where(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.TEAM_MEMBER])
    wrong = asked(client, "price_change/answer", {"inputs": {**PRICE, "price": "x", "hue": "1"}})
    assert wrong.status_code == 422
    assert {each["field"] for each in wrong.json()["errors"]} == {"price", "hue"}
    impossible = asked(client, "price_change/answer", {"inputs": {**PRICE, "price": "-1"}}).json()
    assert [(each["field"], each["code"]) for each in impossible["problems"]] == [
        ("price", "above_least")
    ]
    assert impossible["figures"]["new_price"]["missing"]["code"] == "input_impossible"
    refused = asked(client, "price_change/answer", {"inputs": {**PRICE, "change": "-0.5"}}).json()
    needed = refused["figures"]["needed_volume"]
    assert (needed["value"], needed["missing"]["code"]) == (None, "contribution_not_positive")


def test_a_result_is_fixed_and_an_input_found(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.TEAM_MEMBER])
    wanted = {"inputs": PRICE, "result": "new_price", "wanted": "40", "free": "change"}
    found = asked(client, "price_change/solution", wanted).json()
    assert (found["input"], found["value"]) == ("change", "-0.2")
    assert found["answer"]["figures"]["new_price"]["value"] == "40.0"
    nothing = asked(client, "price_change/solution", {**wanted, "wanted": "-3"})
    assert (nothing.status_code, nothing.json()["code"]) == (409, "no_value_gives_this")
    unknown = asked(client, "price_change/solution", {**wanted, "free": "cake"})
    assert [each["field"] for each in unknown.json()["errors"]] == ["free"]


def test_a_question_in_words_is_recognised_with_its_numbers(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.TEAM_MEMBER], language="en")
    found = client.get("/api/calculators/question?ask=10%25+discount,+how+many+more%3F").json()
    first = found["suggestions"][0]
    assert (first["key"], "discount" in first["because"]) == ("price_change", True)
    assert [(one["input"], one["value"]) for one in first["taken"]] == [("change", "-0.1")]
    assert client.get("/api/calculators/question?ask=zeppelin").json() == {
        "suggestions": [],
        "unknown": ["zeppelin"],
    }
