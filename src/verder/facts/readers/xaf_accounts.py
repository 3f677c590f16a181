"""Which ledger accounts hold the revenue, and which the cost of sales."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

# RGS, the Dutch reference chart: WOmz is net revenue, WKpr the cost of it.
REVENUE_CODE, COST_CODE = "womz", "wkpr"
# Dutch charts of accounts, by convention: 8 is revenue, 7 the cost of sales.
REVENUE_DIGIT, COST_DIGIT = "8", "7"
PROFIT_AND_LOSS = {"P", "M", ""}
# Credited on an invoice, yet no revenue: what is taken off again when it is paid in time.
NO_REVENUE = ("kredietbeperking", "betalingskorting", "betalingsverschil", "afronding", "escompte")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A ledger account; `codes` are its references to a standard chart."""

    number: str
    name: str = ""
    kind: str = ""  # B balance sheet, P profit and loss, M mixed; empty where the ledger is silent
    codes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Number and name together."""
        return f"{self.number} {self.name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenAccounts:
    """The accounts taken, and by what: "rgs", "sales_journal", "number" or the user's "answer"."""

    revenue: Mapping[str, Account]
    cost: Mapping[str, Account]
    by: str


def choose_accounts(
    accounts: Collection[Account], credited: Mapping[str, Decimal], said: Collection[str] = ()
) -> ChosenAccounts:
    """Return the accounts of revenue and of its cost.

    Revenue is what the user `said` it is, or a standard chart; else the profit and loss accounts
    that sales journals credit on balance (`credited`); else those that begin
    with 8.
    """
    cost = _with_code(accounts, COST_CODE) or _with_digit(accounts, COST_DIGIT)
    revenue, by = _revenue(accounts, credited, cost)
    if said:
        revenue, by = {one.number: one for one in accounts if one.number in said}, "answer"
    return ChosenAccounts(revenue=revenue, cost=_without(cost, revenue), by=by)


def _revenue(
    accounts: Collection[Account], credited: Mapping[str, Decimal], cost: Mapping[str, Account]
) -> tuple[dict[str, Account], str]:
    if coded := _with_code(accounts, REVENUE_CODE):
        return coded, "rgs"
    sold = {
        account.number: account
        for account in accounts
        if account.kind in PROFIT_AND_LOSS - {""}
        and credited.get(account.number, Decimal(0)) > 0
        and account.number not in cost
        and not _is_no_revenue(account)
    }
    return (sold, "sales_journal") if sold else (_with_digit(accounts, REVENUE_DIGIT), "number")


def _with_code(accounts: Collection[Account], start: str) -> dict[str, Account]:
    return {
        account.number: account
        for account in accounts
        if any(code.lower().startswith(start) for code in account.codes)
    }


def _with_digit(accounts: Collection[Account], digit: str) -> dict[str, Account]:
    return {
        account.number: account
        for account in accounts
        if account.kind in PROFIT_AND_LOSS
        and account.number.lstrip("0").startswith(digit)
        and not _is_no_revenue(account)
    }


def _without(accounts: Mapping[str, Account], others: Mapping[str, Account]) -> dict[str, Account]:
    return {number: account for number, account in accounts.items() if number not in others}


def _is_no_revenue(account: Account) -> bool:
    return any(word in account.name.lower() for word in NO_REVENUE)
