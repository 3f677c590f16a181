"""What may be said of people and their positions, by the names of its fields."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.intensify.models import Position


class PersonSaid(TypedDict, total=False):
    """What is said of a person, wherever they work."""

    given_name: str
    family_name: str
    language: str
    birthday_on: date | None
    is_birthday_allowed: bool


class PositionSaid(TypedDict, total=False):
    """What is said of a position."""

    function: str
    department: str
    level: int | None
    reports_to: Position | None
    is_external: bool
    is_gatekeeper: bool
    tags: list[str]
    began_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachSaid:
    """An e-mail address or phone number, as it was typed."""

    kind: str
    place: str
    value: str


def check_reports_to(position: Position, account: Account) -> None:
    """Refuse a line upward that leads elsewhere, or round in a circle."""
    seen, above = {position.pk}, position.reports_to
    while above is not None:
        if above.account_id != account.pk:
            raise Refused("reports_to_elsewhere")
        if above.pk is not None and above.pk in seen:
            raise Refused("reports_to_circle")
        seen.add(above.pk)
        above = above.reports_to
