"""What people fill in about an organisation chart."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from verder.apps.intensify.models import Position, Tie
from verder.apps.intensify.reports.chart_words import STRENGTHS
from verder.web.core.forms import LookMixin, wear_look
from verder.web.intensify.organisation.choosing import Offered
from verder.web.intensify.wording import mind_wording


class PositionChoice(forms.ModelChoiceField[Position]):
    """A choice among positions; of many only a few are offered until somebody searches."""

    offers: Sequence[tuple[str, str]] = ()
    has_more = False

    def offer(self, people: Offered) -> None:
        """Let these be chosen on the page; what is sent may be anybody of the queryset."""
        has_nobody = self.empty_label is not None and not people.is_searched
        nobody = [("", str(self.empty_label))] if has_nobody else []
        self.offers = [*nobody, *people.people]
        self.widget.choices = self.offers
        self.has_more = people.has_more


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

    second = PositionChoice(
        label=_("With whom"), queryset=Position.objects.none(), empty_label=None
    )
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
        mind_wording(self, "remark")


def first_problem(form: forms.Form | forms.ModelForm[Any]) -> str:
    """Return the first thing that is wrong with what was sent."""
    problems: Iterable[Any] = form.errors.values()
    return str(next(iter(problems))[0])
