"""What the fields, readers and packages are called on the page."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.facts.fields import Layout

Labels = Mapping[str, str | Promise]

_LINES: Labels = {
    "invoice": _("Invoice number"),
    "line": _("Line number"),
    "kind": _("Kind (invoice or credit note)"),
    "date": _("Invoice date"),
    "customer": _("Customer number"),
    "customer_name": _("Customer name"),
    "product": _("Product number"),
    "product_name": _("Product name"),
    "product_group": _("Product group"),
    "quantity": _("Quantity"),
    "unit": _("Unit"),
    "unit_price": _("Price per unit"),
    "discount": _("Discount"),
    "amount": _("Net amount"),
    "cost": _("Cost"),
    "currency": _("Currency"),
    "salesperson": _("Salesperson"),
    "region": _("Region"),
}
_CUSTOMERS: Labels = {
    "number": _("Customer number"),
    "name": _("Name"),
    "street": _("Street and number"),
    "postcode": _("Postcode"),
    "city": _("City"),
    "country": _("Country"),
    "kvk_number": _("KvK number"),
    "vat_number": _("VAT number"),
    "sector": _("Sector"),
    "region": _("Region"),
    "owner": _("Account manager"),
    "team": _("Team"),
    "group": _("Group"),
    "contact_with": _("Contact belongs to"),
    "bill_to": _("Bill to"),
}
_PRODUCTS: Labels = {
    "number": _("Product number"),
    "name": _("Product name"),
    "group": _("Product group"),
    "unit_cost": _("Cost per unit"),
}
_RATES: Labels = {
    "date": _("Date"),
    "currency": _("Currency"),
    "rate": _("Rate"),
}
_DRIVERS: Labels = {
    "customer": _("Customer number"),
    "customer_name": _("Customer name"),
    "driver": _("Cost driver"),
    "period": _("Period"),
    "year": _("Year"),
    "month": _("Month"),
    "date": _("Date"),
    "quantity": _("Quantity"),
    "orders": _("Orders"),
    "deliveries": _("Deliveries"),
    "visits": _("Visits"),
    "returns": _("Returns"),
    "support_hours": _("Support"),
    "receivable": _("Average receivable"),
    "investments": _("Special investments"),
}
_OPEN_ITEMS: Labels = {
    "customer": _("Customer number"),
    "customer_name": _("Customer name"),
    "invoice": _("Invoice number"),
    "date": _("Invoice date"),
    "due_date": _("Due date"),
    "paid_date": _("Date of payment"),
    "amount": _("Amount"),
    "currency": _("Currency"),
}
_FIELDS: Mapping[str, Labels] = {
    "lines": _LINES,
    "customers": _CUSTOMERS,
    "products": _PRODUCTS,
    "rates": _RATES,
    "drivers": _DRIVERS,
    "open_items": _OPEN_ITEMS,
}
_READERS: Labels = {
    "csv": _("Text file with columns"),
    "excel": _("Workbook"),
    "ubl": _("Electronic invoices (UBL)"),
    "xaf": _("Audit file (XAF)"),
    "ecb": _("Rates of the European Central Bank"),
}
PACKAGES: Mapping[str, str] = {
    "exact_online": "Exact Online",
    "exact": "Exact Online",
    "exact_globe": "Exact Globe",
    "afas": "AFAS Profit",
    "twinfield": "Twinfield",
    "snelstart": "SnelStart",
    "moneybird": "Moneybird",
    "yuki": "Yuki",
    "visma": "Visma",
    "visma_eaccounting": "Visma eAccounting",
    "unit4": "Unit4",
    "sap": "SAP",
    "dynamics": "Microsoft Dynamics",
}
_DELIMITERS: Labels = {
    ";": _("semicolon"),
    ",": _("comma"),
    "\t": _("tab"),
    "|": _("vertical bar"),
    ":": _("colon"),
    " ": _("space"),
}


def field_label(layout: str, field: str) -> str:
    """Return what the page calls a field of a layout."""
    return str(_FIELDS[layout].get(field, field))


def label_in(layout: Layout, field: str) -> str:
    """Return what the page calls a field; one of the organisation's own has its own name."""
    own = next((each.terms for each in layout.fields if each.name == field), ())
    return own[0] if own else field_label(layout.name, field)


def reader_label(reader: str) -> str:
    """Return what the page calls the kind of file."""
    return str(_READERS.get(reader, reader))


def package_label(package: str | None) -> str:
    """Return the trade name of a bookkeeping package, or nothing where none was recognised."""
    return PACKAGES.get(package.replace("-", "_"), package) if package else ""


def delimiter_label(delimiter: str | None) -> str:
    """Return the name of the sign between two cells."""
    return str(_DELIMITERS.get(delimiter, delimiter)) if delimiter else ""
