"""What people fill in when they choose key accounts."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.apps.core.models import Team
from verder.apps.identify.criterion_texts import Criterion
from verder.apps.identify.selection_choices import Decision, FilledBy
from verder.apps.identify.services.selection import CriterionWish
from verder.domain.identify.score_classes import SCORES
from verder.web.core.forms import LookMixin

HUNDRED = Decimal(100)
LIMITS = (2, 3, 4, 5)


class RoundForm(LookMixin):
    """A new round."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2200)
    team = forms.ModelChoiceField(
        label=_("For"), queryset=Team.objects.none(), required=False, empty_label=None
    )
    capacity = forms.IntegerField(
        label=_("Number of key accounts"),
        min_value=0,
        max_value=1000,
        help_text=_("As many as the team has hours for; the service concept computes it."),
    )

    def __init__(self, *args: Any, teams: Sequence[Team], is_company: bool, **more: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **more)
        field = self.fields["team"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = Team.objects.filter(pk__in=[team.pk for team in teams]).order_by("name")
        field.empty_label = _("the whole company") if is_company else None
        field.required = not is_company


class CapacityForm(LookMixin):
    """How many key accounts there is room for, and who scores."""

    capacity = forms.IntegerField(label=_("Number of key accounts"), min_value=0, max_value=1000)
    is_scored_by_managers = forms.BooleanField(
        label=_("Account managers score their own accounts too"), required=False
    )


class CriterionForm(LookMixin):
    """A criterion: its texts, five classes, weight, and what fills it."""

    name = forms.CharField(label=_("Criterion"), max_length=100)
    indicator = forms.CharField(label=_("Indicator"), max_length=200, required=False)
    weight = forms.DecimalField(label=_("Weight"), min_value=0, max_value=100, decimal_places=2)
    filled_by = forms.ChoiceField(label=_("Filled by"), choices=FilledBy.choices)

    def __init__(self, *args: Any, criterion: Criterion | None = None, **more: Any) -> None:  # noqa: ANN401
        super().__init__(*args, initial=_initial(criterion), **more)
        for score in SCORES:
            self.fields[f"word_{score}"] = forms.CharField(
                label=_("Class %(score)s in words") % {"score": score},
                max_length=100,
                required=False,
                widget=forms.TextInput(attrs={"class": "form-control"}),
            )
        for score in LIMITS:
            self.fields[f"limit_{score}"] = forms.DecimalField(
                label=_("Class %(score)s begins at") % {"score": score},
                required=False,
                widget=forms.NumberInput(attrs={"class": "form-control", "step": "any"}),
            )
        self.criterion = criterion

    @property
    def word_fields(self) -> list[forms.BoundField]:
        """The fields of the five classes in words."""
        return [self[f"word_{score}"] for score in SCORES]

    @property
    def limit_fields(self) -> list[forms.BoundField]:
        """The fields of the four limits."""
        return [self[f"limit_{score}"] for score in LIMITS]

    def wish(self) -> CriterionWish:
        """Return the criterion as it was filled in; default texts that stay are not own ones."""
        given = self.cleaned_data
        filled_by = FilledBy(given["filled_by"])
        words = tuple(given[f"word_{score}"] for score in SCORES)
        limits = tuple(given[f"limit_{score}"] for score in LIMITS)
        factor = Decimal(1) if filled_by == FilledBy.JUDGEMENT else HUNDRED
        has_limits = all(limit is not None for limit in limits)
        return CriterionWish(
            name=self._own("name", given["name"]),
            indicator=self._own("indicator", given["indicator"]),
            words=() if self._is_default("words", words) else words,
            limits=tuple(limit / factor for limit in limits) if has_limits else (),
            weight=given["weight"],
            filled_by=filled_by,
        )

    def clean(self) -> dict[str, Any]:
        """Ask for all limits and all words, or none."""
        cleaned: dict[str, Any] = super().clean() or {}
        given = [cleaned.get(f"limit_{score}") is not None for score in LIMITS]
        if any(given) and not all(given):
            self.add_error(None, _("Give all four limits, or none."))
        words = [bool(cleaned.get(f"word_{score}")) for score in SCORES]
        if any(words) and not all(words):
            self.add_error(None, _("Give all five classes a word, or none."))
        return cleaned

    def _own(self, part: str, text: str) -> str:
        return "" if self._is_default(part, text) else text

    def _is_default(self, part: str, given: object) -> bool:
        """Return whether a text of the default set was left as it is."""
        criterion = self.criterion
        if criterion is None or criterion.has_own(part):
            return False
        return bool(given == getattr(criterion, part))


def _initial(criterion: Criterion | None) -> dict[str, object]:
    if criterion is None:
        return {"weight": 10, "filled_by": FilledBy.JUDGEMENT}
    factor = HUNDRED if criterion.is_filled_by_facts else Decimal(1)
    words = {f"word_{score}": word for score, word in zip(SCORES, criterion.words, strict=False)}
    limits = {
        f"limit_{score}": f"{(limit * factor).normalize():f}"
        for score, limit in zip(LIMITS, criterion.limits, strict=False)
    }
    return {
        "name": criterion.name,
        "indicator": criterion.indicator,
        "weight": f"{criterion.weight.normalize():f}",
        "filled_by": criterion.filled_by,
        **words,
        **limits,
    }


class ScoreForm(LookMixin):
    """A score with its evidence: a class, or a value in its own unit."""

    score = forms.TypedChoiceField(label=_("Class"), coerce=int, required=False, empty_value=None)
    value = forms.DecimalField(
        label=_("Value"), required=False, widget=forms.NumberInput(attrs={"step": "any"})
    )
    evidence = forms.CharField(
        label=_("Evidence"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, labels: Sequence[str], **more: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **more)
        field = self.fields["score"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        choices = [
            (score, f"{score} · {label}") for score, label in zip(SCORES, labels, strict=True)
        ]
        field.choices = [("", "–"), *choices]


class DecisionForm(LookMixin):
    """What becomes of an account, and why."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=Decision.choices,
        widget=forms.RadioSelect(attrs={"class": "decision-boxes"}),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
