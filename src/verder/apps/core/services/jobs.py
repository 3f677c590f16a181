"""Background work: put in the queue, run by a worker, followed in the page, picked up again.

A `Job` is what people see; the queue of django-tasks-db only says that a worker must look
at it. Work is idempotent, as it may be done again after a worker was killed.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django_tasks import task

from verder.apps.core.enums import JobState
from verder.apps.core.failures import Problem, problem_of
from verder.apps.core.models import SILENT_AFTER, Job, User
from verder.apps.core.services.heartbeat import Progress, Reporter, beating

Result = dict[str, Any]
Work = Callable[[Job, Progress], Result]
AfterFailure = Callable[[Job, Problem], None]

WORK: dict[str, Work] = {}
AFTER_FAILURE: dict[str, AfterFailure] = {}
MOST_ATTEMPTS = 3
WORKER_STOPPED: Problem = {"code": "worker_stopped", "details": {}}
logger = logging.getLogger(__name__)


def register_work(kind: str, work: Work, after_failure: AfterFailure | None = None) -> None:
    """Name what is done for jobs of this kind; called by the `tasks` of each app.

    `after_failure` lets the record that the work was for say that it was not done.
    """
    WORK[kind] = work
    if after_failure is not None:
        AFTER_FAILURE[kind] = after_failure


@transaction.atomic
def start_job(*, kind: str, arguments: Mapping[str, object], by: User | None) -> Job:
    """Put work in the queue: the worker sees it when this transaction is done."""
    job = Job.objects.create(kind=kind, arguments=dict(arguments), by=by, created_at=timezone.now())
    run_queued_job.enqueue(job.pk)
    return job


@task()
def run_queued_job(job_id: int) -> None:
    """Do the work of a job in the worker; what goes wrong is told by the job."""
    try:
        run_job(job_id)
    except Exception as failure:
        if problem_of(failure)["code"] == "unexpected":
            logger.exception("Job %s failed", job_id)


def make_own_job(*, kind: str, arguments: Mapping[str, object], by: User | None) -> Job:
    """Return a job that this process will run itself, as the terminal does."""
    return Job.objects.create(
        kind=kind,
        arguments={**arguments, "in_terminal": True},
        by=by,
        created_at=timezone.now(),
    )


def run_job(job_id: int, progress: Progress | None = None) -> Result | None:
    """Do the work of a job that waits; None when somebody else has it already."""
    job = claim(job_id)
    if job is None:
        return None
    try:
        with beating(job):
            result = WORK[job.kind](job, Reporter(job, progress))
    except BaseException as failure:
        fail_job(job, problem_of(failure))
        raise
    finish_job(job, result)
    return result


def claim(job_id: int) -> Job | None:
    """Take a waiting job, so that nobody else does it at the same time."""
    now = timezone.now()
    taken = Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(
        state=JobState.RUNNING,
        attempts=F("attempts") + 1,
        started_at=now,
        heartbeat_at=now,
        step="",
        done_share=0.0,
    )
    return Job.objects.get(pk=job_id) if taken else None


def finish_job(job: Job, result: Result) -> None:
    """Say that the work is done."""
    Job.objects.filter(pk=job.pk, attempts=job.attempts).exclude(state=JobState.CANCELLED).update(
        state=JobState.DONE, result=result, done_share=1.0, finished_at=timezone.now()
    )


def fail_job(job: Job, problem: Problem) -> None:
    """Say that the work was not done, and why."""
    mine = Job.objects.filter(pk=job.pk, attempts=job.attempts, state=JobState.RUNNING)
    settle_failure(mine, job, problem)


@transaction.atomic
def settle_failure(running: QuerySet[Job], job: Job, problem: Problem) -> bool:
    """Let the job fail if it still runs, and whatever it was for know; return whether it did."""
    now = timezone.now()
    if not running.update(state=JobState.FAILED, problem=problem, finished_at=now):
        return False
    if job.kind in AFTER_FAILURE:
        AFTER_FAILURE[job.kind](job, problem)
    return True


def cancel_job(*, job: Job) -> None:
    """Stop work that waits or is busy; it stops at its next step."""
    Job.objects.filter(pk=job.pk, state__in=[JobState.QUEUED, JobState.RUNNING]).update(
        state=JobState.CANCELLED,
        problem={"code": "cancelled", "details": {}},
        finished_at=timezone.now(),
    )


def recover_stale_jobs(stale_after: timedelta = SILENT_AFTER) -> int:
    """Queue again what a dead worker left behind; what keeps failing, fails. Return how many."""
    border = timezone.now() - stale_after
    stale = Job.objects.filter(state=JobState.RUNNING, heartbeat_at__lt=border)
    return sum(recover(job, border) for job in stale)


@transaction.atomic
def recover(job: Job, border: datetime) -> bool:
    """Queue one stale job again, or let it fail."""
    same = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, heartbeat_at__lt=border)
    if job.attempts >= MOST_ATTEMPTS or job.arguments.get("in_terminal"):
        return settle_failure(same, job, WORKER_STOPPED)
    found = bool(same.update(state=JobState.QUEUED))
    if found:
        run_queued_job.enqueue(job.pk)
    return found


def queue_waiting_jobs(waiting_for: timedelta = SILENT_AFTER) -> None:
    """Tell the workers once more of jobs that wait long: the worker that took one may be dead."""
    border = timezone.now() - waiting_for
    for job in Job.objects.filter(state=JobState.QUEUED, created_at__lt=border):
        run_queued_job.enqueue(job.pk)
