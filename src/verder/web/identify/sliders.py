"""The choices above the pages of customer value: model, retention, discount, growth."""

from dataclasses import dataclass
from decimal import Decimal

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.domain.identify.lifetime_value import LifetimeAssumptions
from verder.domain.identify.value_models import ValueModel
from verder.web.identify.limits_form import LimitsAsked, read_limits
from verder.web.identify.presenters.customer_value import MODEL_NAMES

SLIDERS = (
    ("retention", _("Retention r"), 0, 98),
    ("discount", _("Discount d"), 1, 30),
    ("growth", _("Growth g"), -10, 10),
)
OWN = frozenset({"model", *(name for name, _label, _least, _most in SLIDERS)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Slider:
    """One slider, in per cent; `is_fixed` where something else tells its value."""

    name: str
    label: str | Promise
    least: int
    most: int
    value: str
    is_fixed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChoices:
    """The model that was asked for and the assumptions, with what shows them."""

    model: ValueModel
    limits: LimitsAsked[LifetimeAssumptions]
    query: QueryDict

    @property
    def models(self) -> list[tuple[ValueModel, str | Promise]]:
        """The models to choose from."""
        return list(MODEL_NAMES.items())

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What stays in the address when a slider moves."""
        return [
            (name, value)
            for name, values in self.query.lists()
            for value in values
            if value and name not in OWN | {"page"}
        ]

    @property
    def sliders(self) -> list[Slider]:
        """The sliders; retention moves only where it is assumed."""
        texts = self.limits.kept_texts
        return [
            Slider(
                name=name,
                label=label,
                least=least,
                most=most,
                value=f"{Decimal(texts[name]):f}",
                is_fixed=name == "retention" and self.model is not ValueModel.ASSUMED,
            )
            for name, label, least, most in SLIDERS
        ]


def read_choices(query: QueryDict) -> ValueChoices:
    """Return what the address says; a model that does not exist is the usual one."""
    asked = query.get("model", "")
    known = {str(model) for model in ValueModel}
    model = ValueModel(asked) if asked in known else ValueModel.LOYALTY
    return ValueChoices(model=model, limits=read_limits(LifetimeAssumptions, query), query=query)
