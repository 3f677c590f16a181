"""What the team fills in about the influence and attitude of somebody."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.apps.intensify.models import Colleague, Opinion, Position
from verder.web.core.fields import date_input
from verder.web.core.forms import wear_look
from verder.web.intensify.wording import mind_wording


class OpinionForm(forms.ModelForm[Opinion]):
    """An opinion on somebody; `on` is the day from which it holds."""

    class Meta:
        model = Opinion
        fields = (
            *("influence", "attitude", "wanted_attitude", "mover", "motive", "evidence"),
            *("on", "keep_until"),
        )
        labels: ClassVar = {"on": _("Said on")}
        help_texts: ClassVar = {
            "attitude": _("Leave it empty where nobody knows."),
            "mover": _("A colleague of the team, who sees to the next action."),
            "motive": _("What does the decision mean for this person's work?"),
            "evidence": _(
                "What was said or done, when and by whom. Write what the person may read."
            ),
        }
        widgets: ClassVar = {
            "evidence": forms.Textarea(attrs={"rows": 3}),
            "on": date_input(),
            "keep_until": date_input(),
        }

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as Django
        *,
        position: Position,
        today: date,
        before: Opinion | None = None,
        last_day: date | None = None,
        movers: Sequence[Colleague] = (),
    ) -> None:
        names = ("influence", "attitude", "wanted_attitude", "mover", "motive", "evidence")
        initial = {name: getattr(before, name) for name in names} if before else {}
        super().__init__(
            sent,
            auto_id=f"id_opinion_{position.pk}_%s",
            initial={**initial, "on": today, "keep_until": last_day},
        )
        self.today = today
        self._let_move(movers, before)
        self.fields["keep_until"].required = False
        for field in self.fields.values():
            wear_look(field)
        mind_wording(self, "motive", "evidence")

    def _let_move(self, movers: Sequence[Colleague], before: Opinion | None) -> None:
        """Offer the team, and whoever made the move so far; asked once for all forms of a page."""
        earlier = before.mover if before else None
        offered = [*movers, *([earlier] if earlier and earlier not in movers else [])]
        field = self.fields["mover"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - as the model says
        field.queryset = Colleague.objects.filter(pk__in=[each.pk for each in offered])
        field.choices = [("", _("nobody yet")), *((each.pk, each.name) for each in offered)]

    def clean_on(self) -> date:
        """Refuse a day that is still to come."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("That day is still to come."))
        return on

    def clean(self) -> dict[str, Any]:
        """Refuse an opinion that says nothing, and one that would be gone at once."""
        cleaned = super().clean() or {}
        if cleaned.get("influence") is None and cleaned.get("attitude") is None:
            raise forms.ValidationError(_("Say the influence, the attitude, or both."))
        until = cleaned.get("keep_until")
        if until is not None and until <= self.today:
            self.add_error("keep_until", _("Choose a day after today."))
        return cleaned
