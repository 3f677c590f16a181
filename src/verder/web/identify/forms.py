"""What is asked of an analysis, beside its period: comparison, level and filters."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.identify.options import Options
from verder.apps.identify.question import Question
from verder.domain.values.period import Period
from verder.facts.engine import Level

Choices = list[tuple[str, str]]


def _choice(label: Any) -> forms.ChoiceField:  # noqa: ANN401 - a lazy text
    widget = forms.Select(attrs={"class": "form-select"})
    return forms.ChoiceField(label=label, required=False, widget=widget)


class QuestionForm(forms.Form):
    """Reads a question from the address bar; what is not there has its default."""

    compare = _choice(gettext_lazy("Compared with"))
    level = _choice(gettext_lazy("Level"))
    team = _choice(gettext_lazy("Team"))
    region = _choice(gettext_lazy("Region"))
    sector = _choice(gettext_lazy("Sector"))
    product_group = _choice(gettext_lazy("Product group"))

    def __init__(self, asked: Mapping[str, Any], *, options: Options) -> None:
        super().__init__(asked, auto_id="asked_%s")
        self.choices = _choices(options)
        for name, choices in self.choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
            if len(choices) == 1:
                del self.fields[name]

    @property
    def chosen_filters(self) -> list[tuple[str, str]]:
        """What leaves something out, in words: the label and the choice."""
        return [
            (str(field.label), dict(self.choices[name])[value])
            for name, field in self.fields.items()
            if name not in {"compare", "level"} and (value := self.cleaned_data.get(name))
        ]

    @property
    def chosen_count(self) -> int:
        """How many of the choices are not the usual ones."""
        return sum(1 for name in self.fields if self.cleaned_data.get(name))

    def question(self, period: Period | None) -> Question:
        """Return what is asked about a period; a choice that does not exist is not made."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return Question(
            period=period,
            is_compared=chosen.get("compare") != "none",
            level=Level(chosen.get("level", Level.ACCOUNT)),
            team_id=int(chosen["team"]) if "team" in chosen else None,
            region=chosen.get("region", ""),
            sector=chosen.get("sector", ""),
            product_group=chosen.get("product_group", ""),
        )


def _choices(options: Options) -> dict[str, Choices]:
    return {
        "compare": [("", _("Against the period before")), ("none", _("Not compared"))],
        "level": [("", _("Accounts (groups)")), (Level.ENTITY, _("Legal entities"))],
        "team": _with_all(_("All teams"), [(str(key), name) for key, name in options.teams]),
        "region": _with_all(_("All regions"), [(name, name) for name in options.regions]),
        "sector": _with_all(_("All sectors"), [(name, name) for name in options.sectors]),
        "product_group": _with_all(
            _("All product groups"), [(name, name) for name in options.product_groups]
        ),
    }


def _with_all(label: str, choices: Choices) -> Choices:
    return [("", label), *choices]
