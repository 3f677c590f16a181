"""`verder calc`: the calculators on the terminal."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils.translation import override

from tests.calculations import assert_as_expected, each_example
from tests.cli.conftest import Verder
from verder.cli.calculation.flags import flag_of
from verder.cli.commands.calc import main
from verder.domain.engines.calculators.card import Calculator, Example

PRICE = ("calc", "price-change", "--price", "50", "--unit-cost", "30", "--volume", "10,000")
WORKED_OUT = {"files": (), "wanted": None, "free": None, "as_json": True}


def words_of(example: Example) -> list[str]:
    """Return an example as somebody types it."""
    words: list[str] = []
    for key, given in example.given.items():
        for line in [given] if isinstance(given, str) else given:
            cells = line if isinstance(line, str) else "; ".join(map("=".join, line.items()))
            words += [flag_of(key), cells]
    return words


@pytest.mark.django_db
@each_example
def test_every_example_has_its_known_answer(
    card: Calculator, example: Example, capsys: pytest.CaptureFixture[str]
) -> None:
    with override("en"):
        main(name=card.key, words=words_of(example), **WORKED_OUT)  # type: ignore[arg-type]
    told = json.loads(capsys.readouterr().out)
    assert told["problems"] == []
    assert_as_expected(example, {key: figure["value"] for key, figure in told["figures"].items()})
    assert all(check["is_right"] for check in told["checks"])


@pytest.mark.django_db
def test_an_answer_is_printed_with_its_steps(
    verder: Verder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    found = verder(*PRICE, "--change", "-10%")
    assert found.code == 0
    assert "13,333.33 pieces" in found.out
    assert "you have to sell" in found.out or "you must sell" in found.out
    assert "✓" in found.out
    monkeypatch.setenv("VERDER_LANGUAGE", "nl")
    told = verder("calc", "price_change", "--price=50", "--unit-cost=30", "--volume=10.000").err
    assert told == "Nog nodig: --change.\n"


@pytest.mark.django_db
def test_a_share_is_per_cent_with_its_sign_and_a_decimal_without(verder: Verder) -> None:
    for text in ("-10%", "-0.10"):
        found = verder(*PRICE, "--change", text, "--json").json
        assert Decimal(found["figures"]["new_price"]["value"]) == 45


@pytest.mark.django_db
def test_a_result_is_fixed_and_an_input_found(verder: Verder) -> None:
    solved = verder(*PRICE, "--solve", "volume-change=50%", "--for", "change", "--json").json
    assert solved["solved"]["value"] == "-0.133333333333333333333333"
    assert solved["figures"]["new_price"]["value"].startswith("43.3333333")
    said = verder(*PRICE, "--solve", "new_price=40", "--for", "change").err
    assert said == "Change of price: −20%\n"


@pytest.mark.django_db
def test_calculators_are_listed_and_explained(
    verder: Verder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "price_change" in {each["key"] for each in verder("calc", "--json").json}
    assert "price_change" in verder("calc").out
    told = verder("calc", "price_change").out
    assert "--unit-cost" in told
    assert "verder calc price_change --price 50 --unit-cost 30" in told
    card = verder("calc", "price_mix", "--json").json
    assert [each["key"] for each in card["rows"][0]["columns"]][:2] == ["name", "volume_before"]


@pytest.mark.django_db
def test_rows_come_from_a_file(verder: Verder, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(
        "name;volume-before;price_before;cost_before;volume_after;price_after;cost_after\n"
        "X;1,000;100;60;900;105;62\n;;;;;;\nY;500;200;150;700;190;152\n",
        encoding="utf-8",
    )
    for file in (path, f"products={path}"):
        found = verder("calc", "price_mix", "--file", file, "--json").json
        assert found["figures"]["price_effect"]["value"] == "-2500"
    assert "Y" in verder("calc", "price_mix", "--file", path).out
    path.write_text("name;colour\nX;red\n", encoding="utf-8")
    assert "colour" in verder("calc", "price_mix", "--file", path).err
    path.write_bytes(b"name\n\xff\n")
    assert "UTF-8" in verder("calc", "price_mix", "--file", path).err


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("price_chang",), "There is no calculator “price_chang”. Did you mean price_change"),
        (("qwxz",), "See: verder calc"),
        (
            ("price_change", "--prise", "3"),
            "This calculator has no “--prise”. Did you mean --price",
        ),
        (("price_change", "--price", "-3"), "--price: This must be above"),
        (("price_change", "--price", "dear"), "--price: This is not a number."),
        (("price_change", "--price", "10%"), "--price: This is not a number."),
        (("price_change", "50"), "“50” belongs to no flag."),
        (("price_change", "--price"), "--price needs a value."),
        (("price_change", "--file", "rows.csv"), "This calculator takes no rows."),
        (("price_mix", "--file", "no-such.csv"), "The file no-such.csv is not there."),
        ((*PRICE[1:], "--change", "-50%"), "nothing is left"),
        ((*PRICE[1:], "--solve", "cake=3", "--for", "change"), "--solve takes RESULT=VALUE"),
        ((*PRICE[1:], "--solve", "new_price=x", "--for", "change"), "--solve takes RESULT=VALUE"),
        ((*PRICE[1:], "--solve", "new_price=40"), "--for names the input to find: --price"),
        ((*PRICE[1:], "--solve", "new_price=-1", "--for", "change"), "No value gives this result."),
    ],
)
def test_what_cannot_be_is_said(verder: Verder, words: tuple[str, ...], said: str) -> None:
    found = verder("calc", *words)
    assert found.code == 1
    assert said in found.err
