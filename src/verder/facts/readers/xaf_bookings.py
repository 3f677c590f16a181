"""The bookings of an audit file (XAF 3.x), transaction by transaction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from verder.facts.readers.ubl_amounts import decimal_of
from verder.facts.readers.xml_stream import elements, local_name, text_at

# Everything that may be large is named here, for only what is named is forgotten again.
TAGS = (
    "header", "customerSupplier", "ledgerAccount", "obLine", "obSbLine", "transaction", "sbLine",
    "linesCount", "totalDebit", "totalCredit",
)  # fmt: skip
LINE = "trLine"
SALES = "S"
SALES_WORDS = ("verkoop", "sales", "vente", "verkauf")

Fields: TypeAlias = Mapping[str, str]  # the children of an element, by local name


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One line of a transaction; `credit` is None where its amount cannot be read."""

    number: str
    account: str
    credit: Decimal | None  # credit positive, debit negative
    written: str  # the amount as it stands in the file
    fields: Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """A transaction with its bookings, and the kind of journal it stands in."""

    journal: str
    number: str
    booked_on: str
    is_sale: bool
    bookings: tuple[Booking, ...]


def parts_of(path: Path, *, encoding: str | None) -> Iterator[etree._Element]:
    """Yield the parts of an audit file that matter, in the order of the file."""
    with path.open("rb") as stream:
        yield from elements(stream, TAGS, name=path.name, encoding=encoding)


def transactions_of(path: Path, *, encoding: str | None) -> Iterator[Transaction]:
    """Yield the transactions of all journals."""
    read = TransactionReader()
    for part in parts_of(path, encoding=encoding):
        if local_name(part) == "transaction":
            yield read(part)


class TransactionReader:
    """Reads transactions; it remembers the journal, which holds very many of them."""

    def __init__(self) -> None:
        self._element: etree._Element | None = None
        self._journal = ("", False)

    def __call__(self, element: etree._Element) -> Transaction:
        """Return the transaction that an element describes."""
        journal, is_sale = self._journal_of(element)
        head: dict[str, str] = {}
        bookings = []
        for child in element:
            name = local_name(child)
            if name == LINE:
                bookings.append(_booking(child))
            else:
                head[name] = (child.text or "").strip()
        return Transaction(
            journal=journal,
            number=head.get("nr", ""),
            booked_on=head.get("trDt", ""),
            is_sale=is_sale,
            bookings=tuple(bookings),
        )

    def _journal_of(self, element: etree._Element) -> tuple[str, bool]:
        journal = element.getparent()
        if journal is not None and journal is not self._element:
            self._element = journal
            self._journal = (text_at(journal, "jrnID"), _is_sales(journal))
        return self._journal


def fields_of(element: etree._Element) -> Fields:
    """Return the texts of the children by name, the first of each."""
    fields: dict[str, str] = {}
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name not in fields and child.text:
            fields[name] = child.text.strip()
    return fields


def _booking(element: etree._Element) -> Booking:
    fields = fields_of(element)
    amount, side = fields.get("amnt", ""), fields.get("amntTp", "").upper()
    return Booking(
        number=fields.get("nr", ""),
        account=fields.get("accID", ""),
        credit=_credit(amount, side),
        written=amount if side in {"C", "D"} else f"{amount} {side}".strip(),
        fields=fields,
    )


def _credit(amount: str, side: str) -> Decimal | None:
    number = decimal_of(amount)
    if number is None or side not in {"C", "D"}:
        return None
    return number if side == "C" else -number


def _is_sales(journal: etree._Element) -> bool:
    """Whether the journal holds sales: by its type, or by its name where it has none."""
    kind = text_at(journal, "jrnTp").upper()
    name = text_at(journal, "desc").lower()
    return kind == SALES if kind else any(word in name for word in SALES_WORDS)
