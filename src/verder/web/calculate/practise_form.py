"""The form in which a trainer puts a set of exercises together."""

from secrets import randbelow

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from verder.apps.calculate.calculators import calculators
from verder.apps.calculate.groups import in_groups
from verder.apps.calculate.practising import LARGEST_SEED, MOST_EXERCISES, PractiseSet
from verder.web.core.forms import LookMixin

USUAL = 5


def _choices() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (str(group.title), [(known.key, known.text.name) for known in members])
        for group, members in in_groups(calculators())
    ]


class SetForm(LookMixin):
    """Which calculators, how many exercises, in which language, with which numbers."""

    calculators = forms.MultipleChoiceField(
        label=_("Which questions"), widget=forms.CheckboxSelectMultiple, choices=_choices
    )
    many = forms.IntegerField(
        label=_("How many exercises"), min_value=1, max_value=MOST_EXERCISES, initial=USUAL
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Whoever practises can still choose another."),
    )
    seed = forms.IntegerField(
        label=_("Numbers"),
        min_value=1,
        max_value=LARGEST_SEED,
        required=False,
        help_text=_("The same number gives the same exercises. Left empty, new ones are drawn."),
    )

    @property
    def chosen(self) -> PractiseSet:
        """The set that was put together."""
        said = self.cleaned_data
        return PractiseSet(
            calculators=tuple(said["calculators"]),
            many=said["many"],
            language=said["language"],
            seed=said["seed"] or new_seed(),
        )


def new_seed() -> int:
    """Return a number that gives exercises of their own."""
    return 1 + randbelow(LARGEST_SEED)


def first_choice(asked: list[str]) -> dict[str, object]:
    """Return how the form begins: with the calculators that are asked for, else with all."""
    known = [each.key for each in calculators()]
    chosen = [key for key in known if key in asked]
    return {
        "calculators": chosen or known,
        "many": USUAL,
        "language": (get_language() or "nl")[:2],
    }
