"""The dry run: how a file reads, and what an import of it would do."""

from dataclasses import dataclass
from pathlib import Path

from verder.apps.accounts.outcomes import RowsPreview
from verder.apps.accounts.services.customer_plan import CustomerPlan, plan_customers
from verder.apps.accounts.services.product_rows import ProductPlan, plan_products
from verder.apps.core.failures import Refused, problem_of
from verder.apps.core.queries import organisation
from verder.apps.core.services.heartbeat import Progress
from verder.apps.core.services.jobs import Result
from verder.apps.imports.enums import ImportKind, ImportState
from verder.apps.imports.models import Import
from verder.apps.imports.queries import original_path
from verder.apps.imports.services.answering import remembered_answers
from verder.apps.imports.services.rate_rows import RatePlan, plan_rates
from verder.apps.imports.services.rejects import write_rejects
from verder.apps.imports.services.staging import staged_lines
from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.fields import LAYOUTS
from verder.facts.findings import Inspection
from verder.facts.findings_json import findings_as_json
from verder.facts.importing import inspect_file, read_rows

ECB = "ecb"
EURO = "EUR"
RowPlan = CustomerPlan | ProductPlan | RatePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What the rows of a file of customers, products or rates would do."""

    plan: RowPlan
    inspection: Inspection
    preview: RowsPreview


def make_preview(import_: Import, progress: Progress) -> Result:
    """Work the preview out and keep it; open questions come first."""
    try:
        inspection = inspect(import_)
        keep(import_, inspection=findings_as_json(inspection), problem=None)
        if inspection.questions:
            keep(import_, state=ImportState.UPLOADED, preview=None)
            return {"questions": len(inspection.questions)}
        if import_.kind == ImportKind.LINES:
            preview_lines(import_, progress)
        else:
            preview_rows(import_)
    except FileRefused as refusal:
        keep(import_, state=ImportState.FAILED, problem=problem_of(refusal))
        raise
    return {"questions": 0}


def inspect(import_: Import) -> Inspection:
    """Find out how the file reads, with what was answered now or the last time."""
    answers = Answers.from_json(import_.answers)
    inspection = inspected(import_, answers)
    if answers != Answers():
        return inspection
    proposed = remembered_answers(import_, inspection.headers)
    if proposed is None:
        return inspection
    try:
        inspection = inspected(import_, proposed)
    except FileRefused:  # the last file was read in a way in which this one cannot be
        return inspection
    import_.answers = proposed.as_json()
    import_.save(update_fields=["answers"])
    return inspection


def inspected(import_: Import, answers: Answers) -> Inspection:
    """Return how the file reads with these answers."""
    return inspect_file(path_of(import_), answers=answers, layout=LAYOUTS[import_.kind])


def path_of(import_: Import) -> Path:
    """Return the file as it was received."""
    path = original_path(import_)
    if path is None:
        raise Refused("upload_gone", file=import_.file_name)
    return path


def preview_lines(import_: Import, progress: Progress) -> None:
    """Read the lines once, so that a confirmed import need not read them again."""
    preview = staged_lines(import_, path_of(import_), progress).preview
    keep(
        import_,
        state=ImportState.PREVIEWED,
        preview=findings_as_json(preview),
        lines=preview.kept.rows,
        rejected=preview.rejected.rows,
        known=preview.known.rows,
        first_on=preview.first_on,
        last_on=preview.last_on,
        currencies=sorted(preview.kept.amounts),
    )


def preview_rows(import_: Import) -> None:
    """Compare the rows with the records."""
    planned = plan_rows(import_)
    write_rejects(import_, planned.plan.rejected)
    keep(
        import_,
        state=ImportState.PREVIEWED,
        preview=planned.preview.as_json(),
        lines=planned.preview.read - planned.preview.rejected,
        rejected=planned.preview.rejected,
    )


def plan_rows(import_: Import) -> Planned:
    """Read customers, products or rates, and work out what they do to the records."""
    answers = Answers.from_json(import_.answers)
    read = read_rows(path_of(import_), answers=answers, layout=LAYOUTS[import_.kind])
    plan: RowPlan
    if import_.kind == ImportKind.CUSTOMERS:
        plan = plan_customers(read.rows, read.rejected, import_.source)
    elif import_.kind == ImportKind.PRODUCTS:
        plan = plan_products(read.rows, read.rejected, import_.source)
    else:
        own = organisation().currency
        base = EURO if read.inspection.package == ECB else own
        plan = plan_rates(read.rows, read.rejected, base=base, own=own)
    return Planned(plan=plan, inspection=read.inspection, preview=plan.preview())


def keep(import_: Import, **found: object) -> None:
    """Keep what was found in the record."""
    for name, value in found.items():
        setattr(import_, name, value)
    import_.save(update_fields=list(found))
