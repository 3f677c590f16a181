import ast
import re
from pathlib import Path

import pytest
from django.utils import translation

from verder.apps.core.failures import is_disk_full, problem_of
from verder.apps.core.sentences import all_sentences, sentence
from verder.facts.failures import FileRefused

SOURCE = Path(__file__).resolve().parents[3] / "src/verder"
NAMED = {
    *("FileRefused", "Refused", "RowRefused", "NotComputable", "Note", "Rejected", "Question"),
}
CODE = re.compile(r"^[a-z][a-z0-9_]+$")


def codes_in(path: Path) -> set[str]:
    """Return the literal codes that a module gives to failures, notes and questions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in NAMED:
            values = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "code")]
            texts = [value.value for value in values if isinstance(value, ast.Constant)]
            found |= {text for text in texts if isinstance(text, str) and CODE.match(text)}
    return found


@pytest.mark.parametrize("floor", ["facts", "domain", "apps"])
def test_every_code_has_a_sentence(floor: str) -> None:
    used = set().union(*(codes_in(path) for path in (SOURCE / floor).rglob("*.py")))
    assert used
    assert used - all_sentences().keys() == set()


def test_details_fill_the_sentence_and_counts_choose_its_form() -> None:
    with translation.override("en"):
        one = sentence("owner_unknown", {"rows": 1, "text": ["Piet"]})
        many = sentence("owner_unknown", {"rows": 12, "text": ["Piet", "Jan"]})
    assert one.startswith("One row names")
    assert many.startswith("12 rows name")
    assert "Piet, Jan" in many


def test_an_unknown_code_is_named() -> None:
    with translation.override("en"):
        assert sentence("never_heard_of") == "Something went wrong (never_heard_of)."


def test_a_full_disk_is_known_however_deep_it_lies() -> None:
    failure = RuntimeError("cannot write")
    failure.__cause__ = OSError(28, "No space left on device")
    assert is_disk_full(failure)
    assert problem_of(failure) == {"code": "disk_full", "details": {}}


def test_a_refused_file_keeps_its_details() -> None:
    assert problem_of(FileRefused("empty_file", file="a.csv")) == {
        "code": "empty_file",
        "details": {"file": "a.csv"},
    }
