"""From when somebody who is known has a position, and which one they leave for it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.apps.intensify.models import Position
from verder.web.core.fields import date_input
from verder.web.core.forms import LookMixin


class KnownForm(LookMixin):
    """The first day, and what becomes of where somebody works now."""

    on = forms.DateField(label=_("First day in this position"), widget=date_input())
    leaving = forms.ChoiceField(
        label=_("And where they work now?"), widget=forms.RadioSelect, required=False
    )
    leaves_vacancy = forms.BooleanField(
        label=_("Leave the place as a vacancy, with its roles"), required=False
    )

    def __init__(
        self,
        sent: Any = None,  # noqa: ANN401 - as Django
        *,
        places: Sequence[Position],
        today: date,
    ) -> None:
        initial = {
            "on": today,
            "leaving": str(places[0].pk) if places else "",
            "leaves_vacancy": True,
        }
        super().__init__(sent, auto_id="id_known_%s", initial=initial)
        self.places = {str(place.pk): place for place in places}
        if not places:
            del self.fields["leaving"], self.fields["leaves_vacancy"]
            return
        field = self.fields["leaving"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as it stands above
        field.choices = [
            *((key, _leaves(place)) for key, place in self.places.items()),
            ("", _("They stay there as well")),
        ]

    def clean(self) -> dict[str, Any]:
        """Say that nothing is left where nothing was there to leave."""
        cleaned = super().clean() or self.cleaned_data
        cleaned.setdefault("leaves_vacancy", False)
        return cleaned

    def leaves(self) -> Position | None:
        """Return the position that they leave."""
        return self.places.get(self.cleaned_data.get("leaving", ""))


def _leaves(place: Position) -> str:
    what = " · ".join(filter(None, (place.function, place.account.name)))
    return str(_("They leave: %(what)s") % {"what": what})
