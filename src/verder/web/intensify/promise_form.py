"""What people fill in of a promise."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.accounts.models import Account
from verder.apps.core.keys import record_key
from verder.apps.core.models import User
from verder.apps.intensify.entries import StepEntry
from verder.apps.intensify.models import NextStep
from verder.apps.intensify.queries.diary import recent_positions
from verder.apps.intensify.queries.teams import colleague_of, colleagues
from verder.web.core.forms import LookMixin
from verder.web.intensify.contact_form import position_name

MOST_LETTERS = 300


class PromiseForm(LookMixin):
    """What was promised, to whom, by whom, before when."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(label=gettext_lazy("What was promised"), max_length=MOST_LETTERS)
    position = forms.TypedChoiceField(
        label=gettext_lazy("For whom"), required=False, coerce=int, empty_value=None
    )
    owner = forms.TypedChoiceField(
        label=gettext_lazy("Who does it"), required=False, coerce=int, empty_value=None
    )
    due_on = forms.DateField(
        label=gettext_lazy("Before"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as Django
        *,
        account: Account,
        user: User,
        step: NextStep | None = None,
        asked: Mapping[str, str] | None = None,
    ) -> None:
        first = {**self._first(user, step), **_named(asked or {})}
        super().__init__(sent, initial=first, auto_id="promise_%s")
        today = timezone.localdate()
        people = [
            (str(each.pk), position_name(each)) for each in recent_positions(user, account, today)
        ]
        self._choose("position", str(_("the account itself")), people)
        team = [(str(each.pk), each.name) for each in colleagues(today)]
        self._choose("owner", str(_("nobody yet")), team)

    def _first(self, user: User, step: NextStep | None) -> dict[str, Any]:
        if step is None:
            me = colleague_of(user)
            return {"uid": uuid4(), "owner": me.pk if me else None}
        names = ("uid", "text", "due_on")
        owned = {"owner": step.owner_id, "position": step.position_id}
        return {**{name: getattr(step, name) for name in names}, **owned}

    def _choose(self, name: str, empty: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        first = self.initial.get(name)
        known = {key for key, _title in choices}
        gone = [(str(first), _("somebody who left"))] if first and str(first) not in known else []
        field.choices = [("", empty), *choices, *gone]

    def entry(self) -> StepEntry:
        """Return the promise as it was written down."""
        said = self.cleaned_data
        return StepEntry(
            text=said["text"],
            owner=said["owner"],
            position=said["position"],
            due_on=said["due_on"],
        )


def _named(asked: Mapping[str, str]) -> dict[str, Any]:
    """Return what a link to the form says: what is promised, for whom, and who does it."""
    keys = {name: record_key(asked.get(name, "")) for name in ("position", "owner")}
    text = {"text": asked["text"][:MOST_LETTERS]} if "text" in asked else {}
    return text | {name: key for name, key in keys.items() if key}
