"""People of a customer who are asked whether they recommend us, and what they answer."""

from collections.abc import Iterable

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.instruments import promoters_instrument
from verder.apps.intensify.models import Position, Survey
from verder.apps.intensify.services.surveys import answer_survey, make_survey


def ask(account: Account, by: User, position: Position | None = None) -> Survey:
    """Ask somebody by a link."""
    survey, _secret = make_survey(
        by=by,
        account=account,
        instrument=promoters_instrument(),
        language="nl",
        days=14,
        position=position,
    )
    return survey


def answer(account: Account, by: User, marks: Iterable[int], remark: str = "") -> list[Survey]:
    """Let somebody new give each of these marks to all questions."""
    instrument, found = promoters_instrument(), []
    for mark in marks:
        survey = ask(account, by)
        answers = dict.fromkeys(instrument.method.items, mark)
        answer_survey(survey=survey, instrument=instrument, answers=answers, remark=remark)
        found.append(survey)
    return found
