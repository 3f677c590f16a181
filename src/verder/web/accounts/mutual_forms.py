"""What people fill in about mutual benefit and dependence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.apps.identify.models import BenefitEntry
from verder.domain.identify.benefit_ledger import Side
from verder.web.core.forms import LookMixin


class BenefitForm(LookMixin):
    """One benefit a year of one side."""

    side = forms.ChoiceField(choices=[(side.value, "") for side in Side], widget=forms.HiddenInput)
    what = forms.CharField(label=_("What"), max_length=200)
    amount = forms.DecimalField(
        label=_("Amount a year"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
        help_text=_("Leave it empty where nobody put a figure on it."),
    )
    evidence = forms.CharField(
        label=_("What it rests on"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_fact = forms.BooleanField(label=_("Measured or agreed, not estimated"), required=False)
    is_shared = forms.BooleanField(label=_("On the page for the customer"), required=False)

    def __init__(self, sent: Any, *, side: Side, entry: BenefitEntry | None = None) -> None:  # noqa: ANN401 - as Django
        key = entry.pk if entry else "new"
        super().__init__(sent, auto_id=f"id_{side.value}_{key}_%s", initial=_initial(side, entry))


def _initial(side: Side, entry: BenefitEntry | None) -> dict[str, Any]:
    if entry is None:
        return {"side": side.value, "is_shared": side is Side.CUSTOMER}
    return {
        "side": entry.side,
        "what": entry.what,
        "amount": None if entry.amount is None else round(entry.amount, 2).normalize(),
        "evidence": entry.evidence,
        "is_fact": entry.is_fact,
        "is_shared": entry.is_shared,
    }
