from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from verder.apps.core.enums import JobState
from verder.apps.core.failures import Refused
from verder.apps.core.models import Job
from verder.apps.core.services import jobs
from verder.apps.core.services.heartbeat import Progress, Reporter

pytestmark = pytest.mark.django_db
KIND = "tests.count"


@pytest.fixture(autouse=True)
def work() -> Iterator[list[int]]:
    done: list[int] = []

    def count(job: Job, progress: Progress) -> jobs.Result:
        progress("counting", 0.5)
        if job.arguments.get("fails"):
            raise Refused("last_administrator", name="Anna")
        done.append(job.pk)
        return {"count": len(done)}

    jobs.register_work(KIND, count)
    yield done
    del jobs.WORK[KIND]


def queued(**arguments: object) -> Job:
    return jobs.start_job(kind=KIND, arguments=arguments, by=None)


def test_a_job_is_queued_once_and_tells_its_result(work: list[int]) -> None:
    job = queued()
    assert DBTaskResult.objects.ready().count() == 1
    assert jobs.run_job(job.pk) == {"count": 1}
    job.refresh_from_db()
    assert (job.state, job.result, job.done_share) == (JobState.DONE, {"count": 1}, 1.0)
    assert job.step == "counting"


def test_a_job_is_done_by_one_worker_only(work: list[int]) -> None:
    job = queued()
    jobs.run_job(job.pk)
    assert jobs.run_job(job.pk) is None
    assert work == [job.pk]


def test_a_failure_is_told_by_its_code() -> None:
    job = queued(fails=True)
    with pytest.raises(Refused):
        jobs.run_job(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.problem == {"code": "last_administrator", "details": {"name": "Anna"}}


def test_a_cancelled_job_stops_at_its_next_step(work: list[int]) -> None:
    job = queued()
    claimed = jobs.claim(job.pk)
    assert claimed is not None
    jobs.cancel_job(job=job)
    with pytest.raises(Refused):
        Reporter(claimed)("counting", 0.1)
    jobs.finish_job(claimed, {})
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


def test_what_a_dead_worker_left_behind_is_queued_again(work: list[int]) -> None:
    job = left_behind(attempts=1)
    assert jobs.recover_stale_jobs() == 1
    job.refresh_from_db()
    assert job.state == JobState.QUEUED
    jobs.run_job(job.pk)
    assert work == [job.pk]


@pytest.mark.parametrize(
    ("attempts", "arguments"), [(jobs.MOST_ATTEMPTS, {}), (1, {"in_terminal": True})]
)
def test_what_keeps_dying_or_died_in_the_terminal_fails(
    attempts: int, arguments: dict[str, object]
) -> None:
    job = left_behind(attempts=attempts, **arguments)
    jobs.recover_stale_jobs()
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.problem == {"code": "worker_stopped", "details": {}}


def test_a_living_job_is_left_alone() -> None:
    job = left_behind(attempts=1)
    Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now())
    assert jobs.recover_stale_jobs() == 0


def left_behind(*, attempts: int, **arguments: object) -> Job:
    job = queued(**arguments)
    long_ago = timezone.now() - timedelta(minutes=5)
    Job.objects.filter(pk=job.pk).update(
        state=JobState.RUNNING, attempts=attempts, heartbeat_at=long_ago
    )
    return job
