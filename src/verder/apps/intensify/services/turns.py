"""Looking at something outside: one worker at a time, each failure kept, and tried again later."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, Protocol, TypeVar

from verder.apps.core.failures import Problem, Refused
from verder.apps.intensify.models import CalendarConnection, Mailbox
from verder.gateways.trouble import Trouble

LEASE: Final = timedelta(minutes=5)  # a worker that died loses its turn after this
LONGEST: Final = timedelta(hours=24)
MOST_DOUBLINGS: Final = 8
Found = TypeVar("Found", CalendarConnection, Mailbox)
Told_contra = TypeVar("Told_contra", CalendarConnection, Mailbox, contravariant=True)
logger = logging.getLogger(__name__)


class Failed(Protocol[Told_contra]):
    """Keeps why it went wrong, and when to look again."""

    def __call__(
        self, found: Told_contra, now: datetime, problem: Problem, /, *, needs_user: bool
    ) -> None:
        """Keep it; with `needs_user` trying again helps nothing."""


def take_turn(
    found: Found,
    now: datetime,
    *,
    act: Callable[[Found, datetime], None],
    failed: Failed[Found],
) -> bool:
    """Do what is to be done if nobody else does, and return whether it went well."""
    same = type(found).objects.filter(pk=found.pk, next_at=found.next_at)
    if not same.update(next_at=now + LEASE):
        return False
    try:
        act(found, now)
    except Trouble as trouble:
        told: Problem = {"code": trouble.code, "details": dict(trouble.details)}
        failed(found, now, told, needs_user=trouble.needs_user)
        return False
    except Refused as refused:
        told = {"code": refused.code, "details": dict(refused.details)}
        failed(found, now, told, needs_user=True)
        return False
    except Exception as failure:
        logger.exception("%s could not be looked at", found)
        told = {"code": "calendar_unexpected", "details": {"what": type(failure).__name__}}
        failed(found, now, told, needs_user=False)
        return False
    return True


def later(failures: int, now: datetime, every: timedelta) -> datetime:
    """Return when to try again after so many failures in a row: ever later, at most a day."""
    doubled: int = 2 ** min(failures - 1, MOST_DOUBLINGS)
    return now + min(every * doubled, LONGEST)
