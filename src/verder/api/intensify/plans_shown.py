"""The plan of contacts as programs get it."""

from datetime import date
from typing import Any

from pydantic import Field

from verder.api.values import Exact, Shown
from verder.apps.intensify.models import ContactMoment
from verder.domain.identify.service_concept import ServiceClass
from verder.domain.intensify.contact_plan import Purpose


class NamedPersonShown(Shown):
    """Somebody of either side."""

    id: int
    name: str


class PlannedShown(Shown):
    """A planned contact; with `is_month_only` the day stands for its month."""

    id: int
    account_id: int
    channel: str
    on: date
    is_month_only: bool
    minutes: int | None
    purpose: str
    series_id: int | None
    positions: list[NamedPersonShown]
    colleagues: list[NamedPersonShown]


class PlanPairShown(Shown):
    """Two people: contacts a year as they should be, are (or are estimated), and are planned."""

    position: NamedPersonShown
    colleague: NamedPersonShown
    ideal: Exact
    current: Exact
    is_estimate: bool
    planned: int
    lacks: int


class ContactPlanShown(Shown):
    """Twelve months of contacts with an account."""

    first: date
    service_class: ServiceClass
    visits_of_service: Exact
    visits_agreed: int | None
    hours: Exact
    pairs: list[PlanPairShown]
    contacts: list[PlannedShown]


class ProposedShown(Shown):
    """A contact that is proposed; send it to `planContacts` to plan it."""

    position: int
    colleague: int
    month: date
    channel: str
    purpose_code: Purpose
    purpose: str
    minutes: int


class PlanActShown(Shown):
    """An act on the plan, by whose number it is undone, and the contacts it touched."""

    id: int = Field(examples=[17])
    contacts: list[int]


class UndoneShown(Shown):
    """How many contacts were changed since, and stay as they are."""

    left: int


def named(person: Any) -> dict[str, Any]:  # noqa: ANN401 - a position or a colleague
    """Return somebody by number and name."""
    return {"id": person.pk, "name": str(person)}


def planned(moment: ContactMoment) -> dict[str, Any]:
    """Return a planned contact."""
    return {
        "id": moment.pk,
        "account_id": moment.account_id,
        "channel": moment.channel,
        "on": moment.on,
        "is_month_only": moment.is_month_only,
        "minutes": moment.minutes,
        "purpose": moment.purpose,
        "series_id": moment.series_id,
        "positions": [named(each) for each in moment.positions.all()],
        "colleagues": [named(each) for each in moment.colleagues.all()],
    }
