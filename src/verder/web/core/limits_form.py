"""A form for the limits of any analysis, made from their description; shares in per cent."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from verder.apps.identify.limit_descriptions import Analysis, Limit, Unit
from verder.apps.identify.limits import as_texts, parse_limits
from verder.web.core.forms import wear_look

HUNDRED = Decimal(100)


class LimitsForm(forms.Form):
    """The limits of one analysis; `limits` are those in force."""

    def __init__(self, analysis: Analysis, limits: object, asked: QueryDict | None = None) -> None:
        super().__init__(asked, initial=_shown(analysis, limits), auto_id=f"{analysis.key}_%s")
        self.analysis = analysis
        for limit in analysis.limits:
            self.fields[limit.name] = _field(limit)
            wear_look(self.fields[limit.name])

    @property
    def rows(self) -> list[tuple[forms.BoundField, str]]:
        """Every field with the sign behind it."""
        return [
            (self[limit.name], "%" if limit.unit is Unit.SHARE else "")
            for limit in self.analysis.limits
        ]

    @property
    def is_usual(self) -> bool:
        """Whether these are the limits of the method itself."""
        return self.initial == _shown(self.analysis, self.analysis.kind())

    def clean(self) -> dict[str, Any]:
        """Check the limits together, as the method does."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                parse_limits(self.analysis.kind, self.texts)
            except ValidationError as problem:
                self.add_error(None, problem)
        return cleaned

    @property
    def texts(self) -> dict[str, str]:
        """The limits as they are stored: shares as 0..1."""
        return {limit.name: self._text_of(limit) for limit in self.analysis.limits}

    def _text_of(self, limit: Limit) -> str:
        value = self.cleaned_data.get(limit.name)
        if value is None or value == "":
            return ""
        if limit.unit is Unit.SHARE:
            return f"{(value / HUNDRED).normalize():f}"
        return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(analysis: Analysis, limits: object) -> dict[str, object]:
    texts = as_texts(limits)
    return {limit.name: _start(limit, texts) for limit in analysis.limits}


def _start(limit: Limit, texts: Mapping[str, str]) -> object:
    text = texts[limit.name]
    if limit.unit is Unit.YES_NO:
        return text == "true"
    if limit.unit is Unit.SHARE and text:
        return f"{(Decimal(text) * HUNDRED).normalize():f}"
    return text


def _field(limit: Limit) -> forms.Field:
    if limit.unit is Unit.YES_NO:
        return forms.BooleanField(label=str(limit.label), required=False)
    if limit.unit is Unit.CHOICE:
        labels = zip(limit.choices, limit.choice_labels, strict=True)
        return forms.ChoiceField(
            label=str(limit.label), choices=[(str(choice), label) for choice, label in labels]
        )
    factor = HUNDRED if limit.unit is Unit.SHARE else Decimal(1)
    return forms.DecimalField(
        label=str(limit.label),
        required=not limit.is_optional,
        min_value=limit.least * factor,
        max_value=limit.most * factor,
        widget=forms.NumberInput(attrs={"step": "1" if limit.unit is Unit.COUNT else "any"}),
    )
