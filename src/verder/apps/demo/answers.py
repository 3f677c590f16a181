"""Whom the demo company asked whether they recommend it, and what they answered."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.demo.largest import largest_accounts
from verder.apps.intensify.instruments import KnownInstrument, promoters_instrument
from verder.apps.intensify.models import Assessment, Position, Survey
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.services.surveys import answer_survey, make_survey
from verder.facts.demo.chance import Chance

MOST: Final = 8
PART: Final = 12  # of a small company one in twelve is asked
ASKED: Final = (7, 4, 5, 3, 6, 2, 3, 2)  # people of each account, as far as they are known
LEVELS: Final = (9, 8, 9, 6, 7, 9, 5, 8)  # what the people of each account give on the whole
SILENT: Final = 0.25  # of those asked so many do not answer
DAYS: Final = 30
REMARKS: Final = (
    "Fijne samenwerking, jullie denken echt mee.",
    "Levertijden waren dit voorjaar te lang.",
    "Graag wat sneller antwoord op offertes.",
    "Prima portaal, scheelt ons tijd.",
)


def ask_customers(*, today: date, seed: int, customers: int) -> None:
    """Ask people of some accounts by a link, most of whom answered."""
    chance, instrument = Chance(seed, "answers"), promoters_instrument()
    accounts = largest_accounts(min(MOST, customers // PART))
    for account, count, level in zip(accounts, ASKED, LEVELS, strict=False):
        people = list(positions_of(account, today).exclude(person=None)[:count])
        on = today - timedelta(days=chance.whole(40, 150))
        _ask(account, people, instrument, level, on, chance)


def _ask(
    account: Account,
    people: Sequence[Position],
    instrument: KnownInstrument,
    level: int,
    on: date,
    chance: Chance,
) -> None:
    if account.owner is None:
        return
    for position in people:
        survey, _secret = make_survey(
            by=account.owner,
            account=account,
            instrument=instrument,
            language="nl",
            days=DAYS,
            position=position,
        )
        if not chance.happens(SILENT):
            answers = {
                item.key: min(10, max(0, level + chance.whole(-2, 2))) for item in instrument.items
            }
            remark = chance.pick(REMARKS) if chance.happens(0.3) else ""
            answer_survey(survey=survey, instrument=instrument, answers=answers, remark=remark)
        _date(survey, on, on + timedelta(days=chance.whole(0, 9)))


def _date(survey: Survey, asked_on: date, answered_on: date) -> None:
    """Let it have been asked and answered on earlier days than today."""
    asked = Survey.objects.filter(pk=survey.pk)
    asked.update(
        made_at=_at(asked_on), mailed_at=_at(asked_on), expires_at=_at(asked_on, later_by=DAYS)
    )
    if asked.exclude(answered_at=None).update(answered_at=_at(answered_on)):
        Assessment.objects.filter(survey=survey).update(on=answered_on)


def _at(day: date, *, later_by: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=later_by), time(10)))
