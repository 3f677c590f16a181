"""Contacts and promises, as programs get them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from verder.api.accounts.shown import NamedShown, PersonShown
from verder.api.intensify.contacts_given import ContactChannel
from verder.api.values import Shown
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import ContactMoment


class PromiseShown(Shown):
    """What was promised, and whether it was kept."""

    id: int = Field(validation_alias="pk")
    uid: UUID
    account_id: int
    text: str
    owner_id: int | None
    position_id: int | None
    asks_role: str = Field(description="The role of which it finds out who has it, or empty.")
    due_on: date | None
    done_on: date | None
    dropped_on: date | None


class ContactShown(Shown):
    """A contact, had, planned or dropped."""

    id: int = Field(validation_alias="pk")
    uid: UUID
    account: NamedShown
    state: MomentState
    channel: ContactChannel
    on: date
    is_month_only: bool
    begins_at: datetime | None
    minutes: int | None
    place: str
    purpose: str
    agreed: str
    is_private: bool
    positions: list[NamedShown]
    colleagues: list[NamedShown]
    by: PersonShown | None
    made_at: datetime
    changed_at: datetime


def told(moment: ContactMoment) -> dict[str, Any]:
    """Return a contact as it is shown, with the names of its people."""
    plain = ContactShown.model_fields.keys() - {"id", "positions", "colleagues"}
    positions = [{"pk": each.pk, "name": str(each)} for each in moment.positions.all()]
    return {
        "pk": moment.pk,
        **{name: getattr(moment, name) for name in plain},
        "positions": positions,
        "colleagues": list(moment.colleagues.all()),
    }
