"""What the rows of a file of customers, products or rates would do to the records."""

from dataclasses import dataclass
from typing import TypeAlias

from verder.apps.accounts.outcomes import RowsPreview
from verder.apps.accounts.services.customer_plan import CustomerPlan, plan_customers
from verder.apps.accounts.services.product_rows import ProductPlan, plan_products
from verder.apps.core.queries import organisation
from verder.apps.imports.enums import ImportKind
from verder.apps.imports.models import Import
from verder.apps.imports.services.rate_rows import RatePlan, plan_rates
from verder.apps.imports.services.receive import path_of
from verder.facts import importing
from verder.facts.answers import Answers
from verder.facts.fields import LAYOUTS
from verder.facts.findings import Inspection

ECB = "ecb"
EURO = "EUR"
RowPlan: TypeAlias = CustomerPlan | ProductPlan | RatePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What the rows would do, how the file reads, and what people see of it."""

    plan: RowPlan
    inspection: Inspection
    preview: RowsPreview


def plan_rows(import_: Import) -> Planned:
    """Read customers, products or rates, and work out what they do to the records."""
    answers = Answers.from_json(import_.answers)
    read = importing.read_rows(path_of(import_), answers=answers, layout=LAYOUTS[import_.kind])
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
