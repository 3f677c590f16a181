"""What people send about a rating sheet."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from verder.apps.core.models import User
from verder.apps.identify.models import RatingCriterion, RatingSheet
from verder.apps.identify.queries.ratings import possible_raters
from verder.apps.identify.rating_choices import CriterionKind, FactSource
from verder.apps.identify.rules.ratings import may_fill
from verder.web.core.forms import LookMixin

WAYS = [
    (
        _("Judged by the team"),
        [
            ("rank", _("by rank: 1 is the most interesting")),
            ("high", _("by value: high is good")),
            ("low", _("by value: low is good")),
        ],
    ),
    (
        _("Filled by Verder"),
        [
            (FactSource.REVENUE.value, FactSource.REVENUE.label),
            (FactSource.CONTRIBUTION.value, FactSource.CONTRIBUTION.label),
            (FactSource.MARGIN.value, FactSource.MARGIN.label),
            (FactSource.PROFIT.value, FactSource.PROFIT.label),
            (FactSource.GROWTH.value, FactSource.GROWTH.label),
            (FactSource.PRODUCTS.value, FactSource.PRODUCTS.label),
            (FactSource.POTENTIAL.value, FactSource.POTENTIAL.label),
        ],
    ),
]


class SheetForm(LookMixin):
    """What a sheet is called, when it was filled in, and by whom."""

    title = forms.CharField(label=_("Title"), max_length=120)
    held_on = forms.DateField(
        label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    users = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Participants"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    names = forms.CharField(
        label=_("Others who take part"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("People who do not sign in here, one name a line."),
    )
    is_apart = forms.BooleanField(
        label=_("Every participant rates on an own sheet"),
        required=False,
        help_text=_("Otherwise all of you fill in one sheet together."),
    )

    def __init__(self, *args: Any, by: User, sheet: RatingSheet, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        users = self.fields["users"]
        if isinstance(users, forms.ModelMultipleChoiceField):
            users.queryset = possible_raters(by, sheet)

    def clean_names(self) -> list[str]:
        """Return the names, one a line."""
        lines = str(self.cleaned_data["names"]).splitlines()
        return [line.strip()[:150] for line in lines if line.strip()]


def initial_of(sheet: RatingSheet) -> dict[str, object]:
    """Return what the form of a sheet begins with."""
    raters = list(sheet.raters.order_by("pk"))
    return {
        "title": sheet.title,
        "held_on": sheet.held_on,
        "users": [rater.user_id for rater in raters if rater.user_id is not None],
        "names": "\n".join(rater.name for rater in raters if rater.user_id is None),
        "is_apart": sheet.is_apart,
    }


class CriterionForm(LookMixin):
    """A criterion: what it is called, and how accounts are compared on it."""

    name = forms.CharField(label=_("Criterion"), max_length=60)
    way = forms.ChoiceField(label=_("How"), choices=WAYS)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_way(self) -> str:
        """Refuse figures that the user does not see."""
        way = str(self.cleaned_data["way"])
        if not may_fill(self.by, way):
            raise ValidationError(_("You do not see margins, so you cannot fill them in."))
        return way

    @property
    def kind(self) -> CriterionKind:
        """How accounts are compared; what Verder fills is good when it is high."""
        way = str(self.cleaned_data["way"])
        return CriterionKind(way) if way in CriterionKind.values else CriterionKind.HIGH

    @property
    def source(self) -> FactSource:
        """What fills it."""
        way = str(self.cleaned_data["way"])
        return FactSource(way) if way in FactSource.values else FactSource.NONE


def way_of(criterion: RatingCriterion) -> str:
    """Return the choice that a criterion is."""
    return criterion.source or criterion.kind


def read_number(text: str) -> Decimal | None:
    """Return the typed number in the notation of the reader, or nothing where nothing is typed."""
    value: Decimal | None = forms.DecimalField(
        required=False, localize=True, max_digits=19, decimal_places=4
    ).clean(text.replace("\u00a0", "").replace("−", "-").removesuffix("%").strip())
    return value
