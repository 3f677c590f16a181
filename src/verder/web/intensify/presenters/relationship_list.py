"""The relationship stage of many accounts as a table: its columns and its filters."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from verder.documents.sheet import Kind
from verder.domain.engines.two_sides import ViewSide
from verder.domain.intensify.relationship_stage import RelationStage
from verder.domain.values.missing import NotComputable
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.intensify.presenters.stage_words import name_or_nothing, stage_name

if TYPE_CHECKING:
    from verder.apps.accounts.models import Account
    from verder.apps.intensify.instruments import KnownInstrument
    from verder.apps.intensify.reports.relationship import Relation

OVER, UNDER, ALIKE, ONE_SIDED = "over", "under", "alike", "one_sided"
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLine:
    """An account of the list, and how its relation stands."""

    account: "Account"
    relation: "Relation"
    stage_name: str
    next_item: str

    def __str__(self) -> str:
        return self.account.name

    @property
    def address(self) -> str:
        """The stage of this account."""
        return reverse("account_relationship", args=[self.account.pk])

    @property
    def gap(self) -> Decimal | NotComputable:
        """Our sum less theirs."""
        return self.relation.sides.gap

    def said_on(self, side: ViewSide) -> date | None:
        """Return the day of the view of one side."""
        row = self.relation.standing.get(side)
        return row.on if row else None


def relation_line(
    account: "Account", relation: "Relation", instrument: "KnownInstrument"
) -> RelationLine:
    """Return an account with its stage and its next step in words."""
    step = relation.sides.next_step
    return RelationLine(
        account=account,
        relation=relation,
        stage_name=name_or_nothing(relation.stage, instrument),
        next_item=instrument.item(step.items[0]).text.name if step else "",
    )


def relations_table(instrument: "KnownInstrument") -> TableSpec[RelationLine]:
    """Describe the table; the largest gap comes first when sorted by it."""
    return TableSpec(
        name="relations",
        columns=[*_standing(), *_said()],
        sort="account",
        search=lambda line: f"{line.account} {line.account.owner or ''}",
        filters=[_stages(instrument), _gaps()],
    )


def _stages(instrument: "KnownInstrument") -> Filter[RelationLine]:
    return Filter(
        key="stage",
        title=_("Stage"),
        choices=[
            *((stage.value, stage_name(stage, instrument)) for stage in RelationStage),
            (NONE, _("not known yet")),
        ],
        matches=lambda line, chosen: stage_key(line) == chosen,
    )


def stage_key(line: RelationLine) -> str:
    """Return by which name the filter knows the stage of an account."""
    found = line.relation.stage
    return NONE if isinstance(found, NotComputable) else found.value


def _gaps() -> Filter[RelationLine]:
    return Filter(
        key="gap",
        title=_("Gap"),
        choices=[
            (OVER, _("We think better of it")),
            (UNDER, _("They think better of it")),
            (ALIKE, _("Both see it alike")),
            (ONE_SIDED, _("One-sided estimate")),
        ],
        matches=lambda line, chosen: _gap_key(line) == chosen,
    )


def _gap_key(line: RelationLine) -> str:
    if isinstance(line.gap, NotComputable):
        return ONE_SIDED if line.relation.sides.is_one_sided else ""
    return OVER if line.gap > 0 else UNDER if line.gap < 0 else ALIKE


def _standing() -> list[Column[RelationLine]]:
    return [
        Column(key="account", title=_("Account"), value=str, link=lambda line: line.address),
        Column(key="stage", title=_("Stage"), value=lambda line: line.stage_name),
        Column(
            key="ours",
            title=_("Our view"),
            value=lambda line: line.relation.sides.ours.score,
            kind=Kind.NUMBER,
        ),
        Column(
            key="theirs",
            title=_("The customer's view"),
            value=lambda line: line.relation.sides.theirs.score,
            kind=Kind.NUMBER,
        ),
        Column(key="gap", title=_("Gap"), value=lambda line: line.gap, kind=Kind.NUMBER),
        Column(key="next", title=_("Begin with"), value=lambda line: line.next_item),
    ]


def _said() -> list[Column[RelationLine]]:
    return [
        Column(
            key="owner",
            title=_("Account manager"),
            value=lambda line: str(line.account.owner or ""),
        ),
        Column(
            key="ours_on",
            title=_("Our view of"),
            value=lambda line: line.said_on(ViewSide.US),
            kind=Kind.DATE,
            is_shown=False,
        ),
        Column(
            key="theirs_on",
            title=_("The customer's view of"),
            value=lambda line: line.said_on(ViewSide.CUSTOMER),
            kind=Kind.DATE,
            is_shown=False,
        ),
    ]
