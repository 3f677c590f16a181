"""What people fill in about relative strength, and where an account is meant to go."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.apps.identify.models import KeyBuyingFactor, PortfolioTarget
from verder.web.core.forms import LookMixin


def _number(label: Any, least: float, most: float, step: str, *, required: bool) -> forms.Field:  # noqa: ANN401 - as Django
    return forms.DecimalField(
        label=label,
        min_value=least,
        max_value=most,
        decimal_places=2,
        required=required,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": step}),
    )


class FactorForm(LookMixin):
    """What a customer buys by, and how we and the best competitor do."""

    name = forms.CharField(label=_("Buying factor"), max_length=100)
    weight = _number(_("Weight"), 0, 100, "any", required=True)
    own = _number(_("Our score (1–5)"), 1, 5, "0.1", required=False)
    competitor = _number(_("Best competitor's score (1–5)"), 1, 5, "0.1", required=False)
    competitor_name = forms.CharField(label=_("Best competitor"), max_length=100, required=False)
    heard_from = forms.CharField(label=_("Heard from"), max_length=100, required=False)
    heard_on = forms.DateField(
        label=_("Heard on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, sent: Any, *, factor: KeyBuyingFactor | None = None) -> None:  # noqa: ANN401 - as Django
        key = factor.pk if factor else "new"
        initial = {name: getattr(factor, name) for name in self.base_fields} if factor else {}
        super().__init__(sent, auto_id=f"id_factor_{key}_%s", initial=initial)


class TargetForm(LookMixin):
    """Where an account is meant to stand, by when and why."""

    attractiveness = _number(_("Attractiveness (1–5)"), 1, 5, "0.1", required=True)
    ratio = _number(_("Relative strength (ours ÷ theirs)"), 0, 5, "0.01", required=True)
    until = forms.DateField(
        label=_("By when"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(label=_("Why, and how"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as Django
        *,
        target: PortfolioTarget | None = None,
        **place: Decimal,
    ) -> None:
        initial = {name: getattr(target, name) for name in self.base_fields} if target else {}
        initial |= place
        super().__init__(sent, auto_id="id_target_%s", initial=initial)
