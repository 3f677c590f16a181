"""How the demo company chose its key accounts: a closed round of a year ago, and an open one."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

from django.utils import translation

from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.identify import figures
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.limits import change_limits
from verder.apps.identify.models import SelectionEntry, SelectionRound, SelectionScore
from verder.apps.identify.question import Question
from verder.apps.identify.reports.abc import abc_report
from verder.apps.identify.reports.selection import round_report
from verder.apps.identify.selection_choices import Decision, FilledBy
from verder.apps.identify.services import set_input
from verder.apps.identify.services.selection import (
    add_accounts,
    close_round,
    decide,
    make_round,
    set_score,
)
from verder.domain.identify.selection import Standing
from verder.domain.identify.service_concept import ServiceConcept
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.demo.chance import Chance

CANDIDATES = 14
CAPACITY = 5
SERVICE = {
    "a_visits": "6",
    "a_calls": "12",
    "a_senior_meetings": "0",
    "a_reviews": "1",
    "a_plan": "light",
    "b_visits": "2",
    "b_calls": "8",
    "b_plan": "none",
    "c_visits": "0",
}
A_YEAR = timedelta(days=364)
UNSCORED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Who chooses, what they write, and the dice."""

    by: User
    words: dict[str, Any]
    chance: Chance


@translation.override("nl")
def choose_key_accounts(users: Sequence[User], seed: int) -> None:
    """Let the director choose key accounts twice; the second round is still open."""
    director = next((user for user in users if user.role == Role.DIRECTOR), None)
    try:
        period = figures.default_period()
    except NotComputable:
        return
    if director is None:
        return
    setting = Setting(by=director, words=_words(), chance=Chance(seed, "selection"))
    change_limits(by=None, kind=ServiceConcept, texts=SERVICE)
    accounts = _largest(period.previous()) or _largest(period)
    before = _closed_round(setting, period, accounts)
    _open_round(setting, period, before, accounts)


def _closed_round(setting: Setting, period: Period, accounts: Sequence[int]) -> SelectionRound:
    year = period.last_on.year
    earlier = period.previous()
    round_ = make_round(
        by=setting.by, year=year, team=None, period=earlier, capacity=CAPACITY, is_demo=True
    )
    add_accounts(by=setting.by, round_=round_, account_ids=accounts[: CANDIDATES - 2])
    _score(setting, round_, skipped=0)
    _decide(setting, round_)
    closed = close_round(by=setting.by, round_=round_)
    _date_back(closed)
    return closed


def _open_round(
    setting: Setting, period: Period, before: SelectionRound, accounts: Sequence[int]
) -> None:
    round_ = make_round(
        by=setting.by,
        year=before.year + 1,
        team=None,
        period=period,
        capacity=CAPACITY,
        previous=before,
        is_demo=True,
    )
    add_accounts(by=setting.by, round_=round_, account_ids=accounts[:CANDIDATES])
    _score(setting, round_, skipped=UNSCORED)
    _answer_gates(setting, round_)
    entry = round_.entries.order_by("pk").first()
    if entry is not None:
        reason = setting.chance.pick(setting.words["reasons"]["key"])
        decide(by=setting.by, round_=round_, entries=[entry], decision=Decision.KEY, reason=reason)


def _score(setting: Setting, round_: SelectionRound, *, skipped: int) -> None:
    """Score all but the last accounts; who stood well before still does."""
    judged = round_.criteria.filter(filled_by=FilledBy.JUDGEMENT).order_by("position")
    entries = list(round_.entries.select_related("account__owner").order_by("pk"))
    for place, entry in enumerate(entries[: len(entries) - skipped]):
        level = 4.4 - 2.4 * place / max(1, len(entries) - 1)
        for criterion in judged:
            score = round(level + float(setting.chance.draw.normal(0, 0.75)))
            set_score(
                by=setting.by,
                entry=entry,
                criterion=criterion,
                score=min(5, max(1, score)),
                evidence=setting.chance.pick(setting.words["evidence"]),
            )


def _decide(setting: Setting, round_: SelectionRound) -> None:
    lines = round_report(setting.by, round_).lines
    others = (Decision.DEVELOP, Decision.MAINTAIN, Decision.MAINTAIN, Decision.HARVEST)
    for place, line in enumerate(lines):
        is_above = line.ranked.standing is Standing.ABOVE
        decision = Decision.KEY if is_above else others[place % len(others)]
        if place == len(lines) - 1:
            decision = Decision.EXIT
        reason = setting.chance.pick(setting.words["reasons"][decision.value])
        decide(by=setting.by, round_=round_, entries=[line.entry], decision=decision, reason=reason)


def _answer_gates(setting: Setting, round_: SelectionRound) -> None:
    """Say of most what they gain, and of one that its credit is blocked."""
    entries = list(round_.entries.select_related("account").order_by("pk"))
    for place, entry in enumerate(entries):
        if place % 4 != 3:
            _say(entry.account, InputKind.CUSTOMER_BENEFIT, None, setting)
        if place % 3 != 2:
            blocked = Decimal(place == 3)
            _say(entry.account, InputKind.CREDIT_BLOCKED, blocked, setting)


def _say(account: Account, kind: InputKind, value: Decimal | None, setting: Setting) -> None:
    is_benefit = kind == InputKind.CUSTOMER_BENEFIT
    text = setting.chance.pick(setting.words["benefits"]) if is_benefit else ""
    set_input(by=None, account=account, kind=kind, value=value, text=text)


def _date_back(round_: SelectionRound) -> None:
    """Let the closed round have happened a year ago."""
    if round_.closed_at is None:
        return
    at = round_.closed_at - A_YEAR
    SelectionRound.objects.filter(pk=round_.pk).update(made_at=at, closed_at=at)
    SelectionEntry.objects.filter(round=round_).update(decided_at=at)
    SelectionScore.objects.filter(entry__round=round_).update(at=at)


def _largest(period: Period) -> list[int]:
    """Return the accounts that bought most."""
    try:
        report = abc_report(None, Question(period=period, is_compared=False))
    except NotComputable:
        return []
    return [row.account_id for row in report.found.rows[:CANDIDATES]]


def _words() -> dict[str, Any]:
    path = files("verder.content").joinpath("demo/selection.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
