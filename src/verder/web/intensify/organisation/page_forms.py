"""The forms of a chart as a page shows them, each with whom there is to choose from."""

from typing import Final, cast

from django import forms
from django.db.models import QuerySet

from verder.apps.intensify.models import Position
from verder.apps.intensify.queries.organisation import Charted
from verder.apps.intensify.reports.organisation_chart import OrganisationChart
from verder.web.intensify.forms.organisation_chart import (
    PlaceForm,
    PlaceholderForm,
    PositionChoice,
    TieForm,
)
from verder.web.intensify.organisation.asked import ChartAsked
from verder.web.intensify.organisation.choosing import Wanted, offered

CHOICES: Final = {"place": "manager", "placeholder": "reports_to", "tie": "second"}


def place_form(chart: OrganisationChart, person: Charted, wanted: Wanted) -> PlaceForm:
    """Return the form of somebody's place; nobody in their own branch can be above them."""
    manager = person.reports_to_id
    form = PlaceForm(auto_id="place_%s", initial={"manager": manager}, managers=_nobody())
    below = chart.whole.branch(person.pk)
    choice_of(form, "place").offer(offered(chart, wanted, without=below, chosen=manager))
    return form


def placeholder_form(chart: OrganisationChart, wanted: Wanted) -> PlaceholderForm:
    """Return the form of somebody whom nobody knows yet."""
    form = PlaceholderForm(auto_id="placeholder_%s", managers=_nobody())
    choice_of(form, "placeholder").offer(offered(chart, wanted, chosen=None))
    return form


def tie_form(chart: OrganisationChart, first: Charted, second: int, wanted: Wanted) -> TieForm:
    """Return the form of a line from somebody to another."""
    form = TieForm(auto_id="tie_%s", initial={"second": second}, others=_nobody())
    choice_of(form, "tie").offer(offered(chart, wanted, without={first.pk}, chosen=second))
    return form


def asked_choice(chart: OrganisationChart, asked: ChartAsked, kind: str) -> PositionChoice | None:
    """Return the choice of one of the forms, or nothing where the address makes no sense."""
    person = chart.people.get(asked.person or 0)
    if kind == "placeholder":
        return choice_of(placeholder_form(chart, asked.wanted), kind)
    if person is None or kind not in CHOICES:
        return None
    if kind == "tie":
        return choice_of(tie_form(chart, person, asked.tie or 0, asked.wanted), kind)
    return choice_of(place_form(chart, person, asked.wanted), kind)


def choice_of(form: forms.BaseForm, kind: str) -> PositionChoice:
    """Return the field of a form in which somebody is chosen."""
    return cast("PositionChoice", form.fields[CHOICES[kind]])


def _nobody() -> QuerySet[Position]:
    """Return no records: on the page the chart says whom there is to choose from."""
    return Position.objects.none()
