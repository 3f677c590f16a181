"""What people tick and fill in about the teams on both sides of an account."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.apps.core.models import User
from verder.apps.intensify.enums import BUYER_MARKS, DMU_ROLES, PSU_ROLES
from verder.apps.intensify.models import Colleague, Position, Seat
from verder.domain.intensify.roles import DmuRole, PsuRole
from verder.web.core.fields import number_input
from verder.web.core.forms import LookMixin

COLLEAGUE, USER = "colleague", "user"
KNOWN_MARKS = dict(BUYER_MARKS)


class ChipsInput(forms.CheckboxSelectMultiple):
    """Several choices, each of them a chip to tick."""


class BuyingForm(LookMixin):
    """Roles and marks of somebody at the customer."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=DMU_ROLES, required=False, widget=ChipsInput
    )
    is_gatekeeper = forms.BooleanField(label=_("Gatekeeper"), required=False)
    marks = forms.MultipleChoiceField(
        label=_("Marks"), choices=BUYER_MARKS, required=False, widget=ChipsInput
    )
    own_marks = forms.CharField(
        label=_("Own marks"),
        required=False,
        max_length=300,
        help_text=_("With a comma between them."),
    )

    def __init__(self, sent: Any, *, position: Position, roles: Collection[DmuRole] = ()) -> None:  # noqa: ANN401 - as Django
        super().__init__(
            sent,
            auto_id=f"id_position_{position.pk}_%s",
            initial={
                "roles": [str(role) for role in roles],
                "is_gatekeeper": position.is_gatekeeper,
                "marks": [mark for mark in position.tags if mark in KNOWN_MARKS],
                "own_marks": ", ".join(mark for mark in position.tags if mark not in KNOWN_MARKS),
            },
        )

    def clean_roles(self) -> set[DmuRole]:
        """Return the roles as the method knows them."""
        return {DmuRole(role) for role in self.cleaned_data["roles"]}

    @property
    def all_marks(self) -> list[str]:
        """The ticked marks and the own ones."""
        return [*self.cleaned_data["marks"], *self.cleaned_data["own_marks"].split(",")]


class SeatForm(LookMixin):
    """Roles, deputy and hours of a colleague in the team."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=PSU_ROLES, required=False, widget=ChipsInput
    )
    is_pioneer = forms.BooleanField(label=_("Pioneer"), required=False)
    deputy = forms.ModelChoiceField(
        label=_("Deputy"),
        queryset=Colleague.objects.all(),
        required=False,
        empty_label=_("nobody"),
    )
    hours_a_year = forms.DecimalField(
        label=_("Hours a year for this account"),
        required=False,
        min_value=0,
        max_value=8784,
        max_digits=7,
        decimal_places=2,
        widget=number_input(),
    )

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as Django
        *,
        seat: Seat,
        roles: Collection[PsuRole] = (),
        deputies: Sequence[Colleague] = (),
    ) -> None:
        hours = seat.hours_a_year
        super().__init__(
            sent,
            auto_id=f"id_seat_{seat.pk}_%s",
            initial={
                "roles": [str(role) for role in roles],
                "is_pioneer": seat.is_pioneer,
                "deputy": seat.deputy_id,
                "hours_a_year": None if hours is None else f"{hours.normalize():f}",
            },
        )
        deputy = self.fields["deputy"]
        assert isinstance(deputy, forms.ModelChoiceField)  # noqa: S101 - as declared above
        others = [each for each in deputies if each.pk != seat.colleague_id]
        deputy.choices = [("", deputy.empty_label), *((each.pk, each.name) for each in others)]

    def clean_roles(self) -> set[PsuRole]:
        """Return the roles as the method knows them."""
        return {PsuRole(role) for role in self.cleaned_data["roles"]}


class NewSeatForm(LookMixin):
    """Somebody who joins the team: a colleague, a user, or somebody who does not sign in."""

    who = forms.RegexField(
        label=_("Colleague"),
        regex=rf"^({COLLEAGUE}|{USER}):[0-9]{{1,18}}$",
        required=False,
        widget=forms.Select,
    )
    name = forms.CharField(
        label=_("Or somebody who does not sign in"),
        required=False,
        max_length=150,
        help_text=_("The name; the colleague is kept for other accounts too."),
    )
    function = forms.CharField(label=_("Function"), required=False, max_length=150)
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=PSU_ROLES, required=False, widget=ChipsInput
    )

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as Django
        *,
        people: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(sent, auto_id="id_seat_new_%s")
        widget = self.fields["who"].widget
        assert isinstance(widget, forms.Select)  # noqa: S101 - as declared above
        widget.choices = people

    def clean(self) -> dict[str, Any]:
        """Refuse nobody, and two people at once."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("who")) == bool(cleaned.get("name")):
            raise forms.ValidationError(_("Choose a colleague, or write the name of a new one."))
        return cleaned

    def clean_roles(self) -> set[PsuRole]:
        """Return the roles as the method knows them."""
        return {PsuRole(role) for role in self.cleaned_data["roles"]}


def who_choices(
    colleagues: Sequence[Colleague], users: Sequence[User], taken: Collection[int]
) -> list[tuple[str, str]]:
    """Return who can join: those who have no seat yet, by name."""
    people = [
        (f"{COLLEAGUE}:{each.pk}", each.name) for each in colleagues if each.pk not in taken
    ] + [(f"{USER}:{user.pk}", str(user)) for user in users]
    return [("", str(_("choose…"))), *sorted(people, key=lambda found: found[1].casefold())]
