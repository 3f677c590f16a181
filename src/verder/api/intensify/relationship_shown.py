"""The relation with accounts, as programs get it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from verder.api.accounts.shown import NamedShown, PersonShown
from verder.api.values import Exact, Figure, Shown, Why, why
from verder.apps.intensify.enums import HeardBy
from verder.domain.engines.two_sides import ViewSide
from verder.domain.intensify.relationship_stage import RelationStage
from verder.domain.values.missing import NotComputable


class RelationStageShown(Shown):
    """The stage; null with the reason where nobody scored it."""

    value: RelationStage | None
    missing: Why | None


def _staged(found: object) -> object:
    if isinstance(found, NotComputable):
        return RelationStageShown(value=None, missing=why(found))
    return (
        RelationStageShown(value=RelationStage(str(found)), missing=None)
        if isinstance(found, RelationStage)
        else found
    )


FoundStage = Annotated[RelationStageShown, BeforeValidator(_staged)]


class ViewShown(Shown):
    """A view of one side: the answers, what they rest on, and who gave it when."""

    id: int = Field(validation_alias="pk")
    instrument: str
    side: ViewSide
    answers: dict[str, int]
    evidence: dict[str, str]
    remark: str
    heard_by: HeardBy
    position_id: int | None
    on: date
    by: PersonShown | None
    replaced_on: date | None


class RelationStepShown(Shown):
    """What keeps the lower view below the next band."""

    band: str
    lacking: Exact
    items: list[str]


class NoticeShown(Shown):
    """Notice that was given."""

    id: int = Field(validation_alias="pk")
    noticed_on: date
    reason: str
    on: date
    by: PersonShown | None


class RelationRow(Shown):
    """The relation with one account of a list."""

    account: NamedShown
    stage: FoundStage
    ours: Figure
    theirs: Figure
    gap: Figure
    is_one_sided: bool
    next_step: RelationStepShown | None


class RelationShown(RelationRow):
    """The relation with an account, with every view that was ever given."""

    item_gaps: Mapping[str, int]
    notice: NoticeShown | None
    views: list[ViewShown]


def next_step_told(found: Any) -> dict[str, Any] | None:  # noqa: ANN401 - a NextStep or None
    """Return the next step as it is shown."""
    if found is None:
        return None
    return {"band": found.band.key, "lacking": found.lacking, "items": list(found.items)}
