"""What people fill in when they keep a calculation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.apps.calculate.enums import CalculationKind
from verder.apps.calculate.models import Calculation
from verder.web.core.forms import LookMixin

CHOSEN_KINDS = [
    (CalculationKind.PLAIN.value, _("Just a calculation")),
    (CalculationKind.BEFORE.value, _("Pre-calculation: look back on it when the period is over")),
]


class CalculationForm(LookMixin):
    """Name, note and what it is for; a post-calculation stays one."""

    name = forms.CharField(label=_("Name"), max_length=120)
    note = forms.CharField(
        label=_("Note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(label=_("What is it for?"), choices=CHOSEN_KINDS, required=False)

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as Django
        *,
        held: Calculation | None = None,
        before: Calculation | None = None,
    ) -> None:
        initial = {"name": held.name, "note": held.note, "kind": held.kind} if held else {}
        if before is not None:
            initial = {"name": _("%(name)s, looked back on") % {"name": before.name}}
        super().__init__(sent, initial=initial)
        if before is not None or (held is not None and held.kind == CalculationKind.AFTER):
            del self.fields["kind"]

    def chosen_kind(self) -> CalculationKind:
        """Return what it is for, in the end."""
        if "kind" not in self.fields:
            return CalculationKind.AFTER
        return CalculationKind(self.cleaned_data["kind"] or CalculationKind.PLAIN)
