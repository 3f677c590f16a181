"""Choosing key accounts, as programs get it."""

from datetime import date, datetime

from pydantic import Field

from verder.api.accounts.shown import NamedShown, PersonShown
from verder.api.pages import Page
from verder.api.values import Exact, Figure, HiddenFigure, Shown
from verder.apps.identify.selection_choices import Decision, FilledBy, RoundState
from verder.domain.identify.selection import Gate, GateState, Standing


class RoundShown(Shown):
    """One round in which key accounts are chosen."""

    id: int = Field(validation_alias="pk")
    year: int
    team: NamedShown | None
    start_on: date
    end_on: date = Field(description="The day after the last one.")
    capacity: int
    is_scored_by_managers: bool
    state: RoundState
    made_by: PersonShown | None
    made_at: datetime
    closed_by: PersonShown | None
    closed_at: datetime | None


class RoundSummaryShown(Shown):
    """A round with how many of its accounts are in view, decided about, and key accounts."""

    round: RoundShown
    seen: int
    decided: int
    keys: int


class CriterionShown(Shown):
    """What accounts are scored on: five classes in words, or by four limits."""

    id: int
    name: str
    indicator: str
    words: list[str]
    limits: list[Exact]
    weight: Exact
    filled_by: FilledBy


class ScoreShown(Shown):
    """One score, by whom, from which value, or filled by the figures."""

    criterion_id: int
    score: int | None
    value: Exact | None
    is_fact: bool
    evidence: str
    by: str
    at: datetime | None
    fact: HiddenFigure
    before: int | None


class EntryShown(Shown):
    """An account of the round: its scores, its gates, where it stands, what was decided."""

    id: int
    account_id: int
    name: str
    score: Figure
    weight_share: Exact
    place: int | None
    standing: Standing
    gates: dict[Gate, GateState]
    scores: list[ScoreShown]
    decision: Decision | None
    reason: str
    decided_by: PersonShown | None
    decided_at: datetime | None


class RoundReportShown(Shown):
    """A round: criteria, and the accounts in view by their place in the whole round."""

    round: RoundShown
    candidates: int
    weight_sum: Exact
    criteria: list[CriterionShown]
    entries: Page[EntryShown]


class VariationShown(Shown):
    """Who drops out and comes in when one weight is heavier or lighter."""

    criterion_id: int
    change_share: Exact
    weight_share: Exact
    dropped: list[int]
    entered: list[int]


class SensitivityShown(Shown):
    """How firm the choice is against each weight; only accounts in view are named."""

    is_firm: bool
    variations: list[VariationShown]


class RoundChangeShown(Shown):
    """An account in this round beside the round before."""

    account_id: int
    name: str
    score: Figure
    score_change: Exact | None
    place: int | None
    place_change: int | None
    decision: Decision | None
    decision_before: Decision | None


class ActShown(Shown):
    """Something that was done in a round and may be taken back by the caller."""

    id: int = Field(validation_alias="pk")
    action: str
    about: str
    account: NamedShown | None
    by: PersonShown | None
    at: datetime


class DecisionsShown(Shown):
    """Of how many accounts was decided."""

    decided: int


class BulkDecidedShown(Shown):
    """Of how many accounts was decided; `act_id` undoes it, null where nothing changed."""

    changed: int
    added: int = Field(description="New in the round.")
    skipped: int = Field(description="Of other teams; they stay as they are.")
    act_id: int | None
