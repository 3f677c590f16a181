"""How close the relations of the demo company are, as both sides see them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from verder.apps.accounts.models import Account
from verder.apps.demo.largest import largest_accounts
from verder.apps.intensify.instruments import KnownInstrument, relationship_instrument
from verder.apps.intensify.services.assessments import Given, end_relation, give_view
from verder.domain.engines.two_sides import ViewSide
from verder.facts.demo.chance import Chance

MOST: Final = 14
PART: Final = 8  # of a small company one in eight is scored
ASKED: Final = 9  # of the first so many the customer was asked too
FALLEN: Final = 5  # at this place the relation fell apart
ENDED: Final = 11  # at this place notice was given
LEVELS: Final = (33, 26, 38, 22, 29, 14)  # tenths of an answer, on the whole
EVIDENCE: Final = {
    "breadth": "Relatiebeheer: inkoop, werkvoorbereiding en magazijn kennen onze mensen.",
    "information": "Delen sinds vorig jaar hun planning per kwartaal.",
    "joint_work": "Project kanbanvoorraad op twee locaties.",
    "seniors": "Directielunch in het voorjaar.",
    "integration": "Bestellen via ons portaal.",
}
REASON: Final = "Overgenomen; de nieuwe eigenaar koopt centraal in."


def score_relations(*, today: date, seed: int, customers: int) -> None:
    """Let both sides score the relation with the largest accounts, twice in two years."""
    chance, instrument = Chance(seed, "relations"), relationship_instrument()
    accounts = largest_accounts(min(MOST, customers // PART))
    for place, account in enumerate(accounts):
        now = _answers(instrument, LEVELS[place % len(LEVELS)], chance)
        before = {item: _moved(answer, chance) for item, answer in now.items()}
        if place == FALLEN:
            before = dict.fromkeys(now, 3)
        recent = today - timedelta(days=chance.whole(20, 90))
        earlier = recent - timedelta(days=chance.whole(220, 260))
        for on, answers in ((earlier, before), (recent, now)):
            _see(account, instrument, ViewSide.US, answers, on)
            if place < ASKED:
                heard = on + timedelta(days=chance.whole(3, 15))
                _see(account, instrument, ViewSide.CUSTOMER, _doubted(answers, chance), heard)
        if place == ENDED:
            end_relation(by=account.owner, account=account, noticed_on=recent, reason=REASON)


def _see(
    account: Account,
    instrument: KnownInstrument,
    side: ViewSide,
    answers: Mapping[str, int],
    on: date,
) -> None:
    evidence = EVIDENCE if side is ViewSide.US else {}
    given = Given(
        answers=answers,
        evidence={item: text for item, text in evidence.items() if answers[item] > 1},
        on=on,
    )
    give_view(by=account.owner, account=account, instrument=instrument, side=side, given=given)


def _answers(instrument: KnownInstrument, level: int, chance: Chance) -> dict[str, int]:
    """Return answers around a level, in tenths."""
    return {
        item.key: min(4, max(1, (level + chance.whole(-9, 9) + 5) // 10))
        for item in instrument.items
    }


def _moved(answer: int, chance: Chance) -> int:
    """Return what the answer was a year before: the same, or one lower."""
    return max(1, answer - (1 if chance.happens(0.4) else 0))


def _doubted(answers: Mapping[str, int], chance: Chance) -> dict[str, int]:
    """Return how the customer sees it: mostly the same, now and then less, seldom more."""
    return {
        item: min(4, max(1, answer + chance.pick((0, 0, 0, -1, -1, 1))))
        for item, answer in answers.items()
    }
