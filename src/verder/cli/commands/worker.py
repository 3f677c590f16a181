"""`verder worker`: background work."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from django.db import DatabaseError, connection
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from verder.apps.agreements.mails import mail_notice_date
from verder.apps.agreements.services import purge_attachments, remind
from verder.apps.core.services.jobs import queue_waiting_jobs, recover_stale_jobs
from verder.apps.identify.limits import limits_of
from verder.apps.imports.services.clearing import sweep
from verder.apps.imports.services.tidying import tidy
from verder.apps.intensify.queries.calendars import due_connections
from verder.apps.intensify.queries.mails import due_mailboxes
from verder.apps.intensify.services.calendar_rounds import take_turn
from verder.apps.intensify.services.mail_rounds import take_mail_turn
from verder.apps.intensify.services.mails import purge_mails
from verder.apps.intensify.services.opinions import purge_opinions
from verder.apps.intensify.services.organisation_chart import purge_ties
from verder.domain.agreements.notice import ReminderLimits

LOOK_EVERY = 0.5
TIMETABLE_EVERY = 15.0
TIDY_EVERY = 600.0
LOOK_OUTSIDE_EVERY = 3.0
AT_ONCE = 4
Found = TypeVar("Found", bound=Model)
logger = logging.getLogger(__name__)


def main() -> None:
    """Pick up what was left behind, then do what comes until stopped."""
    recover_stale_jobs()
    queue_waiting_jobs()
    sweep()
    for keeper in (keep_timetable, keep_calendars, keep_mails):
        threading.Thread(target=keeper, args=(threading.Event(),), daemon=True).start()
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    found = Worker(
        queue_names=["*"],
        interval=LOOK_EVERY,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    found.configure_signals()
    found.run()


def keep_timetable(stopped: threading.Event) -> None:
    """Look now and then whether another worker died over its work, and keep the files in order."""
    tidied_at = time.monotonic()
    while not stopped.wait(TIMETABLE_EVERY):
        try:
            recover_stale_jobs()
            if time.monotonic() >= tidied_at + TIDY_EVERY:
                tidied_at = time.monotonic()
                tidy()
                keep_agreements()
                purge_opinions(timezone.localdate())
                purge_ties(timezone.localdate())
                purge_mails(timezone.now())
        except DatabaseError:
            logger.warning("The timetable had to wait for the database")
        except Exception:
            logger.exception("The timetable could not do its work")
        finally:
            connection.close()


def keep_agreements() -> None:
    """Remind people of notice dates, and remove files that were taken away long ago."""
    today, limits = timezone.localdate(), limits_of(ReminderLimits)
    remind(today=today, limits=limits, send=mail_notice_date)
    purge_attachments(timezone.now())


def keep_calendars(stopped: threading.Event) -> None:
    """Look at the calendars whose turn it is."""
    keep_looking(stopped, due_connections, take_turn)


def keep_mails(stopped: threading.Event) -> None:
    """Read the folders with mails whose turn it is."""
    keep_looking(stopped, due_mailboxes, take_mail_turn)


def keep_looking(
    stopped: threading.Event,
    due: Callable[[datetime], QuerySet[Found]],
    look: Callable[[Found, datetime], bool],
) -> None:
    """Look at what lies outside; a slow server delays none of the others."""

    def look_alone(found: Found) -> None:
        try:
            look(found, timezone.now())
        finally:
            connection.close()  # that of this thread

    with ThreadPoolExecutor(AT_ONCE) as threads:
        while not stopped.wait(LOOK_OUTSIDE_EVERY):
            try:
                list(threads.map(look_alone, list(due(timezone.now())[:AT_ONCE])))
            except DatabaseError:
                logger.warning("Calendars and mails had to wait for the database")
            finally:
                connection.close()
