"""UBL documents for tests, made as a bookkeeping package makes them."""

from collections.abc import Sequence
from dataclasses import dataclass

ROOT = "urn:oasis:names:specification:ubl:schema:xsd:"


@dataclass(frozen=True, kw_only=True)
class Line:
    """An invoice line."""

    amount: str
    number: str = "1"
    quantity: str = "1"
    product: str = (
        "<cac:SellersItemIdentification><cbc:ID>P1</cbc:ID></cac:SellersItemIdentification>"
    )


def ubl(
    lines: Sequence[Line] = (Line(amount="100.00"),),
    *,
    kind: str = "Invoice",
    number: str = "F1",
    type_code: str = "380",
    allowances: Sequence[tuple[str, str]] = (),
    total: str | None = "100.00",
    buyer: str = "<cac:PartyIdentification><cbc:ID>K1</cbc:ID></cac:PartyIdentification>",
    supplier: str = "Wij B.V.",
) -> str:
    """Return a document; `allowances` are pairs of "true" for a charge and an amount."""
    quantity = "InvoicedQuantity" if kind == "Invoice" else "CreditedQuantity"
    charges = "".join(
        f"<cac:AllowanceCharge><cbc:ChargeIndicator>{sign}</cbc:ChargeIndicator>"
        f"<cbc:AllowanceChargeReason>Vracht</cbc:AllowanceChargeReason>"
        f'<cbc:Amount currencyID="EUR">{amount}</cbc:Amount></cac:AllowanceCharge>'
        for sign, amount in allowances
    )
    body = "".join(
        f"<cac:{kind}Line><cbc:ID>{line.number}</cbc:ID>"
        f'<cbc:{quantity} unitCode="C62">{line.quantity}</cbc:{quantity}>'
        f'<cbc:LineExtensionAmount currencyID="EUR">{line.amount}</cbc:LineExtensionAmount>'
        f"<cac:Item><cbc:Name>Ding</cbc:Name>{line.product}</cac:Item></cac:{kind}Line>"
        for line in lines
    )
    stated = f"<cbc:TaxExclusiveAmount>{total}</cbc:TaxExclusiveAmount>" if total else ""
    return (
        f'<{kind} xmlns="{ROOT}{kind}-2" xmlns:cac="{ROOT}CommonAggregateComponents-2" '
        f'xmlns:cbc="{ROOT}CommonBasicComponents-2"><cbc:ID>{number}</cbc:ID>'
        f"<cbc:IssueDate>2026-03-01</cbc:IssueDate>"
        f"<cbc:{kind}TypeCode>{type_code}</cbc:{kind}TypeCode>"
        f"<cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>{supplier}</cbc:Name>"
        f"</cac:PartyName></cac:Party></cac:AccountingSupplierParty>"
        f"<cac:AccountingCustomerParty><cac:Party>{buyer}<cac:PartyName><cbc:Name>Klant 1"
        f"</cbc:Name></cac:PartyName></cac:Party></cac:AccountingCustomerParty>{charges}"
        f"<cac:LegalMonetaryTotal>{stated}</cac:LegalMonetaryTotal>{body}</{kind}>"
    )
