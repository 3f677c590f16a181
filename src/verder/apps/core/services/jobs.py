"""Background work: put in the queue, run by a worker, followed in the page, picked up again.

A `Job` is what people see; the queue of django-tasks-db only says that a worker must look
at it. Work is idempotent, as it may be done again after a worker was killed.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from verder.apps.core.enums import JobState
from verder.apps.core.failures import Problem, problem_of
from verder.apps.core.models import Job, User
from verder.apps.core.services.heartbeat import Progress, Reporter, beating

Result = dict[str, Any]
Work = Callable[[Job, Progress], Result]

WORK: dict[str, Work] = {}
MOST_ATTEMPTS = 3
STALE_AFTER = timedelta(seconds=60)
logger = logging.getLogger(__name__)


def register_work(kind: str, work: Work) -> None:
    """Name what is done for jobs of this kind; called by the `tasks` of each app."""
    WORK[kind] = work


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


def run_now(
    *, kind: str, arguments: Mapping[str, object], by: User | None, progress: Progress
) -> Result:
    """Do the work in this process, as the terminal does, and raise what goes wrong."""
    job = Job.objects.create(
        kind=kind,
        arguments={**arguments, "in_terminal": True},
        by=by,
        created_at=timezone.now(),
    )
    return run_job(job.pk, progress) or {}


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
    Job.objects.filter(pk=job.pk, attempts=job.attempts, state=JobState.RUNNING).update(
        state=JobState.FAILED, problem=problem, finished_at=timezone.now()
    )


def cancel_job(*, job: Job) -> None:
    """Stop work that waits or is busy; it stops at its next step."""
    Job.objects.filter(pk=job.pk, state__in=[JobState.QUEUED, JobState.RUNNING]).update(
        state=JobState.CANCELLED,
        problem={"code": "cancelled", "details": {}},
        finished_at=timezone.now(),
    )


def recover_stale_jobs(stale_after: timedelta = STALE_AFTER) -> int:
    """Queue again what a dead worker left behind; what keeps failing, fails. Return how many."""
    border = timezone.now() - stale_after
    stale = Job.objects.filter(state=JobState.RUNNING, heartbeat_at__lt=border)
    return sum(recover(job, border) for job in stale)


@transaction.atomic
def recover(job: Job, border: Any) -> bool:  # noqa: ANN401 - an instant
    """Queue one stale job again, or let it fail."""
    same = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, heartbeat_at__lt=border)
    if job.attempts >= MOST_ATTEMPTS or job.arguments.get("in_terminal"):
        problem: Problem = {"code": "worker_stopped", "details": {}}
        now = timezone.now()
        return bool(same.update(state=JobState.FAILED, problem=problem, finished_at=now))
    found = bool(same.update(state=JobState.QUEUED))
    if found:
        run_queued_job.enqueue(job.pk)
    return found


def queue_waiting_jobs(waiting_for: timedelta = STALE_AFTER) -> None:
    """Tell the workers once more of jobs that wait long: the worker that took one may be dead."""
    border = timezone.now() - waiting_for
    for job in Job.objects.filter(state=JobState.QUEUED, created_at__lt=border):
        run_queued_job.enqueue(job.pk)
