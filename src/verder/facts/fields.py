"""What a row of each kind of file may hold: its fields, in the words of the terminal."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Value(StrEnum):
    """How the text of a cell is read."""

    TEXT = "text"
    DATE = "date"
    AMOUNT = "amount"  # whole ten-thousandths
    QUANTITY = "quantity"  # whole ten-thousandths
    SHARE = "share"  # per cent or fraction, decided over the column
    CURRENCY = "currency"  # three letters, or a sign that stands for one currency


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a layout; `terms` are headers of a field that only one organisation has."""

    name: str
    value: Value
    is_required: bool = False
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields that a file of one kind may have."""

    name: str
    fields: tuple[Field, ...]


LINES = Layout(
    "lines",
    (
        Field("invoice", Value.TEXT),
        Field("line", Value.TEXT),
        Field("kind", Value.TEXT),
        Field("date", Value.DATE, is_required=True),
        Field("customer", Value.TEXT),
        Field("customer_name", Value.TEXT),
        Field("product", Value.TEXT),
        Field("product_name", Value.TEXT),
        Field("product_group", Value.TEXT),
        Field("quantity", Value.QUANTITY),
        Field("unit", Value.TEXT),
        Field("unit_price", Value.AMOUNT),
        Field("discount", Value.SHARE),
        Field("amount", Value.AMOUNT),  # or quantity × unit price × (1 − discount)
        Field("cost", Value.AMOUNT),
        Field("currency", Value.CURRENCY),
        Field("salesperson", Value.TEXT),
        Field("region", Value.TEXT),
    ),
)

CUSTOMERS = Layout(
    "customers",
    (
        Field("number", Value.TEXT, is_required=True),
        Field("name", Value.TEXT),
        Field("street", Value.TEXT),
        Field("postcode", Value.TEXT),
        Field("city", Value.TEXT),
        Field("country", Value.TEXT),
        Field("kvk_number", Value.TEXT),
        Field("vat_number", Value.TEXT),
        Field("sector", Value.TEXT),
        Field("region", Value.TEXT),
        Field("owner", Value.TEXT),
        Field("team", Value.TEXT),
        Field("group", Value.TEXT),
        Field("contact_with", Value.TEXT),
        Field("bill_to", Value.TEXT),
    ),
)

PRODUCTS = Layout(
    "products",
    (
        Field("number", Value.TEXT, is_required=True),
        Field("name", Value.TEXT),
        Field("group", Value.TEXT),
        Field("unit_cost", Value.AMOUNT),
    ),
)

RATES = Layout(
    "rates",
    (
        Field("date", Value.DATE, is_required=True),
        Field("currency", Value.CURRENCY, is_required=True),
        Field("rate", Value.TEXT, is_required=True),
    ),
)

# A driver and a quantity in each row, or a column for each driver; or a row for each time.
DRIVERS = Layout(
    "drivers",
    (
        Field("customer", Value.TEXT),
        Field("customer_name", Value.TEXT),
        Field("driver", Value.TEXT),
        Field("period", Value.TEXT),
        Field("year", Value.TEXT),
        Field("month", Value.TEXT),
        Field("date", Value.DATE),
        Field("quantity", Value.QUANTITY),
        Field("orders", Value.QUANTITY),
        Field("deliveries", Value.QUANTITY),
        Field("visits", Value.QUANTITY),
        Field("returns", Value.QUANTITY),
        Field("support_hours", Value.QUANTITY),
        Field("receivable", Value.AMOUNT),
        Field("investments", Value.AMOUNT),
    ),
)

OPEN_ITEMS = Layout(
    "open_items",
    (
        Field("customer", Value.TEXT),
        Field("customer_name", Value.TEXT),
        Field("invoice", Value.TEXT),
        Field("date", Value.DATE, is_required=True),
        Field("due_date", Value.DATE),
        Field("paid_date", Value.DATE),
        Field("amount", Value.AMOUNT, is_required=True),
        Field("currency", Value.CURRENCY),
    ),
)

CONTACTS = Layout(
    "contacts",
    tuple(
        Field(name, Value.TEXT)
        for name in (
            *("given_name", "infix", "family_name", "full_name", "company", "customer"),
            *("vat_number", "function", "department", "email", "email_2", "email_3"),
            *("phone", "phone_2", "mobile", "phone_home", "language"),
        )
    ),
)

LAYOUTS = {
    layout.name: layout
    for layout in (LINES, CUSTOMERS, PRODUCTS, RATES, DRIVERS, OPEN_ITEMS, CONTACTS)
}


def with_fields(layout: Layout, more: Iterable[Field]) -> Layout:
    """Return the layout with fields of one organisation's own behind its own."""
    return Layout(layout.name, (*layout.fields, *more))
