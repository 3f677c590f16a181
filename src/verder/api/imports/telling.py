"""An import and its job as they are shown, with what went wrong in words."""

from collections.abc import Mapping
from typing import Any

from verder.api.values import Why
from verder.apps.core.models import Job
from verder.apps.core.sentences import sentence
from verder.apps.imports.models import Import


def import_told(import_: Import) -> dict[str, Any]:
    """Return an import with how its file reads and what it does."""
    return {
        "imported": import_,
        "job": job_told(import_.job) if import_.job else None,
        "problem": problem_told(import_.problem),
        "answers": import_.answers,
        "inspection": import_.inspection,
        "preview": import_.preview,
    }


def job_told(job: Job) -> dict[str, Any]:
    """Return a job with why it failed, where it did."""
    return {
        "pk": job.pk,
        "kind": job.kind,
        "state": job.state,
        "step": job.step,
        "done_share": job.done_share,
        "problem": problem_told(job.problem),
        "created_at": job.created_at,
        "finished_at": job.finished_at,
    }


def problem_told(problem: Mapping[str, Any] | None) -> Why | None:
    """Return a kept problem with its sentence."""
    if not problem:
        return None
    return Why(code=problem["code"], sentence=sentence(problem["code"], problem["details"]))
