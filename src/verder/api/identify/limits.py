"""The limits of the analyses: those of the method, or those of the organisation."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import Field

from verder.api.authentication import Caller
from verder.api.values import Given, Name, Shown
from verder.apps.core.rules import may_change_limits
from verder.apps.identify.limit_descriptions import DESCRIPTIONS, Analysis
from verder.apps.identify.limits import (
    LimitsChange,
    as_texts,
    change_limits,
    limit_changes,
    limits_of,
    restore_limits,
)

router = Router(tags=["limits"])


class LimitShown(Shown):
    """One limit: what it is, and between which values it lies; shares as 0..1."""

    name: str
    label: str
    unit: str = Field(examples=["share"])
    value: str
    default: str
    least: str
    most: str
    choices: list[str]


class LimitsShown(Shown):
    """The limits of one analysis."""

    key: str
    label: str
    limits: list[LimitShown]


class MovedLimitShown(Shown):
    """A limit that was changed, and from what to what."""

    name: str
    before: str
    after: str


class LimitsChangeShown(Shown):
    """A change of limits: when, by whom, and what it moved."""

    at: datetime
    actor: str
    is_restored: bool
    limits: list[MovedLimitShown]


class LimitsGiven(Given):
    """Limits by name; what is not named stays as it is. Null empties one that may be empty."""

    limits: Annotated[dict[str, Name | Decimal | bool | None], Field(min_length=1, max_length=60)]


@router.get("", response=list[LimitsShown], operation_id="listLimits")
def list_limits(request: Caller) -> list[dict[str, Any]]:  # noqa: ARG001 - the same for all
    """List the limits that hold for everybody, by analysis."""
    return [_told(each) for each in DESCRIPTIONS.values()]


@router.put("/{key}", response=LimitsShown, operation_id="changeLimits")
def change(request: Caller, key: str, given: LimitsGiven) -> dict[str, Any]:
    """Make these the limits of the organisation."""
    analysis = _analysis(key)
    unknown = given.limits.keys() - {each.name for each in analysis.limits}
    if unknown:
        raise ValidationError({name: _("There is no such limit.") for name in unknown})
    now = as_texts(limits_of(analysis.kind))
    change_limits(by=request.user, kind=analysis.kind, texts=now | _texts(given))
    return _told(analysis)


@router.delete("/{key}", response=LimitsShown, operation_id="restoreLimits")
def restore(request: Caller, key: str) -> dict[str, Any]:
    """Bring the limits of the method back."""
    analysis = _analysis(key)
    restore_limits(by=request.user, kind=analysis.kind)
    return _told(analysis)


@router.get("/{key}/changes", response=list[LimitsChangeShown], operation_id="listLimitChanges")
def list_changes(request: Caller, key: str) -> list[dict[str, Any]]:
    """List who changed the limits of an analysis when, the last change first."""
    if not may_change_limits(request.user):
        raise PermissionDenied
    return [_change_told(each) for each in limit_changes(_analysis(key).kind)]


def _texts(given: LimitsGiven) -> dict[str, str]:
    return {
        name: "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in given.limits.items()
    }


def _analysis(key: str) -> Analysis:
    if key not in DESCRIPTIONS:
        raise Http404
    return DESCRIPTIONS[key]


def _told(analysis: Analysis) -> dict[str, Any]:
    now = as_texts(limits_of(analysis.kind))
    usual = as_texts(analysis.kind())
    return {
        "key": analysis.key,
        "label": str(analysis.label),
        "limits": [
            {
                "name": each.name,
                "label": str(each.label),
                "unit": each.unit.value,
                "value": now[each.name],
                "default": usual[each.name],
                "least": str(each.least),
                "most": str(each.most),
                "choices": [str(choice) for choice in each.choices],
            }
            for each in analysis.limits
        ],
    }


def _change_told(change: LimitsChange) -> dict[str, Any]:
    return {
        "at": change.at,
        "actor": change.actor,
        "is_restored": change.is_restored,
        "limits": [
            {"name": each.limit.name, "before": each.before, "after": each.after}
            for each in change.limits
        ],
    }
