"""One UBL invoice or credit note becomes its lines, in the fields of the facts."""

from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from verder.facts.readers.ubl_amounts import ZERO, Spread, decimal_of, in_store, plain, spread
from verder.facts.readers.xml_stream import local_name, text_at

ROOTS = ("Invoice", "CreditNote")
LINES = ("InvoiceLine", "CreditNoteLine")
HEADERS = (
    "invoice", "line", "kind", "date", "customer", "customer_name", "product", "product_name",
    "quantity", "unit", "amount", "currency",
)  # fmt: skip
# Type codes of UNTDID 1001 that take money back, whatever the document is called.
CREDIT_CODES = {"81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"}
BUYER = "AccountingCustomerParty/Party"
SUPPLIER = "AccountingSupplierParty/Party"
CUSTOMER_NUMBERS = (
    "PartyIdentification/ID",
    "EndpointID",
    "PartyLegalEntity/CompanyID",
    "PartyTaxScheme/CompanyID",
)
NAMES = ("PartyName/Name", "PartyLegalEntity/RegistrationName")
PRODUCT_NUMBERS = (
    "Item/SellersItemIdentification/ID",
    "Item/BuyersItemIdentification/ID",
    "Item/StandardItemIdentification/ID",
)
CHARGES_LINE = "charges"

Cells = tuple[str | None, ...]


class InvoiceUnreadable(Exception):  # noqa: N818 - it says what happened to the document
    """An invoice that cannot become lines: the code of the reason and the text at fault."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(code)
        self.code, self.text = code, text


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLines:
    """The lines of one document, and what is worth telling about it."""

    invoice: str
    supplier: str
    cells: tuple[Cells, ...]
    spread: Spread
    has_total: bool
    is_negative_credit: bool


def lines_of(document: etree._Element) -> InvoiceLines:
    """Return the lines of a document; together they are its total without tax.

    The amounts of a credit note are positive in the document and turn negative;
    where a program wrote them negative already, they stay so.
    """
    lines = [child for child in document if local_name(child) in LINES]
    if not lines:
        raise InvoiceUnreadable("invoice_without_lines")
    stated = _amount(document, "LegalMonetaryTotal/TaxExclusiveAmount")
    result = spread([_line_amount(line) for line in lines], extra=_extra(document), stated=stated)
    is_credit, total = _is_credit(document), sum(result.amounts, result.left)
    sign = -1 if is_credit and total >= 0 else 1
    return InvoiceLines(
        invoice=text_at(document, "ID"),
        supplier=_first(document, [f"{SUPPLIER}/{name}" for name in NAMES]) or "",
        cells=_cells(document, lines, result, sign),
        spread=result,
        has_total=stated is not None,
        is_negative_credit=is_credit and total < 0,
    )


def _cells(
    document: etree._Element, lines: list[etree._Element], result: Spread, sign: int
) -> tuple[Cells, ...]:
    head = _head_cells(document)
    currency = text_at(document, "DocumentCurrencyCode") or _currency_of(lines[0])
    cells = [
        _line_cells(line, head, sign, amount, currency)
        for line, amount in zip(lines, result.amounts, strict=True)
    ]
    if result.left:
        reason = text_at(document, "AllowanceCharge/AllowanceChargeReason") or None
        amount = plain(in_store(sign * result.left))
        tail = (None, reason, None, None, amount, currency)
        cells.append((head[0], CHARGES_LINE, *head[1:], *tail))
    return tuple(cells)


def _head_cells(document: etree._Element) -> Cells:
    names = [f"{BUYER}/{name}" for name in NAMES]
    numbers = [f"{BUYER}/{number}" for number in CUSTOMER_NUMBERS]
    return (
        text_at(document, "ID") or None,
        "credit_note" if _is_credit(document) else "invoice",
        text_at(document, "IssueDate")[:10] or None,
        _first(document, numbers + names),
        _first(document, names),
    )


def _line_cells(
    line: etree._Element, head: Cells, sign: int, amount: Decimal, currency: str | None
) -> Cells:
    quantity = _quantity_of(line)
    return (
        head[0],
        text_at(line, "ID") or None,
        *head[1:],
        _first(line, PRODUCT_NUMBERS),
        _first(line, ("Item/Name", "Item/Description")),
        None if quantity is None else _signed(quantity.text, sign),
        None if quantity is None else quantity.get("unitCode"),
        plain(in_store(sign * amount)),
        currency,
    )


def _is_credit(document: etree._Element) -> bool:
    code = text_at(document, "InvoiceTypeCode")
    return local_name(document) == "CreditNote" or code in CREDIT_CODES


def _extra(document: etree._Element) -> Decimal:
    """Return the charges minus the allowances on the document as a whole."""
    total = ZERO
    for child in document:
        if local_name(child) == "AllowanceCharge":
            amount = _amount(child, "Amount") or ZERO
            total += amount if _is_charge(child) else -amount
    return total


def _is_charge(element: etree._Element) -> bool:
    return text_at(element, "ChargeIndicator").lower() in {"true", "1"}


def _line_amount(line: etree._Element) -> Decimal:
    amount = _amount(line, "LineExtensionAmount")
    if amount is None:
        raise InvoiceUnreadable("invoice_line_without_amount", text_at(line, "ID"))
    return amount


def _amount(element: etree._Element, path: str) -> Decimal | None:
    text = text_at(element, path)
    number = decimal_of(text)
    if text and number is None:
        raise InvoiceUnreadable("invoice_amount_unreadable", text)
    return number


def _signed(text: str | None, sign: int) -> str | None:
    """Return the quantity with the sign of its document, or as it stands if it is no number."""
    stripped = (text or "").strip()
    number = decimal_of(stripped)
    return (stripped or None) if number is None else plain(sign * number)


def _quantity_of(line: etree._Element) -> etree._Element | None:
    found = line.find("{*}InvoicedQuantity")
    return line.find("{*}CreditedQuantity") if found is None else found


def _currency_of(line: etree._Element) -> str | None:
    amount = line.find("{*}LineExtensionAmount")
    return None if amount is None else amount.get("currencyID")


def _first(element: etree._Element, paths: list[str] | tuple[str, ...]) -> str | None:
    """Return the first text that is there, in the order of the paths."""
    return next((text for path in paths if (text := text_at(element, path))), None)
