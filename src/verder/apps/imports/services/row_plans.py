"""What the rows of a file that holds no invoice lines would do to the records."""

from dataclasses import dataclass

from verder.apps.accounts.outcomes import RowsPreview
from verder.apps.accounts.services.customer_plan import CustomerPlan, plan_customers
from verder.apps.accounts.services.product_rows import ProductPlan, plan_products
from verder.apps.core.queries import organisation
from verder.apps.imports.models import Import
from verder.apps.imports.row_kinds import KINDS, RowPlan, layout_of
from verder.apps.imports.services.rate_rows import RatePlan, plan_rates
from verder.apps.imports.services.receive import path_of
from verder.facts import importing
from verder.facts.answers import Answers
from verder.facts.findings import Inspection
from verder.facts.staging.typed_rows import RowsRead

ECB = "ecb"
EURO = "EUR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What the rows would do, how the file reads, and what people see of it."""

    plan: RowPlan
    inspection: Inspection
    preview: RowsPreview


def plan_rows(import_: Import) -> Planned:
    """Read the rows, and work out what they do to the records."""
    answers = Answers.from_json(import_.answers)
    read = importing.read_rows(path_of(import_), answers=answers, layout=layout_of(import_.kind))
    plan = KINDS[import_.kind].plan(import_, read)
    return Planned(plan=plan, inspection=read.inspection, preview=plan.preview())


def customers_of(import_: Import, read: RowsRead) -> CustomerPlan:
    """Return what a debtor file would do."""
    return plan_customers(read.rows, read.rejected, import_.source)


def products_of(import_: Import, read: RowsRead) -> ProductPlan:
    """Return what an article file would do."""
    return plan_products(read.rows, read.rejected, import_.source)


def rates_of(_import: Import, read: RowsRead) -> RatePlan:
    """Return what a file of exchange rates would do; those of the bank are about the euro."""
    own = organisation().currency
    base = EURO if read.inspection.package == ECB else own
    return plan_rates(read.rows, read.rejected, base=base, own=own)
