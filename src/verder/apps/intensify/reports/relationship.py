"""The relationship stage of accounts: both views, the gap, how it went, what comes next."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.identify import figures
from verder.apps.identify.reports.account_page import level_of
from verder.apps.imports.queries import current_facts
from verder.apps.intensify.instruments import RELATIONSHIP_STAGE, relationship_instrument
from verder.apps.intensify.models import Assessment, RelationEnd
from verder.apps.intensify.queries.assessments import (
    assessments_of,
    ended_accounts,
    relation_end,
    views_by_account,
)
from verder.domain.engines.trend import HeldView, sides_on, trend
from verder.domain.engines.two_sides import BothSides, ViewSide
from verder.domain.intensify.relationship_stage import Reached, RelationStage, relationship_stage
from verder.domain.values.missing import NotComputable
from verder.facts.engine import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Where the relation with an account stands; `points` tell how it came there."""

    account_id: int
    stage: RelationStage | NotComputable
    sides: BothSides
    points: Sequence[tuple[date, BothSides]]
    rows: Sequence[Assessment]  # the latest first

    @property
    def standing(self) -> Mapping[ViewSide, Assessment]:
        """What holds of each side now."""
        return {ViewSide(row.side): row for row in self.rows if row.replaced_on is None}

    @property
    def judged_on(self) -> date | None:
        """The day of the older of the views that hold."""
        return min((row.on for row in self.standing.values()), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRelation:
    """The relation with one account, and the notice given."""

    relation: Relation
    end: RelationEnd | None
    has_trade: bool


def account_relation(account: Account, *, today: date) -> AccountRelation:
    """Return the relation with an account, which the viewer sees."""
    rows = assessments_of(account, RELATIONSHIP_STAGE)
    end = relation_end(account)
    has_trade = _has_trade({account.pk}, level_of(account))[account.pk]
    relation = _relation(
        account.pk, rows, has_trade=has_trade, is_ended=end is not None, today=today
    )
    return AccountRelation(relation=relation, end=end, has_trade=has_trade)


def relations_report(user: User | None, *, today: date) -> list[tuple[Account, Relation]]:
    """Return the accounts in view whose relation says anything, by name.

    An account is told once a side answered, or notice was given.
    """
    seen = visible_accounts(user) if user else Account.objects.all()
    keys = set(seen.values_list("pk", flat=True))
    views, ended = views_by_account(keys, RELATIONSHIP_STAGE), ended_accounts(keys)
    told = views.keys() | ended
    trade = _has_trade(told, Level.ENTITY) | {
        key: True for key, has in _has_trade(told, Level.ACCOUNT).items() if has
    }
    accounts = Account.objects.filter(pk__in=told).select_related("owner").order_by("name", "pk")
    return [
        (
            account,
            _relation(
                account.pk,
                views.get(account.pk, []),
                has_trade=trade[account.pk],
                is_ended=account.pk in ended,
                today=today,
            ),
        )
        for account in accounts
    ]


def _relation(
    account_id: int, rows: Sequence[Assessment], *, has_trade: bool, is_ended: bool, today: date
) -> Relation:
    instrument = relationship_instrument().method
    views = [_held(row) for row in rows]
    sides, points = sides_on(instrument, views, today), trend(instrument, views)
    return Relation(
        account_id=account_id,
        stage=_stage(sides, points, has_trade=has_trade, is_ended=is_ended, today=today),
        sides=sides,
        points=points,
        rows=rows,
    )


def _stage(
    sides: BothSides,
    points: Sequence[tuple[date, BothSides]],
    *,
    has_trade: bool,
    is_ended: bool,
    today: date,
) -> RelationStage | NotComputable:
    history = [
        Reached(on, stage)
        for on, each in points
        if isinstance(stage := _scored(each), RelationStage)
    ]
    try:
        return relationship_stage(
            _scored(sides), has_trade=has_trade, is_ended=is_ended, history=history, today=today
        )
    except NotComputable as missing:
        return missing


def _scored(sides: BothSides) -> RelationStage | NotComputable:
    band = sides.band
    return band if isinstance(band, NotComputable) else RelationStage(band.key)


def _held(row: Assessment) -> HeldView:
    return HeldView(
        side=ViewSide(row.side), answers=row.answers, from_on=row.on, until_on=row.replaced_on
    )


def _has_trade(account_ids: Collection[int], level: Level) -> dict[int, bool]:
    """Return which accounts ever bought; all of them while nobody imported a line."""
    facts = current_facts()
    days = figures.days_of_accounts(facts, level)
    return {key: not days or key in days for key in account_ids}
