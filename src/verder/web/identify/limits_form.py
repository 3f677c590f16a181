"""The limits of an analysis in the page: tried out by everybody, kept by who may."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.apps.identify.limit_descriptions import Limit, Unit
from verder.apps.identify.limits import analysis_of, as_texts, limits_of, parse_limits
from verder.domain.identify.abc_limits import AbcLimits, AbcMode
from verder.domain.values.money import round_half_up
from verder.web.core import formats

L = TypeVar("L")
HUNDRED = Decimal(100)


class LimitsForm(forms.Form):
    """One field a limit; shares are written as percentages."""

    def __init__(self, shown: Mapping[str, Any], limits: tuple[Limit, ...]) -> None:
        super().__init__(shown, auto_id="limit_%s")
        for limit in limits:
            self.fields[limit.name] = _field_of(limit)


def _field_of(limit: Limit) -> forms.Field:
    if limit.unit is Unit.CHOICE:
        return forms.ChoiceField(
            label=str(limit.label),
            choices=list(zip(limit.choices, limit.choice_labels, strict=True)),
            widget=forms.Select(attrs={"class": "form-select"}),
        )
    if limit.unit is Unit.YES_NO:
        box = forms.CheckboxInput(attrs={"class": "form-check-input"})
        return forms.BooleanField(label=str(limit.label), required=False, widget=box)
    return forms.CharField(
        label=str(limit.label), required=not limit.is_optional, widget=_number_input(limit)
    )


def _number_input(limit: Limit) -> forms.NumberInput:
    is_share = limit.unit is Unit.SHARE
    factor = HUNDRED if is_share else 1
    step = "any" if is_share or limit.unit in {Unit.MONEY, Unit.RATIO} else "1"
    attributes = {"min": limit.least * factor, "max": limit.most * factor, "step": step}
    return forms.NumberInput(attrs={"class": "form-control", "inputmode": "decimal", **attributes})


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsAsked(Generic[L]):
    """The limits that a page uses, and the form that moves them.

    `is_tried` where they are not those of the organisation; `kept_texts` is what a
    button sends to keep them.
    """

    key: str
    limits: L
    form: LimitsForm
    is_tried: bool
    kept_texts: Mapping[str, str]
    away: str  # the address without them

    @property
    def counting(self) -> list[Limit]:
        """The limits that count now."""
        hidden = not_in_mode(self.limits) if isinstance(self.limits, AbcLimits) else frozenset()
        return [each for each in analysis_of(type(self.limits)).limits if each.name not in hidden]

    @property
    def fields(self) -> list[tuple[forms.BoundField, str]]:
        """Their fields, each with the sign behind it."""
        return [(self.form[limit.name], _sign(limit)) for limit in self.counting]

    @property
    def used(self) -> list[tuple[str, str]]:
        """What they are, in words."""
        return [
            (str(limit.label), _written(limit, self.kept_texts[limit.name]))
            for limit in self.counting
        ]


def _sign(limit: Limit) -> str:
    return "%" if limit.unit is Unit.SHARE else ""


def _written(limit: Limit, text: str) -> str:
    """Return a limit as people write it."""
    if limit.unit is Unit.CHOICE:
        labels = zip(limit.choices, limit.choice_labels, strict=True)
        return next(str(label) for choice, label in labels if choice == text)
    if limit.unit is Unit.YES_NO:
        return _("yes") if text else _("no")
    if not text:
        return "–"
    amount = Decimal(text)
    return formats.number(amount, max(0, -int(amount.as_tuple().exponent))) + _sign(limit)


def not_in_mode(limits: AbcLimits) -> frozenset[str]:
    """Return the limits of the ABC that its mode does not ask."""
    pairs = {
        AbcMode.SHARE: {"a_share", "b_share"},
        AbcMode.COUNT: {"a_count_share", "b_count_share"},
        AbcMode.AMOUNT: {"a_amount", "b_amount"},
    }
    return frozenset().union(*(pair for mode, pair in pairs.items() if mode is not limits.mode))


def read_limits(kind: type[L], query: QueryDict) -> LimitsAsked[L]:
    """Return the limits of the organisation with what the address says of them.

    What makes no sense is told in the form, and then nothing is moved.
    """
    analysis, kept = analysis_of(kind), limits_of(kind)
    asked = {each.name: str(query[each.name]) for each in analysis.limits if each.name in query}
    if asked:
        _add_unticked(analysis.limits, asked)
    moved = as_texts(kept) | _from_screen(analysis.limits, asked)
    form = LimitsForm(_to_screen(analysis.limits, as_texts(kept)) | asked, analysis.limits)
    form.full_clean()
    limits = kept
    try:
        limits = parse_limits(kind, moved)
    except ValidationError as problem:
        for name, messages in problem.message_dict.items():
            if name not in form.errors:
                form.add_error(None if name == "__all__" else name, messages)
    return LimitsAsked(
        key=analysis.key,
        limits=limits,
        form=form,
        is_tried=limits != kept,
        kept_texts=_to_screen(analysis.limits, as_texts(limits)),
        away=_without(query, asked),
    )


def _without(query: QueryDict, names: Collection[str]) -> str:
    left = query.copy()
    for name in names:
        left.pop(name, None)
    return f"?{left.urlencode()}"


def _add_unticked(limits: tuple[Limit, ...], asked: dict[str, str]) -> None:
    """Say no for a box that is not ticked: it is not in the address of a form that was sent."""
    for limit in limits:
        if limit.unit is Unit.YES_NO:
            asked.setdefault(limit.name, "")


def _from_screen(limits: tuple[Limit, ...], texts: Mapping[str, str]) -> dict[str, str]:
    shares = {limit.name for limit in limits if limit.unit is Unit.SHARE}
    return {
        name: _part_of_hundred(text) if name in shares else text.replace(",", ".")
        for name, text in texts.items()
    }


def _part_of_hundred(text: str) -> str:
    try:
        return str(Decimal(text.strip().replace(",", ".")) / HUNDRED)
    except ArithmeticError:
        return text


def _to_screen(limits: tuple[Limit, ...], texts: Mapping[str, str]) -> dict[str, str]:
    shown = {}
    for limit in limits:
        text = texts[limit.name]
        if limit.unit is Unit.SHARE and text:
            per_cent = round_half_up(Decimal(text) * HUNDRED, 4).normalize()
            text = f"{per_cent:f}"
        if limit.unit is Unit.YES_NO:
            text = "on" if text == "true" else ""
        shown[limit.name] = text
    return shown


def texts_of(kind: type[Any], posted: Mapping[str, str]) -> dict[str, str]:
    """Return what a form sent as the texts of limits."""
    analysis = analysis_of(kind)
    sent = {limit.name: posted[limit.name] for limit in analysis.limits if limit.name in posted}
    _add_unticked(analysis.limits, sent)
    return as_texts(limits_of(kind)) | _from_screen(analysis.limits, sent)
