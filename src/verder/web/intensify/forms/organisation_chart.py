"""What people fill in about an organisation chart."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import Position, Tie
from verder.apps.intensify.queries.organisation import people_of
from verder.apps.intensify.reports.organisation_chart import OrganisationChart
from verder.web.core.forms import LookMixin, wear_look
from verder.web.intensify.organisation.words import STRENGTHS


class PositionChoice(forms.ModelChoiceField[Position]):
    """A choice among positions, each with its function."""

    def label_from_instance(self, obj: Position) -> str:
        """Return the name, and what they do."""
        name, function = str(obj), obj.function
        return f"{name} ({function})" if function and function != name else name


class PlaceForm(LookMixin):
    """To whom somebody reports, or that they stand aside."""

    manager = PositionChoice(
        label=_("Reports to"),
        queryset=Position.objects.none(),
        required=False,
        empty_label=_("Nobody: at the top"),
    )
    parked = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, managers: QuerySet[Position], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["manager"].queryset = managers  # type: ignore[attr-defined]


class PlaceholderForm(forms.ModelForm[Position]):
    """Somebody whom nobody knows yet: only the function is known."""

    class Meta:
        model = Position
        fields = ("function", "department", "level", "reports_to")

    def __init__(self, *args: Any, managers: QuerySet[Position], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["function"].required = True
        self.fields["reports_to"] = PositionChoice(
            label=_("Reports to"), queryset=managers, required=False, empty_label=_("Nobody")
        )
        for field in self.fields.values():
            wear_look(field)


class TieForm(LookMixin):
    """A line between somebody and another: influence, or conflict."""

    second = PositionChoice(label=_("With whom"), queryset=Position.objects.none())
    kind = forms.ChoiceField(
        label=_("kind"),
        choices=Tie._meta.get_field("kind").flatchoices,  # noqa: SLF001 - Django's name
    )
    strength = forms.TypedChoiceField(label=_("strength"), choices=STRENGTHS, coerce=int, initial=2)
    remark = forms.CharField(
        label=_("Where it shows"),
        max_length=200,
        required=False,
        help_text=_("What you saw or heard, in neutral words; the person may ask to read it."),
    )

    def __init__(self, *args: Any, others: QuerySet[Position], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["second"].queryset = others  # type: ignore[attr-defined]


def place_form(
    account: Account, chart: OrganisationChart, position: Position, today: date
) -> PlaceForm:
    """Return the form of somebody's place; nobody in their own branch can be above them."""
    below = chart.whole.branch(position.pk)
    return PlaceForm(
        auto_id="place_%s",
        initial={"manager": position.reports_to_id},
        managers=people_of(account, today).filter(is_parked=False).exclude(pk__in=below),
    )


def placeholder_form(account: Account, today: date) -> PlaceholderForm:
    """Return the form of somebody whom nobody knows yet."""
    return PlaceholderForm(
        auto_id="placeholder_%s", managers=people_of(account, today).filter(is_parked=False)
    )


def tie_form(account: Account, first: Position, second: int, today: date) -> TieForm:
    """Return the form of a line from somebody to another."""
    others = people_of(account, today).filter(is_parked=False).exclude(pk=first.pk)
    return TieForm(auto_id="tie_%s", initial={"second": second}, others=others)


def first_problem(form: forms.Form | forms.ModelForm[Any]) -> str:
    """Return the first thing that is wrong with what was sent."""
    problems: Iterable[Any] = form.errors.values()
    return str(next(iter(problems))[0])
