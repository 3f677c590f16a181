"""Audit files (XAF 3.2) for tests."""

from collections.abc import Sequence
from dataclasses import dataclass, field

NAMESPACE = "http://www.auditfiles.nl/XAF/3.2"
ACCOUNTS = (("1300", "Debiteuren", "B", ""), ("1500", "Btw", "B", ""), ("8000", "Omzet", "P", ""))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A booking: account, side and amount, and what else stands on it."""

    account: str
    side: str
    amount: str
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Booked:
    """A transaction."""

    number: str
    entries: Sequence[Entry]
    journal: str = "VRK"
    kind: str = "S"
    name: str = "Dagboek"


def sale(number: str = "F1", amount: str = "100.00", customer: str = "K1", **more: str) -> Booked:
    """Return an invoice of one line, with VAT, whose debtor stands on the line of the debtor."""
    vat = f"{float(amount) * 0.21:.2f}"
    owed = f"{float(amount) * 1.21:.2f}"
    return Booked(
        number=number,
        entries=[
            Entry(account="1300", side="D", amount=owed, more={"custSupID": customer}),
            Entry(account="8000", side="C", amount=amount, more=more),
            Entry(account="1500", side="C", amount=vat),
        ],
    )


ORDER = ("custSupID", "invRef", "prodID", "artGrpID", "qntity")


def entry(number: int, booked: Booked, one: Entry) -> str:
    """Return one booking; what the schema wants in front stands in front."""
    more = {"docRef": booked.number, "effDate": "2026-03-02", "desc": "Regel"} | one.more
    first = "".join(
        f"<{name}>{more[name]}</{name}>" for name in ("docRef", "effDate", "desc") if more[name]
    )
    rest = "".join(f"<{name}>{more[name]}</{name}>" for name in ORDER if name in more)
    return (
        f"<trLine><nr>{number}</nr><accID>{one.account}</accID>{first}"
        f"<amnt>{one.amount}</amnt><amntTp>{one.side}</amntTp>{rest}</trLine>"
    )


def transaction(booked: Booked) -> str:
    """Return one transaction."""
    lines = "".join(entry(number, booked, one) for number, one in enumerate(booked.entries, 1))
    return (
        f"<transaction><nr>{booked.number}</nr><periodNumber>3</periodNumber>"
        f"<trDt>2026-03-01</trDt>{lines}</transaction>"
    )


def journal(booked: Booked) -> str:
    """Return a journal with one transaction."""
    kind = f"<jrnTp>{booked.kind}</jrnTp>" if booked.kind else ""
    return (
        f"<journal><jrnID>{booked.journal}</jrnID><desc>{booked.name}</desc>{kind}"
        f"{transaction(booked)}</journal>"
    )


def totals(transactions: Sequence[Booked]) -> tuple[int, str, str]:
    """Return what the file states about its transactions."""
    entries = [one for booked in transactions for one in booked.entries]
    sums = {
        side: sum(float(one.amount) for one in entries if one.side == side) for side in ("D", "C")
    }
    return len(entries), f"{sums['D']:.2f}", f"{sums['C']:.2f}"


def audit_file(
    transactions: Sequence[Booked] = (),
    *,
    accounts: Sequence[tuple[str, str, str, str]] = ACCOUNTS,
    stated: tuple[int, str, str] | None = None,
    customers: Sequence[tuple[str, str, str]] = (("K1", "Klant 1", "C"), ("K2", "Klant 2", "C")),
    subledgers: str = "",
    program: str = "Exact Online",
) -> str:
    """Return an audit file with these transactions, a journal each."""
    booked = transactions or [sale()]
    count, debit, credit = stated or totals(booked)
    people = "".join(
        f"<customerSupplier><custSupID>{number}</custSupID><custSupName>{name}</custSupName>"
        f"<custSupTp>{kind}</custSupTp></customerSupplier>"
        for number, name, kind in customers
    )
    ledger = "".join(
        f"<ledgerAccount><accID>{number}</accID><accDesc>{name}</accDesc><accTp>{kind}</accTp>"
        + (f"<leadCode>{code}</leadCode>" if code else "")
        + "</ledgerAccount>"
        for number, name, kind, code in accounts
    )
    return (
        f'<auditfile xmlns="{NAMESPACE}"><header><fiscalYear>2026</fiscalYear>'
        "<startDate>2026-01-01</startDate><endDate>2026-12-31</endDate><curCode>EUR</curCode>"
        f"<dateCreated>2027-01-02</dateCreated><softwareDesc>{program}</softwareDesc></header>"
        "<company><companyName>Wij B.V.</companyName>"
        "<taxRegistrationCountry>NL</taxRegistrationCountry>"
        "<taxRegIdent>NL001234567B01</taxRegIdent>"
        f"<customersSuppliers>{people}</customersSuppliers>"
        f"<generalLedger>{ledger}</generalLedger><vatCodes/><periods/>"
        "<openingBalance><opBalDate>2026-01-01</opBalDate><linesCount>1</linesCount>"
        "<totalDebit>5.00</totalDebit><totalCredit>5.00</totalCredit><obLine><nr>1</nr>"
        "<accID>1300</accID><amnt>5.00</amnt><amntTp>D</amntTp></obLine></openingBalance>"
        f"<transactions><linesCount>{count}</linesCount><totalDebit>{debit}</totalDebit>"
        f"<totalCredit>{credit}</totalCredit>{''.join(map(journal, booked))}{subledgers}"
        "</transactions></company></auditfile>"
    )
