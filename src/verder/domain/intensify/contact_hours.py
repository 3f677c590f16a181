"""What a contact takes: its talk, and for a visit the way there and what comes around it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

MINUTES: Final = Decimal(60)
MAIL_MINUTES: Final = 15


class MeetingChannel(StrEnum):
    """How a planned contact takes place."""

    VISIT = "visit"
    VIDEO = "video"
    CALL = "call"
    MAIL = "mail"
    EVENT = "event"


TRAVELLED: Final = frozenset({MeetingChannel.VISIT, MeetingChannel.EVENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactHours:
    """Hours of each kind of contact, as the service concept has them.

    A senior meeting and a review are visits; their hours hold the way and the preparation.
    """

    talk: Decimal
    travel: Decimal
    preparation: Decimal
    call: Decimal
    senior_meeting: Decimal
    review: Decimal

    @property
    def around(self) -> Decimal:
        """Hours of a visit beside its talk."""
        return self.travel + self.preparation

    def minutes(self, channel: str) -> int:
        """Return how long a usual contact lasts, as a calendar shows it."""
        if channel == MeetingChannel.CALL:
            return whole_minutes(self.call)
        if channel == MeetingChannel.MAIL:
            return MAIL_MINUTES
        return whole_minutes(self.talk)

    def talk_minutes(self, hours: Decimal) -> int:
        """Return the talk of a visit that takes so many hours in all; never less than usual."""
        return max(self.minutes(MeetingChannel.VISIT), whole_minutes(hours - self.around))

    def effort(self, channel: str, minutes: int | None) -> Decimal:
        """Return the hours that a contact takes of a colleague, travel and preparation included.

        >>> hours = ContactHours(
        ...     talk=Decimal("1.25"), travel=Decimal("1.25"), preparation=Decimal("0.75"),
        ...     call=Decimal("0.5"), senior_meeting=Decimal(4), review=Decimal(3),
        ... )
        >>> hours.effort("visit", None), hours.effort("call", 45)
        (Decimal('3.25'), Decimal('0.75'))
        """
        lasts = (self.minutes(channel) if minutes is None else minutes) / MINUTES
        return lasts + self.around if channel in TRAVELLED else lasts


def whole_minutes(hours: Decimal) -> int:
    """Return hours as whole minutes."""
    return int((hours * MINUTES).to_integral_value())
