"""The marts once more, as slow and obvious loops over the lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from verder.domain.identify.order_history import HistoryLimits, OrderHistory, order_history
from verder.domain.values.period import Period, first_of_month
from verder.facts.mapping import Level, NumberOfAccount, ProductInfo, Rate
from verder.facts.rows import (
    AccountMonth,
    AccountMonthMargin,
    AccountOrders,
    AccountTotals,
    Coverage,
    GroupTotals,
    ImportedLines,
    InvoiceTotals,
    LeftOut,
    MonthOrders,
    MonthTotals,
    ProductSums,
)

Line = dict[str, Any]
CENT = Decimal("0.0001")
ZERO = Decimal(0)


@dataclass(frozen=True)
class Worth:
    """A line as the figures see it."""

    account_id: int
    line: Line
    amount: Decimal
    cost: Decimal | None
    group: str | None


@dataclass(frozen=True)
class Oracle:
    lines: list[Line]
    numbers: list[NumberOfAccount]
    products: list[ProductInfo]
    rates: list[Rate]
    currency: str
    level: Level = Level.ACCOUNT

    def account_of(self, line: Line) -> int | None:
        for each in self.numbers:
            if (each.source, each.number) == (line["source"], line["customer"]):
                return each.entity_id if self.level is Level.ENTITY else each.account_id
        return None

    def rate_of(self, line: Line) -> Decimal | None:
        if line["currency"] == self.currency:
            return Decimal(1)
        first = line["date"] - timedelta(days=7)
        known = [
            each
            for each in self.rates
            if each.currency == line["currency"] and first <= each.on <= line["date"]
        ]
        return max(known, key=lambda each: each.on).rate if known else None

    def product_of(self, line: Line) -> ProductInfo | None:
        for each in self.products:
            if (each.source, each.number) == (line["source"], line.get("product")):
                return each
        return None

    def cost_of(self, line: Line, rate: Decimal) -> Decimal | None:
        if line.get("cost") is not None:
            return rounded(Decimal(line["cost"]) / rate)
        product = self.product_of(line)
        if product is None or product.unit_cost is None or line.get("quantity") is None:
            return None
        return rounded(Decimal(line["quantity"]) * product.unit_cost)

    def group_of(self, line: Line) -> str | None:
        product = self.product_of(line)
        return line.get("product_group") or (product.group or None if product else None)

    def worths(self, period: Period | None, group: str | None = None) -> Iterator[Worth]:
        for line in inside(self.lines, period):
            account_id, rate = self.account_of(line), self.rate_of(line)
            if account_id is None or rate is None:
                continue
            if group is not None and self.group_of(line) != group:
                continue
            amount = rounded(Decimal(line["amount"]) / rate)
            yield Worth(account_id, line, amount, self.cost_of(line, rate), self.group_of(line))

    def totals(self, period: Period | None, group: str | None = None) -> list[AccountTotals]:
        by_account = grouped(self.worths(period, group), lambda each: each.account_id)
        return [account_totals(key, by_account[key]) for key in sorted(by_account)]

    def months(self, period: Period | None, group: str | None = None) -> list[MonthTotals]:
        by_month = grouped(self.worths(period, group), lambda each: month_of(each.line))
        return [
            MonthTotals(
                month=month,
                revenue=sum((each.amount for each in by_month[month]), ZERO),
                cost=sum((each.cost or ZERO for each in by_month[month]), ZERO),
                costed_revenue=costed_revenue(by_month[month]),
                accounts=len({each.account_id for each in by_month[month]}),
                invoices=invoices(by_month[month]),
            )
            for month in sorted(by_month)
        ]

    def months_by_account(self, period: Period | None, group: str | None) -> list[AccountMonth]:
        sums: dict[tuple[int, date], Decimal] = defaultdict(Decimal)
        for each in self.worths(period, group):
            sums[each.account_id, month_of(each.line)] += each.amount
        return [
            AccountMonth(account_id=key[0], month=key[1], revenue=sums[key]) for key in sorted(sums)
        ]

    def sold(self, before: Period, after: Period, group: str | None) -> list[ProductSums]:
        found = []
        for is_after, period in ((False, before), (True, after)):
            by_item = grouped(self.worths(period, group), item_of)
            found += [product_sums(is_after, key, by_item[key]) for key in by_item]
        return found

    def margins(self, period: Period | None) -> list[AccountMonthMargin]:
        by_month = grouped(self.worths(period), lambda each: (each.account_id, month_of(each.line)))
        return [
            AccountMonthMargin(
                account_id=key[0],
                month=key[1],
                cost=sum((each.cost or ZERO for each in found), ZERO),
                costed_revenue=costed_revenue(found),
                weight=sum((abs(each.amount) for each in found), ZERO),
                costed_weight=sum(
                    (abs(each.amount) for each in found if each.cost is not None), ZERO
                ),
            )
            for key, found in sorted(by_month.items())
        ]

    def groups(self, period: Period | None, group: str | None) -> list[GroupTotals]:
        by_group = grouped(self.worths(period, group), lambda each: (each.account_id, each.group))
        keys = sorted(by_group, key=lambda key: (key[0], key[1] is None, key[1] or ""))
        return [
            GroupTotals(
                account_id=key[0],
                product_group=key[1],
                revenue=sum((each.amount for each in by_group[key]), ZERO),
                cost=sum((each.cost or ZERO for each in by_group[key]), ZERO),
                costed_revenue=costed_revenue(by_group[key]),
            )
            for key in keys
        ]

    def orders(self, period: Period | None) -> list[AccountOrders]:
        by_account: dict[int, list[Line]] = defaultdict(list)
        for line in inside(self.lines, period):
            account_id = self.account_of(line)
            if account_id is not None:
                by_account[account_id].append(line)
        return [account_orders(key, lines) for key, lines in sorted(by_account.items())]

    def activity(self, account_id: int) -> tuple[list[MonthOrders], list[ImportedLines]]:
        lines = [line for line in self.lines if self.account_of(line) == account_id]
        months, imports = defaultdict[date, list[Line]](list), defaultdict[int, list[Line]](list)
        for line in lines:
            months[month_of(line)].append(line)
            imports[line["import_id"]].append(line)
        return (
            [month_orders(month, each) for month, each in sorted(months.items())],
            [
                ImportedLines(
                    import_id=key,
                    lines=len(each),
                    first_on=min(line["date"] for line in each),
                    last_on=max(line["date"] for line in each),
                )
                for key, each in sorted(imports.items())
            ],
        )

    def credit_notes(self, period: Period | None, group: str | None) -> dict[int, Decimal]:
        sums: dict[int, Decimal] = defaultdict(Decimal)
        for each in self.worths(period, group):
            if each.line["kind"] == "credit_note":
                sums[each.account_id] -= each.amount
        return sums

    def invoices(self, account_id: int, period: Period | None) -> list[InvoiceTotals]:
        named = (each for each in self.worths(period) if each.account_id == account_id)
        by_invoice = grouped(
            (each for each in named if each.line["invoice"]),
            lambda each: (each.line["source"], each.line["invoice"]),
        )
        return [
            InvoiceTotals(
                account_id=account_id,
                revenue=sum((each.amount for each in by_invoice[key]), ZERO),
                cost=sum((each.cost or ZERO for each in by_invoice[key]), ZERO),
                costed_revenue=costed_revenue(by_invoice[key]),
            )
            for key in sorted(by_invoice)
        ]

    def coverage(self, period: Period | None) -> Coverage:
        lines = list(inside(self.lines, period))
        strangers = [line for line in lines if self.account_of(line) is None]
        known = [line for line in lines if self.account_of(line) is not None]
        unrated = [line for line in known if self.rate_of(line) is None]
        return Coverage(without_customer=left_out(strangers), without_rate=left_out(unrated))

    def product_groups(self) -> list[str]:
        groups = {self.group_of(line) for line in self.lines if self.account_of(line) is not None}
        return sorted(group for group in groups if group is not None)

    def histories(
        self, today: date, limits: HistoryLimits, group: str | None = None
    ) -> list[OrderHistory]:
        days: dict[int, list[date]] = defaultdict(list)
        for line in self.lines:
            account_id = self.account_of(line)
            is_order = line["kind"] == "invoice" and Decimal(line["amount"]) > 0
            if account_id is not None and is_order and group in {None, self.group_of(line)}:
                days[account_id].append(line["date"])
        found = (order_history(key, dates, today, limits) for key, dates in sorted(days.items()))
        return [each for each in found if each is not None]

    def days(self) -> dict[int, tuple[date, date]]:
        days: dict[int, list[date]] = defaultdict(list)
        for line in self.lines:
            account_id = self.account_of(line)
            if account_id is not None:
                days[account_id].append(line["date"])
        return {key: (min(dates), max(dates)) for key, dates in sorted(days.items())}


def account_orders(account_id: int, lines: list[Line]) -> AccountOrders:
    ordinary = [line for line in lines if line["kind"] != "credit_note"]
    named = {(line["source"], line["invoice"]) for line in lines if line["invoice"]}
    ordered = {(line["source"], line["invoice"]) for line in ordinary if line["invoice"]}
    return AccountOrders(
        account_id=account_id,
        orders=len(ordered) if named else None,
        lines=len(ordinary),
        credit_notes=len(named - ordered) if named else None,
    )


def month_orders(month: date, lines: list[Line]) -> MonthOrders:
    counted = account_orders(0, lines)
    return MonthOrders(
        month=month,
        orders=counted.orders,
        lines=counted.lines,
        credit_notes=counted.credit_notes,
        last_on=max(line["date"] for line in lines),
    )


def account_totals(account_id: int, worths: list[Worth]) -> AccountTotals:
    products = {
        (each.line["source"], each.line["product"]) for each in worths if each.line.get("product")
    }
    return AccountTotals(
        account_id=account_id,
        revenue=sum((each.amount for each in worths), ZERO),
        cost=sum((each.cost or ZERO for each in worths), ZERO),
        costed_revenue=costed_revenue(worths),
        weight=sum((abs(each.amount) for each in worths), ZERO),
        costed_weight=sum((abs(each.amount) for each in worths if each.cost is not None), ZERO),
        lines=len(worths),
        invoices=invoices(worths),
        products=len(products) or None,
        first_on=min(each.line["date"] for each in worths),
        last_on=max(each.line["date"] for each in worths),
    )


def costed_revenue(worths: Iterable[Worth]) -> Decimal:
    return sum((each.amount for each in worths if each.cost is not None), ZERO)


def invoices(worths: Iterable[Worth]) -> int:
    named = (each.line for each in worths if each.line.get("invoice"))
    return len({(line["source"], line["invoice"]) for line in named})


def inside(lines: Iterable[Line], period: Period | None) -> Iterator[Line]:
    return (line for line in lines if period is None or line["date"] in period)


def month_of(line: Line) -> date:
    return first_of_month(line["date"])


def rounded(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def grouped(worths: Iterable[Worth], key: Any) -> dict[Any, list[Worth]]:
    groups: dict[Any, list[Worth]] = defaultdict(list)
    for each in worths:
        groups[key(each)].append(each)
    return groups


def left_out(lines: list[Line]) -> LeftOut:
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        amounts[line["currency"]] += Decimal(line["amount"])
    return LeftOut(lines=len(lines), amounts=dict(amounts))


def item_of(worth: Worth) -> tuple[str, str | None, str | None, bool]:
    """Return which product it is in which unit, and whether its quantity counts."""
    line = worth.line
    is_counted = line.get("quantity") is not None or line["kind"] == "credit_note"
    return line["source"], line.get("product"), line.get("unit"), is_counted


def product_sums(
    is_after: bool,  # noqa: FBT001
    item: tuple[str, str | None, str | None, bool],
    worths: list[Worth],
) -> ProductSums:
    """Return what was sold of an item, line by line."""
    costed = [each for each in worths if each.cost is not None]
    source, product, unit, is_counted = item
    return ProductSums(
        is_after=is_after,
        source=source,
        product=product,
        unit=unit,
        is_counted=is_counted,
        name=max(filter(None, (each.line.get("product_name") for each in worths)), default=None),
        lines=len(worths),
        quantity=sum((quantity_of(each) for each in worths), ZERO),
        amount=sum((each.amount for each in worths), ZERO),
        cost=sum((each.cost or ZERO for each in worths), ZERO),
        costed_quantity=sum((quantity_of(each) for each in costed), ZERO),
        costed_amount=sum((each.amount for each in costed), ZERO),
    )


def quantity_of(worth: Worth) -> Decimal:
    quantity = worth.line.get("quantity")
    return ZERO if quantity is None else Decimal(quantity)
