"""What the marts answer: one row an account, month, product group or invoice."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTotals:
    """What one account bought in a period, in the organisation's currency.

    `revenue` is net: credit notes are taken off. `cost` covers only the lines
    whose cost is known; `costed_revenue` is the revenue of those lines, and
    `costed_weight` ÷ `weight` the part of the turnover (absolute amounts) they
    are. A line without a cost but with a product whose unit cost is known takes
    quantity × unit cost.
    """

    account_id: int
    revenue: Decimal
    cost: Decimal
    costed_revenue: Decimal
    weight: Decimal
    costed_weight: Decimal
    lines: int
    invoices: int
    products: int | None  # distinct product numbers; None where no line names one
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountMonth:
    """Revenue of one account in one month."""

    account_id: int
    month: date
    revenue: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountMonthMargin:
    """The margin of one account in one month, as far as the cost is known (`AccountTotals`)."""

    account_id: int
    month: date
    cost: Decimal
    costed_revenue: Decimal
    weight: Decimal
    costed_weight: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTotals:
    """What one account bought of one product group (None: lines without a group)."""

    account_id: int
    product_group: str | None
    revenue: Decimal
    cost: Decimal
    costed_revenue: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMonth:
    """Revenue of one account in one month of one product group (None: lines without a group)."""

    account_id: int
    month: date
    product_group: str | None
    revenue: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOrders:
    """How often one account was invoiced and credited.

    `lines` are those of goods and services, credits left out. Invoices and credit notes
    are None where no line names its invoice.
    """

    account_id: int
    orders: int | None
    lines: int
    credit_notes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOrders:
    """How often accounts were invoiced and credited in one month (`AccountOrders`)."""

    month: date
    orders: int | None
    lines: int
    credit_notes: int | None
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedLines:
    """What one import brought of some accounts."""

    import_id: int
    lines: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceTotals:
    """One invoice or credit note of an account; `cost` belongs to `costed_revenue` only."""

    account_id: int
    revenue: Decimal
    cost: Decimal
    costed_revenue: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTotals:
    """All accounts together, a month."""

    month: date
    revenue: Decimal
    cost: Decimal
    costed_revenue: Decimal
    accounts: int
    invoices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductSums:
    """What was sold of one product in one unit, in one of two periods.

    Credit notes are taken off. `cost` covers only the lines whose cost is known, which are
    `costed_quantity` and `costed_amount`. Lines that have no quantity are not counted and
    stand in a row of their own.
    """

    is_after: bool
    source: str
    product: str | None
    unit: str | None
    is_counted: bool
    name: str | None
    lines: int
    quantity: Decimal
    amount: Decimal
    cost: Decimal
    costed_quantity: Decimal
    costed_amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One invoice line as it was read, with where it came from."""

    import_id: int
    row: int
    source: str
    invoice: str | None
    line: str | None
    kind: str
    date: date
    customer: str | None
    product: str | None
    product_name: str | None
    product_group: str | None
    quantity: Decimal | None
    amount: Decimal
    cost: Decimal | None
    currency: str
    salesperson: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Lines that no figure counts: how many, and their amount by currency."""

    lines: int
    amounts: dict[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What stands outside the figures of a period."""

    without_customer: LeftOut
    without_rate: LeftOut
