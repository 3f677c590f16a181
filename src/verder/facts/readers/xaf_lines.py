"""A transaction of an audit file becomes invoice lines: its bookings on revenue accounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from verder.facts.readers.ubl_amounts import ZERO, decimal_of, plain
from verder.facts.readers.xaf_accounts import ChosenAccounts
from verder.facts.readers.xaf_bookings import Booking, Transaction
from verder.facts.readers.xaf_cost import costs_of
from verder.facts.readers.xaf_survey import Debtor, Survey

HEADERS = (
    "invoice", "line", "kind", "date", "customer", "customer_name", "product", "product_name",
    "product_group", "quantity", "amount", "cost", "currency",
)  # fmt: skip
NOBODY = Debtor("", "")
REFERENCES = ("invRef", "docRef")

Cells: TypeAlias = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMaker:
    """Makes lines of transactions, with what the survey of the file found."""

    survey: Survey
    chosen: ChosenAccounts

    def numbered_lines_of(self, transaction: Transaction) -> Iterator[tuple[int, Cells]]:
        """Yield the cells of each revenue booking and its place among the bookings, from 1."""
        places, revenue = self._revenue_of(transaction)
        if not revenue:
            return
        cost = [line for line in transaction.bookings if line.account in self.chosen.cost]
        invoices = [self._invoice_of(booking, transaction) for booking in revenue]
        totals = _totals(invoices, revenue)
        lines = zip(places, revenue, costs_of(revenue, cost), invoices, strict=True)
        for place, booking, line_cost, invoice in lines:
            kind = "credit_note" if totals[invoice] < 0 else "invoice"
            yield place, self._cells(booking, transaction, invoice, kind, line_cost)

    def _revenue_of(self, transaction: Transaction) -> tuple[list[int], list[Booking]]:
        numbered = enumerate(transaction.bookings, start=1)
        taken = [(place, line) for place, line in numbered if line.account in self.chosen.revenue]
        return [place for place, _ in taken], [line for _, line in taken]

    def _cells(
        self,
        booking: Booking,
        transaction: Transaction,
        invoice: str,
        kind: str,
        cost: Decimal | None,
    ) -> Cells:
        read = booking.fields.get
        customer = self._customer_of(booking, transaction)
        return (
            invoice or None,
            _line_number(booking, transaction, invoice),
            kind,
            read("effDate") or transaction.booked_on or None,
            customer or None,
            self.survey.customers.get(customer) or None,
            read("prodID"),
            read("desc"),
            read("artGrpID") or self._group_of(booking),
            _quantity(booking),
            booking.written if booking.credit is None else plain(booking.credit),
            None if cost is None else plain(cost),
            self.survey.currency or None,
        )

    def _group_of(self, booking: Booking) -> str | None:
        """Several revenue accounts part the revenue in groups; a single one says nothing."""
        accounts = self.chosen.revenue
        return accounts[booking.account].name or None if len(accounts) > 1 else None

    def _invoice_of(self, booking: Booking, transaction: Transaction) -> str:
        """Return the invoice the booking names, its document, or what else names one."""
        own = next((booking.fields[name] for name in REFERENCES if name in booking.fields), "")
        return own or self._debtor(transaction).invoice or transaction.number

    def _customer_of(self, booking: Booking, transaction: Transaction) -> str:
        """Return the customer on the booking, or else on the others of its transaction.

        Where those name several, the one of the same invoice counts, and without
        one nobody does: revenue is never put on a guess.
        """
        if own := booking.fields.get("custSupID"):
            return own
        others = [other for other in transaction.bookings if self._names_customer(other)]
        same = [other for other in others if _same_reference(other, booking)]
        for group in (others, same):
            names = {other.fields["custSupID"] for other in group}
            if len(names) == 1:
                return names.pop()
        return "" if others else self._debtor(transaction).customer

    def _names_customer(self, booking: Booking) -> bool:
        number = booking.fields.get("custSupID")
        return number is not None and number not in self.survey.suppliers

    def _debtor(self, transaction: Transaction) -> Debtor:
        return self.survey.debtors.get((transaction.journal, transaction.number), NOBODY)


def _totals(invoices: list[str], revenue: list[Booking]) -> dict[str, Decimal]:
    totals = dict.fromkeys(invoices, ZERO)
    for invoice, booking in zip(invoices, revenue, strict=True):
        totals[invoice] += booking.credit or ZERO
    return totals


def _line_number(booking: Booking, transaction: Transaction, invoice: str) -> str:
    """Return the number of the line, after that of its transaction where the invoice differs."""
    if transaction.number == invoice:
        return booking.number
    return f"{transaction.number}-{booking.number}"


def _same_reference(one: Booking, other: Booking) -> bool:
    return any(
        one.fields.get(name) == other.fields[name] for name in REFERENCES if name in other.fields
    )


def _quantity(booking: Booking) -> str | None:
    """Return the quantity, negative where the revenue is taken back."""
    written = booking.fields.get("qntity")
    number = decimal_of(written or "")
    if number is None or booking.credit is None or booking.credit >= 0:
        return written
    return plain(-abs(number))
