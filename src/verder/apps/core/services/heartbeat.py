"""Signs of life of a running job: how far it is, and that its process still lives."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection
from django.utils import timezone

from verder.apps.core.enums import JobState
from verder.apps.core.failures import Refused
from verder.apps.core.models import Job

Progress = Callable[[str, float], None]

BEAT_SECONDS = 5.0
REPORT_SECONDS = 0.5
logger = logging.getLogger(__name__)


class Reporter:
    """Keeps how far a job is, twice a second at most, and stops work that was cancelled."""

    def __init__(self, job: Job, also: Progress | None = None) -> None:
        self.job, self.also = job, also
        self.step, self.told_at = "", 0.0

    def __call__(self, step: str, share: float) -> None:
        """Tell that the work is at this step, and which share of the step is done."""
        if self.also:
            self.also(step, share)
        now = time.monotonic()
        if step != self.step or now - self.told_at >= REPORT_SECONDS:
            self.step, self.told_at = step, now
            self.keep(share)

    def keep(self, share: float) -> None:
        """Write it in the job, which must still be ours."""
        mine = Job.objects.filter(
            pk=self.job.pk, state=JobState.RUNNING, attempts=self.job.attempts
        )
        if not mine.update(step=self.step, done_share=share, heartbeat_at=timezone.now()):
            raise Refused("cancelled")


@contextmanager
def beating(job: Job) -> Iterator[None]:
    """Keep the heartbeat of the job going, also while one step takes long."""
    stopped = threading.Event()
    thread = threading.Thread(target=beat, args=(job, stopped), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def beat(job: Job, stopped: threading.Event) -> None:
    """Write a sign of life every few seconds; a busy database only delays it."""
    while not stopped.wait(BEAT_SECONDS):
        try:
            mine = Job.objects.filter(pk=job.pk, attempts=job.attempts)
            mine.update(heartbeat_at=timezone.now())
        except DatabaseError:
            logger.warning("The heartbeat of job %s had to wait", job.pk)
        finally:
            connection.close()
