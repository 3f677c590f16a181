"""What people fill in to say something of an account beside its invoices."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.identify.input_kinds import SHAPES, InputKind, Unit
from verder.apps.identify.models import AccountInput
from verder.web.core.forms import LookMixin

HUNDRED = Decimal(100)


class InputForm(LookMixin):
    """The value of one kind, whether it is a fact, and what it rests on."""

    text = forms.CharField(
        label=_("What it rests on"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A talk, a report, an agreement: what somebody else can check."),
    )
    is_fact = forms.BooleanField(label=_("Measured or agreed, not estimated"), required=False)
    field_order = ("value", "text", "is_fact")

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as Django
        *,
        kind: InputKind,
        said: AccountInput | None = None,
        prefix: str | None = None,
    ) -> None:
        super().__init__(
            sent, auto_id=f"id_{kind.value}_%s", initial=_initial_of(kind, said), prefix=prefix
        )
        self.kind = kind
        self.fields["value"] = value_field(kind)
        self.order_fields(self.field_order)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "form-control")

    @property
    def question(self) -> str | Promise:
        """What exactly is asked."""
        return SHAPES[self.kind].question

    def clean_value(self) -> Decimal | None:
        """Return the value as it is kept: shares as 0..1, yes as 1."""
        return kept_value(self.kind, self.cleaned_data["value"])


def value_field(kind: InputKind) -> forms.Field:
    """Return the field that asks for the value of a kind."""
    shape = SHAPES[kind]
    if shape.unit is Unit.YES_NO:
        choices = [("", _("not known")), ("1", _("yes")), ("0", _("no"))]
        select = forms.Select(attrs={"class": "form-select"})
        return forms.ChoiceField(label=kind.label, choices=choices, required=False, widget=select)
    factor = HUNDRED if shape.unit is Unit.SHARE else Decimal(1)
    number = forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"})
    return forms.DecimalField(
        label=kind.label,
        required=False,
        min_value=shape.least * factor,
        max_value=shape.most * factor,
        max_digits=16,
        decimal_places=2,
        widget=number,
    )


def kept_value(kind: InputKind, given: object) -> Decimal | None:
    """Return what was typed as it is kept."""
    if given in (None, ""):
        return None
    value = Decimal(str(given))
    return value / HUNDRED if SHAPES[kind].unit is Unit.SHARE else value


def typed_value(kind: InputKind, value: Decimal | None) -> Decimal | None:
    """Return what is kept as it is typed."""
    if value is None:
        return None
    written = value * HUNDRED if SHAPES[kind].unit is Unit.SHARE else value
    whole = written.to_integral_value()
    return whole if whole == written else written.normalize()


def _initial_of(kind: InputKind, said: AccountInput | None) -> dict[str, Any]:
    if said is None:
        return {}
    value = typed_value(kind, said.value)
    return {"value": value, "text": said.text, "is_fact": said.is_fact}
