"""What a sentence is about, why, and which of its numbers belong where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.engines.recognition.topics import INDEX, VOCABULARY
from verder.domain.engines.recognition.recognising import MOST, Recognised, recognise
from verder.domain.engines.recognition.topics import Index
from verder.domain.engines.recognition.words import parts, stem


def best(sentence: str) -> str:
    """Return what a sentence is taken for."""
    found = recognise(sentence, INDEX).suggestions
    return found[0].key if found else ""


def taken(sentence: str) -> dict[str, str]:
    """Return the inputs of the best suggestion."""
    suggestion = recognise(sentence, INDEX).suggestions[0]
    return {one.key: f"{one.value.normalize():f}" for one in suggestion.taken}


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("10% korting", "price"),
        ("Ik geef kortingen", "price"),
        ("wat is mijn mârge", "margin"),
        ("mijn marrge", "margin"),
        ("prijskorting", "price"),
        ("hoeveel meer moet ik verkopen", "price"),
        ("betalingstermyn van de klant", "term"),
        ("brutomarge", "margin"),
        ("het weer in Gent", ""),
        ("", ""),
    ],
)
def test_a_sentence_is_recognised_by_its_words(sentence: str, key: str) -> None:
    assert best(sentence) == key


def test_it_says_which_words_gave_it_away_and_which_say_nothing() -> None:
    found = recognise("Welke korting geef ik de Xyzzy?", INDEX)
    assert found.suggestions[0].because == ("korting",)
    assert found.unknown == ("Welke", "geef", "Xyzzy")


def test_a_doubtful_sentence_gets_more_than_one_suggestion() -> None:
    found = recognise("korting en marge", INDEX).suggestions
    assert {each.key for each in found} == {"price", "margin"}


def test_numbers_go_where_their_unit_and_the_words_beside_them_point() -> None:
    assert taken("10% korting, verkoopprijs 50, inkoop 30 en 1.000 stuks afzet") == {
        "change": "-0.1",
        "price": "50",
        "cost": "30",
        "volume": "1000",
    }
    assert taken("korting: 30 inkoop en 50 verkoopprijs") == {"cost": "30", "price": "50"}


def test_words_of_direction_give_a_change_its_sign() -> None:
    assert taken("korting van 5 procent") == {"change": "-0.05"}
    assert taken("verkoopprijs 5% hoger, wat aan korting daarna") == {"change": "0.05"}
    assert taken("korting -5%") == {"change": "-0.05"}


def test_a_number_that_may_be_two_things_is_left_and_said() -> None:
    (first, *_others) = recognise("korting, dan € 50 per stuk", INDEX).suggestions
    assert (first.taken, [each.text for each in first.left]) == ((), ["€ 50 per stuk"])


def test_a_bare_number_without_words_beside_it_is_left() -> None:
    (first, *_others) = recognise("korting, 50 60", INDEX).suggestions
    assert [each.text for each in first.left] == ["50", "60"]


def test_a_number_that_cannot_be_is_left() -> None:
    (first, *_others) = recognise("te laat betalen na -3 dagen", INDEX).suggestions
    assert (first.taken, len(first.left)) == ((), 1)


def test_a_share_without_its_sign_is_per_cent_beside_its_word() -> None:
    assert taken("marge met btw 21") == {"vat": "0.21"}


def test_without_topics_nothing_is_recognised() -> None:
    assert recognise("korting", Index((), VOCABULARY)) == Recognised((), ("korting",))


def test_words_have_one_stem_in_their_forms() -> None:
    assert stem("prijzen") == stem("prijs")
    assert stem("companies") == stem("company")
    assert stem("verliezen") == stem("verlies")
    assert stem("op") == "op"


def test_a_joined_word_has_two_parts_also_with_an_s_between() -> None:
    known = frozenset(("betaling", "termijn"))
    assert parts("betalingstermijn", known) == ("betaling", "termijn")


@given(st.text(max_size=120))
def test_any_sentence_gets_three_suggestions_at_most_the_best_first(sentence: str) -> None:
    found = recognise(sentence, INDEX).suggestions
    assert len(found) <= MOST
    assert list(found) == sorted(found, key=lambda each: -each.points)


@given(st.permutations(["korting", "marge", "verkoopprijs", "btw", "dagen"]))
def test_each_input_gets_one_number_at_most(words: list[str]) -> None:
    sentence = " ".join(f"{word} {place}%" for place, word in enumerate(words, 1))
    for suggestion in recognise(sentence, INDEX).suggestions:
        keys = [one.key for one in suggestion.taken]
        assert len(keys) == len(set(keys))
        assert len(suggestion.taken) + len(suggestion.left) == len(words)


def test_a_price_of_one_piece_is_no_sum_of_money() -> None:
    (first, *_others) = recognise("te laat betalen: € 50 per stuk", INDEX).suggestions
    assert (first.taken, [each.text for each in first.left]) == ((), ["€ 50 per stuk"])
