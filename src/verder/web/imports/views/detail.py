"""The page of one import, through all its stages."""

from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verder.apps.core.queries import organisation
from verder.apps.core.rules import may_import
from verder.apps.imports.models import Import
from verder.apps.imports.queries import has_demo, imports, rejects_path, same_file
from verder.apps.imports.reports import new_customer_count
from verder.apps.imports.services.answering import remembered_answers
from verder.web.core.exports import asked_file
from verder.web.core.requests import Request, only_for
from verder.web.imports.presenters.next_steps import next_steps
from verder.web.imports.previews import preview_context
from verder.web.imports.progress import job_said, problem_said
from verder.web.imports.rates import currencies_without_rate
from verder.web.imports.reading import reading_context
from verder.web.imports.stages import Stage, is_open, stage_of, steps_of


@require_GET
@only_for(may_import)
def import_detail(request: Request, import_id: int) -> HttpResponseBase:
    """Show how the file reads, what an import of it does, or what it did."""
    import_ = get_object_or_404(imports(), pk=import_id)
    now = timezone.now()
    stage = stage_of(import_, now)
    context = {
        "import": import_,
        "stage": stage,
        "is_done": not is_open(import_),
        "steps": steps_of(import_, stage),
        "same": same_file(import_) if is_open(import_) else None,
        **job_said(import_),
        **problem_said(import_, now),
        **_of_stage(request, import_, stage),
    }
    months = context.get("months_table")
    file = asked_file([months], about=[(_("File"), import_.file_name)]) if months else None
    return file or render(request, "imports/import_detail.html", context)


def _of_stage(request: Request, import_: Import, stage: Stage) -> dict[str, Any]:
    """Return what only some stages show, and so only they work out."""
    if stage in {Stage.BUSY, Stage.WAITING}:
        return {}
    found = reading_context(import_, _remembered(import_))
    if stage in {Stage.QUESTIONS, Stage.FAILED}:
        return found
    found |= preview_context(import_, request.GET)
    found["has_rejects_file"] = rejects_path(import_) is not None
    if stage is Stage.UNDONE:
        return found
    without_rate = currencies_without_rate(import_, organisation().currency)
    found["without_rate"] = without_rate
    if stage is Stage.PREVIEW:
        offer = {"has_demo": has_demo() and not import_.is_demo}
        return {**found, **offer, "new_customers": new_customer_count(import_)}
    steps = next_steps(kind=import_.kind, currencies=without_rate)
    return {**found, "next_steps": steps, "can_undo": not import_.is_demo}


def _remembered(import_: Import) -> dict[str, str]:
    """Return the columns of the last file with this header."""
    headers = (import_.inspection or {}).get("headers")
    answers = remembered_answers(import_, headers) if headers else None
    return dict(answers.columns) if answers else {}
