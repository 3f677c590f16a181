"""A first walk through an audit file: its accounts and customers, and whether it balances."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from lxml import etree

from verder.facts.readers.ubl_amounts import ZERO, decimal_of
from verder.facts.readers.xaf_accounts import (
    PROFIT_AND_LOSS,
    Account,
    ChosenAccounts,
    choose_accounts,
)
from verder.facts.readers.xaf_bookings import (
    Booking,
    Transaction,
    TransactionReader,
    fields_of,
    parts_of,
)
from verder.facts.readers.xml_stream import local_name, text_at

CODES = ("leadCode", "leadReference", "leadCrossRef", "taxonomy/entryPoint/conceptRef")
SUPPLIER = "S"
NAMED = 5


@dataclass(frozen=True, slots=True)
class Debtor:
    """Whom a transaction is with, as the subledger has it."""

    customer: str
    invoice: str


@dataclass(slots=True, kw_only=True)
class Balance:
    """What the file says it holds, and what it holds."""

    lines: int = 0
    debit: Decimal = ZERO
    credit: Decimal = ZERO
    stated: dict[str, Decimal] = field(default_factory=dict)
    unbalanced: list[str] = field(default_factory=list)  # the first transactions by number
    unbalanced_count: int = 0
    unreadable: int = 0  # bookings without a readable amount

    def add(self, transaction: Transaction) -> None:
        """Count a transaction in."""
        total = ZERO
        for booking in transaction.bookings:
            self.lines += 1
            if booking.credit is None:
                self.unreadable += 1
                continue
            total += booking.credit
            self._book(booking.credit, is_debit=booking.fields["amntTp"].upper() == "D")
        if total:
            self.unbalanced_count += 1
            if len(self.unbalanced) < NAMED:
                self.unbalanced.append(transaction.number)

    def _book(self, credit: Decimal, *, is_debit: bool) -> None:
        if is_debit:
            self.debit -= credit
        else:
            self.credit += credit


@dataclass(slots=True, kw_only=True)
class Survey:
    """What the first walk through the file found."""

    currency: str = ""
    version: str = ""
    program: str = ""  # that wrote the file
    accounts: dict[str, Account] = field(default_factory=dict)
    customers: dict[str, str] = field(default_factory=dict)  # number → name
    suppliers: set[str] = field(default_factory=set)  # those who are suppliers only
    credited: dict[str, Decimal] = field(default_factory=dict)  # by sales journals, on balance
    booked: dict[frozenset[str], dict[str, Decimal]] = field(default_factory=dict)
    debtors: dict[tuple[str, str], Debtor] = field(default_factory=dict)
    balance: Balance = field(default_factory=Balance)
    _transaction_of: TransactionReader = field(default_factory=TransactionReader)
    _orphans: set[tuple[str, str]] = field(default_factory=set)

    def choose(self, said: Collection[str] = ()) -> ChosenAccounts:
        """Return the accounts of revenue and cost; the user may have said which hold revenue."""
        return choose_accounts(list(self.accounts.values()), self.credited, said)

    def unattached_cost(self, chosen: ChosenAccounts) -> Decimal:
        """Return the cost of sales in transactions without revenue to put it on."""
        apart = (
            sums for accounts, sums in self.booked.items() if not accounts & chosen.revenue.keys()
        )
        return -sum((sums.get(number, ZERO) for sums in apart for number in chosen.cost), ZERO)

    def read_header(self, element: etree._Element) -> None:
        """Take the currency of the amounts, and who wrote the file."""
        self.currency = text_at(element, "curCode")
        self.version = text_at(element, "auditfileVersion")
        self.program = text_at(element, "softwareDesc")

    def read_customer(self, element: etree._Element) -> None:
        """Take a customer or supplier; what they were called before does not count."""
        parent = element.getparent()
        if parent is not None and local_name(parent) == "customerSupplierHistory":
            return
        fields = fields_of(element)
        number = fields.get("custSupID", "")
        self.customers[number] = fields.get("custSupName", "")
        if fields.get("custSupTp", "").upper() == SUPPLIER:
            self.suppliers.add(number)

    def read_account(self, element: etree._Element) -> None:
        """Take a ledger account."""
        fields = fields_of(element)
        number = fields.get("accID", "")
        self.accounts[number] = Account(
            number=number,
            name=fields.get("accDesc", ""),
            kind=fields.get("accTp", "").upper(),
            codes=tuple(code for path in CODES if (code := text_at(element, path))),
        )

    def read_transaction(self, element: etree._Element) -> None:
        """Count a transaction, and remember it if it does not say with whom it is."""
        transaction = self._transaction_of(element)
        self.balance.add(transaction)
        for booking in transaction.bookings:
            self.accounts.setdefault(booking.account, Account(number=booking.account))
        if results := self._results_of(transaction):
            self._add_up(results, is_sale=transaction.is_sale)
            if not any(booking.fields.get("custSupID") for booking in transaction.bookings):
                self._orphans.add((transaction.journal, transaction.number))

    def read_stated(self, element: etree._Element) -> None:
        """Take a total that the file states about its transactions."""
        parent = element.getparent()
        number = decimal_of((element.text or "").strip())
        if parent is not None and local_name(parent) == "transactions" and number is not None:
            self.balance.stated[local_name(element)] = number

    def read_subledger(self, element: etree._Element) -> None:
        """Take the debtor of a transaction that does not name it itself."""
        fields = fields_of(element)
        key = (fields.get("jrnID", ""), fields.get("trNr", ""))
        customer = fields.get("custSupID", "")
        if key in self._orphans and customer and customer not in self.suppliers:
            self.debtors.setdefault(key, Debtor(customer, fields.get("invRef", "")))

    def _results_of(self, transaction: Transaction) -> list[Booking]:
        """Return the bookings on profit and loss accounts."""
        return [
            booking
            for booking in transaction.bookings
            if self.accounts[booking.account].kind in PROFIT_AND_LOSS
        ]

    def _add_up(self, results: list[Booking], *, is_sale: bool) -> None:
        together = frozenset(booking.account for booking in results)
        sums = self.booked.setdefault(together, {})
        for booking in results:
            for by_account in (sums, self.credited) if is_sale else (sums,):
                before = by_account.get(booking.account, ZERO)
                by_account[booking.account] = before + (booking.credit or ZERO)


def survey(path: Path, *, encoding: str | None) -> Survey:
    """Walk through the whole file once; a file that breaks off is refused here."""
    found = Survey()
    reads: dict[str, Callable[[etree._Element], None]] = {
        "header": found.read_header,
        "customerSupplier": found.read_customer,
        "ledgerAccount": found.read_account,
        "transaction": found.read_transaction,
        "sbLine": found.read_subledger,
        "linesCount": found.read_stated,
        "totalDebit": found.read_stated,
        "totalCredit": found.read_stated,
    }
    for part in parts_of(path, encoding=encoding):
        if read := reads.get(local_name(part)):
            read(part)
    return found
