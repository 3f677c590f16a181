"""The limits of the analyses: defaults of the method, changed by the organisation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from verder.apps.core import services
from verder.apps.core.models import User
from verder.apps.core.queries import audit_events, organisation
from verder.apps.identify.limit_descriptions import DESCRIPTIONS, Analysis, Limit, Unit

L = TypeVar("L")
Texts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MovedLimit:
    """A limit that was changed, and from which text to which."""

    limit: Limit
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsChange:
    """One change of the limits of an analysis: when, by whom, and what it moved."""

    at: datetime
    actor: str
    is_restored: bool  # the defaults of the method came back
    limits: tuple[MovedLimit, ...]


def analysis_of(kind: type[L]) -> Analysis:
    """Return the description of the analysis that has these limits."""
    return next(found for found in DESCRIPTIONS.values() if found.kind is kind)


def limits_of(kind: type[L]) -> L:
    """Return the organisation's limits of one analysis.

    What was stored and no longer fits the method gives way to the default.
    """
    stored = organisation().limits.get(analysis_of(kind).key, {})
    try:
        return parse_limits(kind, stored)
    except ValidationError:
        return kind()


def parse_limits(kind: type[L], texts: Texts) -> L:
    """Return limits from texts, defaults where nothing is given; shares as 0..1.

    A ValidationError names each limit that is not a value of its range, or says
    under `__all__` that the limits do not go together.
    """
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for limit in analysis_of(kind).limits:
        if limit.name in texts:
            try:
                values[limit.name] = _value_of(limit, texts[limit.name])
            except ValidationError as problem:
                problems[limit.name] = str(problem.message)
    if problems:
        raise ValidationError(problems)
    try:
        return _made(kind, values)
    except ValueError:
        raise ValidationError({"__all__": str(analysis_of(kind).together)}) from None


def _made(kind: type[L], values: dict[str, Any]) -> L:
    made = analysis_of(kind).make(**values)
    assert isinstance(made, kind)  # noqa: S101 - `make` and `kind` stand side by side
    return made


def _value_of(limit: Limit, text: object) -> object:
    if limit.is_optional and not str(text).strip():
        return None
    if limit.unit is Unit.YES_NO:
        return str(text).lower() in {"true", "on", "1"}
    if limit.unit is Unit.CHOICE:
        return _choice_of(limit, str(text))
    return _number_of(limit, text)


def _number_of(limit: Limit, text: object) -> Decimal | int:
    try:
        number = Decimal(str(text).strip())
    except InvalidOperation:
        raise ValidationError(_("This is not a number.")) from None
    if not number.is_finite() or not limit.least <= number <= limit.most:
        raise ValidationError(_("This lies outside what is possible."))
    if limit.unit is Unit.COUNT:
        if number != int(number):
            raise ValidationError(_("This is a whole number."))
        return int(number)
    return number


def _choice_of(limit: Limit, text: str) -> StrEnum:
    for choice in limit.choices:
        if choice == text:
            return choice
    raise ValidationError(_("This is none of the choices."))


def as_texts(limits: object) -> dict[str, str]:
    """Return limits as they are stored and stand in an address bar: plain texts.

    >>> from verder.domain.identify.abc_limits import AbcLimits
    >>> as_texts(AbcLimits())["a_share"]
    '0.80'
    """
    values = analysis_of(type(limits)).flat(limits)
    return {name: _text_of(value) for name, value in values.items()}


def _text_of(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def change_limits(*, by: User | None, kind: type[L], texts: Texts) -> L:
    """Keep the limits of one analysis for everybody; the audit trail says who did."""
    limits = parse_limits(kind, texts)
    services.change_limits(by=by, analysis=analysis_of(kind).key, limits=as_texts(limits))
    return limits


def limit_changes(kind: type[Any], most: int = 20) -> list[LimitsChange]:
    """Return who changed the limits of one analysis when, the last change first."""
    analysis = analysis_of(kind)
    events = audit_events().filter(subject=f"limits:{analysis.key}")[:most]
    usual = as_texts(kind())
    return [
        LimitsChange(
            at=event.at,
            actor=event.actor,
            is_restored=not event.after,
            limits=tuple(_moved(analysis, usual | event.before, usual | event.after)),
        )
        for event in events
    ]


def _moved(analysis: Analysis, before: Texts, after: Texts) -> Iterator[MovedLimit]:
    for limit in analysis.limits:
        was, now = str(before[limit.name]), str(after[limit.name])
        if was != now:
            yield MovedLimit(limit, was, now)


def restore_limits(*, by: User | None, kind: type[Any]) -> None:
    """Bring the defaults of the method back."""
    services.change_limits(by=by, analysis=analysis_of(kind).key, limits={})
