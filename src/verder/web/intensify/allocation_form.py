"""What people ask of the page that divides visits."""

from collections.abc import Iterable
from typing import Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from verder.apps.identify.service_descriptions import CLASS_LABELS
from verder.apps.intensify.models import Colleague
from verder.apps.intensify.reports.visit_allocation import (
    MOST_VISITS,
    AllocationAsked,
    VisitSource,
)
from verder.domain.identify.service_concept import ServiceClass
from verder.web.core.forms import LookMixin

SOURCES: Final = (
    ("", _("what there is")),
    (VisitSource.HAD.value, _("logged in the last twelve months")),
    (VisitSource.PLANNED.value, _("planned in the next twelve months")),
    (VisitSource.SERVICE.value, _("as the service concept has it")),
)
CLASSES: Final = (
    ("", _("visited every year by the service concept")),
    *((each.value, label) for each, label in CLASS_LABELS.items()),
    ("all", _("all classes")),
)


class AllocationForm(LookMixin):
    """How many visits, of whom, over which accounts; what is not understood asks nothing."""

    visits = forms.IntegerField(
        label=_("Visits to divide"), required=False, min_value=0, max_value=MOST_VISITS
    )
    source = forms.ChoiceField(label=_("Visits now"), choices=SOURCES, required=False)
    colleague = forms.TypedChoiceField(
        label=_("Whose visits"), coerce=int, empty_value=None, required=False
    )
    classes = forms.ChoiceField(label=_("Classes that take part"), choices=CLASSES, required=False)

    def __init__(self, sent: QueryDict, *, colleagues: Iterable[Colleague]) -> None:
        super().__init__(sent)
        field = self.fields["colleague"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - as above
        field.choices = [("", _("of the whole team")), *((row.pk, row.name) for row in colleagues)]

    @property
    def asked(self) -> AllocationAsked:
        """What was chosen."""
        self.is_valid()
        given = self.cleaned_data
        return AllocationAsked(
            visits=given.get("visits"),
            source=VisitSource(given["source"]) if given.get("source") else None,
            colleague_id=given.get("colleague"),
            classes=_classes(given.get("classes", "")),
        )


def _classes(chosen: str) -> frozenset[ServiceClass]:
    if chosen == "all":
        return frozenset(ServiceClass)
    return frozenset([ServiceClass(chosen)]) if chosen else frozenset()
