"""What the worker does for imports."""

from verder.apps.accounts.services.customer_apply import apply_customers
from verder.apps.accounts.services.product_rows import apply_products
from verder.apps.core.models import Job
from verder.apps.core.services.heartbeat import Progress
from verder.apps.core.services.jobs import Result, register_work
from verder.apps.imports.enums import ImportKind
from verder.apps.imports.models import Import
from verder.apps.imports.row_kinds import RowKind, register_rows
from verder.apps.imports.services.importing import make_import
from verder.apps.imports.services.previewing import make_preview, reading_failed
from verder.apps.imports.services.rate_rows import apply_rates, undo_rates
from verder.apps.imports.services.row_plans import customers_of, products_of, rates_of
from verder.apps.imports.services.starting import IMPORT, PREVIEW


def preview(job: Job, progress: Progress) -> Result:
    """Work out how a file reads and what an import of it would do."""
    return make_preview(Import.objects.get(pk=job.arguments["import"]), progress)


def import_file(job: Job, progress: Progress) -> Result:
    """Import what was previewed."""
    import_ = Import.objects.get(pk=job.arguments["import"])
    return make_import(import_, job.by, progress)


register_work(PREVIEW, preview, after_failure=reading_failed)
register_work(IMPORT, import_file)
register_rows(ImportKind.CUSTOMERS, RowKind(plan=customers_of, apply=apply_customers))
register_rows(ImportKind.PRODUCTS, RowKind(plan=products_of, apply=apply_products))
register_rows(ImportKind.RATES, RowKind(plan=rates_of, apply=apply_rates, undo=undo_rates))
