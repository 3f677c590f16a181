"""What people write down of a contact, and of what was promised, before it is kept."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from json import dumps
from typing import Final
from uuid import UUID, uuid5

from verder.apps.core.models import User
from verder.apps.intensify.enums import MomentState

OF_CALENDARS: Final = UUID("6f3f4f0a-6a0e-5b0e-9d3b-2f6f0f5f3c11")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEntry:
    """A contact as it was written down; people are named by their keys."""

    channel: str
    on: date
    state: str = MomentState.DONE.value
    begins_at: datetime | None = None
    minutes: int | None = None
    place: str = ""
    purpose: str = ""
    agreed: str = ""
    is_private: bool = False
    positions: frozenset[int] = frozenset()
    colleagues: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """What was promised: by which colleague, to which position, before when."""

    text: str
    owner: int | None = None
    position: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who was met and is not known yet: what they are called, and what they do."""

    name: str
    function: str = ""
    email: str = ""


def fingerprint_of(
    *,
    by: User | None,
    account_id: int,
    entry: ContactEntry,
    steps: Iterable[StepEntry],
    newcomers: Iterable[Newcomer] = (),
) -> str:
    """Return what is the same only where the same person wrote the same."""
    told = {
        **asdict(entry),
        "positions": sorted(entry.positions),
        "colleagues": sorted(entry.colleagues),
        "begins_at": entry.begins_at.timestamp() if entry.begins_at else None,
        "by": by.pk if by else None,
        "account": account_id,
        "steps": [asdict(step) for step in steps],
    }
    if met := [asdict(each) for each in newcomers]:
        told["newcomers"] = met
    return sha256(dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def uid_of_step(contact: UUID, place: int) -> UUID:
    """Return the identity of a promise of a contact, the same each time."""
    return uuid5(contact, f"step {place}")


def uid_of_event(number: str, occurrence: str = "") -> UUID:
    """Return the identity of a contact by the number of its event: always the same one.

    >>> uid_of_event("1@example.org") == uid_of_event("1@example.org", "20270101")
    False
    """
    try:
        own = UUID(number)
    except ValueError:
        own = uuid5(OF_CALENDARS, number)
    return uuid5(own, occurrence) if occurrence else own
