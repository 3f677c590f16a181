"""What is worth telling about a pile of invoices, gathered as they are read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from verder.facts.findings import Note
from verder.facts.readers.ubl_amounts import ZERO, plain
from verder.facts.readers.ubl_document import InvoiceLines

NAMED = 5  # so many invoices or suppliers are named; the rest is counted


@dataclass(slots=True, kw_only=True)
class Invoices:
    """How many invoices share a trait, the first of them by number, and an amount in all."""

    count: int = 0
    named: list[str] = field(default_factory=list)
    amount: Decimal = ZERO

    def add(self, invoice: str, amount: Decimal = ZERO) -> None:
        """Count an invoice in."""
        self.count += 1
        self.amount += amount
        if len(self.named) < NAMED:
            self.named.append(invoice)

    def notes(self, code: str) -> Iterator[Note]:
        """Yield the note about them, if there are any."""
        if self.count:
            details = {
                "count": self.count,
                "invoices": list(self.named),
                "amount": plain(self.amount),
            }
            yield Note(code=code, details=details)


@dataclass(slots=True, kw_only=True)
class Findings:
    """What the invoices of one import have in common that the user should know."""

    differing: Invoices = field(default_factory=Invoices)
    rounded: Invoices = field(default_factory=Invoices)
    without_total: Invoices = field(default_factory=Invoices)
    negative_credits: Invoices = field(default_factory=Invoices)
    suppliers: dict[str, None] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)  # XML documents without an invoice

    def add(self, invoice: InvoiceLines) -> None:
        """Take in one invoice."""
        spread, name = invoice.spread, invoice.invoice
        if spread.difference:
            self.differing.add(name, spread.difference)
        if spread.rounding:
            self.rounded.add(name, spread.rounding)
        if not invoice.has_total:
            self.without_total.add(name)
        if invoice.is_negative_credit:
            self.negative_credits.add(name)
        if invoice.supplier and len(self.suppliers) <= NAMED:
            self.suppliers[invoice.supplier] = None

    def notes(self) -> tuple[Note, ...]:
        """Return a note for each trait that occurs."""
        return (
            *self.differing.notes("invoice_totals_differ"),
            *self.rounded.notes("invoice_totals_rounded"),
            *self.without_total.notes("invoice_total_missing"),
            *self.negative_credits.notes("credit_notes_negative"),
            *self._several_suppliers(),
            *self._other_documents(),
        )

    def _several_suppliers(self) -> Iterator[Note]:
        """Several suppliers mean that these are purchases, or two companies mixed."""
        if len(self.suppliers) > 1:
            yield Note(
                code="several_suppliers", details={"suppliers": list(self.suppliers)[:NAMED]}
            )

    def _other_documents(self) -> Iterator[Note]:
        if self.others:
            details = {"count": len(self.others), "members": self.others[:NAMED]}
            yield Note(code="documents_without_invoice", details=details)
