"""What is going on with an import, and what went wrong, in words."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.core.sentences import sentence
from verder.apps.core.services.jobs import WORKER_STOPPED
from verder.apps.imports.models import Import

TITLES: dict[str, str | Promise] = {
    "imports.preview": _("The file is being read"),
    "imports.import": _("The file is being imported"),
}
STEPS: dict[str, str | Promise] = {
    "": _("waiting for its turn"),
    "open": _("opening"),
    "reading": _("reading"),
    "inspect": _("recognising columns"),
    "typing": _("reading dates and amounts"),
    "checking": _("checking every row"),
    "known": _("looking for lines that are known already"),
    "writing": _("writing"),
    "accounts": _("making accounts"),
    "store": _("putting away"),
    "done": _("done"),
}


def job_said(import_: Import) -> dict[str, object]:
    """Return what the work of the moment is called, and its step."""
    if import_.job is None:
        return {}
    return {
        "job_title": TITLES.get(import_.job.kind, _("Busy")),
        "job_step": STEPS.get(import_.job.step, STEPS["reading"]),
    }


def problem_said(import_: Import, now: datetime) -> dict[str, object]:
    """Return what went wrong, and whether the work was broken off and can be done again."""
    problem = import_.problem
    if not problem and import_.job is not None and import_.job.has_stopped(now):
        problem = import_.job.problem or WORKER_STOPPED
    if not problem:
        return {}
    details = {"file": import_.file_name, **problem["details"]}
    return {
        "problem": sentence(problem["code"], details),
        "was_broken_off": problem["code"] == WORKER_STOPPED["code"],
    }
