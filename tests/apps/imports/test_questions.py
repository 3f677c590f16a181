import pytest

from tests.apps.imports.conftest import Bring, csv_of, row, silent
from verder.apps.imports.enums import ImportState
from verder.apps.imports.models import RememberedAnswers
from verder.apps.imports.services import answer, import_now, preview_now
from verder.facts.answers import Answers, DateOrder
from verder.facts.failures import FileRefused
from verder.facts.findings_json import inspection_from_json, preview_from_json

pytestmark = pytest.mark.django_db
AMBIGUOUS = csv_of(
    [row(1, "K1", "10,50", day="03-04-2025"), row(2, "K1", "10,50", day="05-06-2025")]
)


def test_an_open_question_waits_for_its_answer(receive: Bring) -> None:
    import_ = receive(AMBIGUOUS)
    assert preview_now(import_=import_, by=None, progress=silent) == {"questions": 1}
    import_.refresh_from_db()
    assert import_.state == ImportState.UPLOADED
    questions = inspection_from_json(import_.inspection or {}).questions
    assert [question.about for question in questions] == ["dates"]
    import_ = answer(import_=import_, answers=Answers(dates=DateOrder.MONTH_FIRST), by=None)
    preview_now(import_=import_, by=None, progress=silent)
    import_.refresh_from_db()
    found = preview_from_json(import_.preview or {})
    assert (str(found.first_on), str(found.last_on)) == ("2025-03-04", "2025-05-06")


def test_an_answer_is_remembered_for_the_next_file_of_the_source(receive: Bring) -> None:
    import_ = receive(AMBIGUOUS)
    import_ = answer(import_=import_, answers=Answers(dates=DateOrder.MONTH_FIRST), by=None)
    preview_now(import_=import_, by=None, progress=silent)
    import_now(import_=import_, by=None, progress=silent)
    assert RememberedAnswers.objects.get().answers["dates"] == "mdy"
    later = receive(csv_of([row(3, "K1", "9,50", day="07-08-2025")]), "later.csv")
    assert preview_now(import_=later, by=None, progress=silent) == {"questions": 0}
    later.refresh_from_db()
    assert str(preview_from_json(later.preview or {}).first_on) == "2025-07-08"
    elsewhere = receive(csv_of([row(4, "K1", "9,50", day="07-08-2025")]), "x.csv", source="elders")
    assert preview_now(import_=elsewhere, by=None, progress=silent) == {"questions": 1}


def test_a_refused_file_says_why_and_counts_for_nothing(receive: Bring) -> None:
    import_ = receive("")
    with pytest.raises(FileRefused):
        preview_now(import_=import_, by=None, progress=silent)
    import_.refresh_from_db()
    assert import_.state == ImportState.FAILED
    assert import_.problem is not None
    assert import_.problem["code"]
