"""The facts of the visible imports: questions in, values out.

Everything that may change without a file being rewritten (whose numbers, which
products, what rates) goes to the engine as small tables and is joined before the
sum. Whole months are answered from the small sums beside the lines, other periods
from the lines; both give the same figures.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

import pyarrow as pa

from verder.domain.identify.order_history import HistoryLimits, OrderHistory
from verder.domain.values.money import from_ten_thousandths as money
from verder.domain.values.period import Period
from verder.facts import edge
from verder.facts.asking import asked_again
from verder.facts.by_account import GroupFigures, MonthlyRevenue
from verder.facts.known import KnownLines
from verder.facts.mapping import Level, NumberOfAccount, ProductInfo, Rate
from verder.facts.marts import (
    days,
    groups,
    histories,
    invoiced,
    listing,
    months,
    orders,
    sold,
    totals,
)
from verder.facts.marts.worth import (
    with_account,
    with_product_group,
    without_account,
    without_rate,
)
from verder.facts.parts import Parts, Question, Traits
from verder.facts.rows import (
    AccountMonth,
    AccountMonthMargin,
    AccountOrders,
    AccountTotals,
    Coverage,
    GroupMonth,
    GroupTotals,
    ImportedLines,
    InvoiceTotals,
    LineRow,
    MonthOrders,
    MonthTotals,
    ProductSums,
)
from verder.facts.session import DEFAULT_MEMORY_MB, Engine, Frame, Session
from verder.facts.store import Store
from verder.facts.values.kinds import CREDIT_NOTE

__all__ = ["Facts", "KnownLines", "Level", "NumberOfAccount", "ProductInfo", "Rate"]

Value = TypeVar("Value")
ALL = Question()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What is made once, at the first question."""

    engine: Engine
    traits: Traits


@dataclass(frozen=True, eq=False)
class Facts:
    """The invoice lines of the named imports, seen through today's mapping; safe for threads."""

    store: Store
    import_ids: Sequence[int]
    numbers: Sequence[NumberOfAccount]
    products: Sequence[ProductInfo]
    rates: Sequence[Rate]
    currency: str
    memory_mb: int = DEFAULT_MEMORY_MB

    @asked_again
    def span(self) -> tuple[date, date] | None:
        """Return the first and the last day of lines that have an account."""
        with self._parts() as parts:
            known = with_account(parts.unvalued(self._traits, ALL), parts.numbers(ALL))
            first_on, last_on = parts.session.rows(days.span(known))[0]
        return (first_on, last_on) if first_on else None

    @asked_again
    def first_and_last_dates(self, *, level: Level = Level.ACCOUNT) -> dict[int, tuple[date, date]]:
        """Return the first and the last day that each account ever bought."""
        question = Question(level=level)
        with self._parts() as parts:
            known = with_account(parts.unvalued(self._traits, ALL), parts.numbers(question))
            rows = parts.session.rows(days.first_and_last_dates(known))
        return {row[0]: (row[1], row[2]) for row in rows}

    def totals_by_account(
        self,
        period: Period | None = None,
        *,
        level: Level = Level.ACCOUNT,
        product_group: str | None = None,
    ) -> list[AccountTotals]:
        """Return what every account with lines bought, in the order of their ids."""
        question = Question(
            period=period,
            level=level,
            product_group=product_group,
            asks_cost=True,
            asks_invoices=True,
            asks_products=True,
        )
        return self._ask(totals.totals_by_account, edge.account_totals, question)

    def months(
        self,
        period: Period | None = None,
        *,
        level: Level = Level.ACCOUNT,
        product_group: str | None = None,
    ) -> list[MonthTotals]:
        """Return the months that have lines, all accounts together."""
        question = Question(
            period=period,
            level=level,
            product_group=product_group,
            asks_cost=True,
            asks_invoices=True,
        )
        return self._ask(months.months, edge.month_totals, question)

    def months_by_account(
        self,
        period: Period | None = None,
        *,
        account_ids: Collection[int] | None = None,
        level: Level = Level.ACCOUNT,
        product_group: str | None = None,
    ) -> list[AccountMonth]:
        """Return the net revenue of accounts by month, for all of them or for those named."""
        question = Question(
            period=period, level=level, product_group=product_group, account_ids=account_ids
        )
        return self._ask(months.months_by_account, edge.account_month, question)

    def margins_by_account(
        self, period: Period | None = None, *, level: Level = Level.ACCOUNT
    ) -> list[AccountMonthMargin]:
        """Return the known cost of every account by month, in the order of their ids."""
        question = Question(period=period, level=level, asks_cost=True)
        return self._ask(months.margins_by_account, edge.account_month_margin, question)

    def groups_by_account(
        self,
        period: Period | None = None,
        *,
        account_ids: Collection[int] | None = None,
        level: Level = Level.ACCOUNT,
        product_group: str | None = None,
    ) -> list[GroupTotals]:
        """Return what accounts bought by product group, lines without a group last."""
        question = Question(
            period=period,
            level=level,
            product_group=product_group,
            account_ids=account_ids,
            asks_cost=True,
            asks_group=True,
        )
        return self._ask(groups.groups_by_account, edge.group_totals, question)

    def group_months(
        self,
        account_ids: Collection[int],
        period: Period | None = None,
        *,
        level: Level = Level.ACCOUNT,
    ) -> list[GroupMonth]:
        """Return the net revenue of accounts by month and product group."""
        question = Question(period=period, level=level, account_ids=account_ids, asks_group=True)
        return self._ask(groups.group_months, edge.group_month, question)

    def monthly_revenue(
        self, period: Period, *, level: Level = Level.ACCOUNT, product_group: str | None = None
    ) -> MonthlyRevenue:
        """Return what `months_by_account` answers of all accounts, as columns."""
        question = Question(period=period, level=level, product_group=product_group)
        return MonthlyRevenue.of_table(self._table(months.months_by_account, question), period)

    def group_figures(self, period: Period, *, level: Level = Level.ACCOUNT) -> GroupFigures:
        """Return what `groups_by_account` answers of all accounts, as columns."""
        question = Question(period=period, level=level, asks_cost=True, asks_group=True)
        return GroupFigures.of_table(self._table(groups.groups_by_account, question))

    def credit_notes_by_account(
        self,
        period: Period | None = None,
        *,
        level: Level = Level.ACCOUNT,
        product_group: str | None = None,
    ) -> dict[int, Decimal]:
        """Return what credit notes took off the revenue of each account that has any."""
        question = Question(
            period=period, level=level, product_group=product_group, kind=CREDIT_NOTE
        )
        rows = self.rows(invoiced.amounts_by_account, question)
        return {row[0]: -money(row[1]) for row in rows}

    def invoices_of(
        self,
        account_ids: Collection[int],
        period: Period | None = None,
        *,
        level: Level = Level.ACCOUNT,
    ) -> list[InvoiceTotals]:
        """Return the invoices and credit notes of accounts, those without a number left out."""
        question = Question(
            period=period,
            level=level,
            account_ids=account_ids,
            asks_cost=True,
            asks_each_invoice=True,
        )
        return self._ask(invoiced.invoices, edge.invoice_totals, question)

    @asked_again
    def sold_by_product(
        self,
        before: Period,
        after: Period,
        *,
        account_ids: Collection[int] | None = None,
        level: Level = Level.ACCOUNT,
        product_group: str | None = None,
    ) -> list[ProductSums]:
        """Return what was sold of each product in two periods that do not overlap."""
        question = Question(
            period=Period(min(before.start_on, after.start_on), max(before.end_on, after.end_on)),
            level=level,
            product_group=product_group,
            account_ids=account_ids,
            asks_cost=True,
        )
        with self._parts() as parts:
            lines = parts.valued_lines(self._traits, question, sold.COLUMNS)
            chosen = sold.in_two_periods(lines, before, after)
            rows = parts.session.rows(sold.sold_by_product(chosen))
        return [edge.product_sums(row) for row in rows]

    @asked_again
    def orders_by_account(
        self, period: Period | None = None, *, level: Level = Level.ACCOUNT
    ) -> list[AccountOrders]:
        """Return how often every account was invoiced and credited, lines of any currency."""
        with self._parts() as parts:
            numbers = parts.numbers(Question(level=level))
            lines = with_account(parts.dated_lines(period), numbers)
            rows = parts.session.rows(orders.orders_by_account(lines))
        return [edge.account_orders(row) for row in rows]

    @asked_again
    def activity_of(
        self, account_ids: Collection[int], *, level: Level = Level.ACCOUNT
    ) -> tuple[list[MonthOrders], list[ImportedLines]]:
        """Return the months in which accounts were invoiced, and the imports that said so."""
        with self._parts() as parts:
            numbers = parts.numbers(Question(level=level, account_ids=account_ids))
            found = orders.counted_columns(with_account(parts.dated_lines(None), numbers))
            lines = parts.session.arrow(parts.session.arrow_of(found))  # looked up once
            by_month = parts.session.rows(orders.orders_by_month(lines))
            by_import = parts.session.rows(orders.lines_by_import(lines))
        return list(map(edge.month_orders, by_month)), list(map(edge.imported_lines, by_import))

    @asked_again
    def order_histories(
        self,
        today: date,
        limits: HistoryLimits,
        *,
        level: Level = Level.ACCOUNT,
        product_group: str | None = None,
    ) -> list[OrderHistory]:
        """Return when every account with an order up to this day ordered, by their ids."""
        question = Question(level=level)
        with self._parts() as parts:
            lines = with_account(parts.dated_lines(None), parts.numbers(question))
            if product_group is not None:
                lines = listing.of_group(lines, parts.session.table("own_groups"), product_group)
            rows = parts.session.rows(histories.histories(lines, today, limits))
        return [edge.order_history(row, limits) for row in rows]

    @asked_again
    def product_groups(self) -> list[str]:
        """Return the product groups of lines that have an account, in their order."""
        with self._parts() as parts:
            named = groups.named_products(with_account(parts.dated_lines(None), parts.numbers(ALL)))
            filled = with_product_group(named, parts.session.table("own_groups"))
            return [row[0] for row in parts.session.rows(groups.product_groups(filled))]

    @asked_again
    def coverage(self, period: Period | None = None) -> Coverage:
        """Return the lines of a period that no figure counts.

        A line stands in one of the two: without an account, or else without a rate.
        """
        with self._parts() as parts:
            numbers, rates = parts.numbers(ALL), parts.session.table("rates")
            found = parts.unvalued(self._traits, Question(period=period))
            strangers = groups.left_out(without_account(found, numbers))
            unrated = without_rate(with_account(found, numbers), rates, self.currency)
            return Coverage(
                without_customer=edge.left_out(parts.session.rows(strangers)),
                without_rate=edge.left_out(parts.session.rows(groups.left_out(unrated))),
            )

    @asked_again
    def lines_of(
        self,
        account_ids: Collection[int],
        period: Period | None = None,
        *,
        limit: int = 100,
        offset: int = 0,
        search: str = "",
        level: Level = Level.ACCOUNT,
        product_group: str | None = None,
    ) -> tuple[list[LineRow], int]:
        """Return a page of the lines of accounts as they were read, and how many there are."""
        question = Question(level=level, account_ids=account_ids)
        with self._parts() as parts:
            lines = with_account(parts.dated_lines(period), parts.numbers(question))
            if search:
                lines = listing.lines_with(lines, search)
            if product_group is not None:
                lines = listing.of_group(lines, parts.session.table("own_groups"), product_group)
            count = parts.session.rows(listing.count_of(lines))[0][0]
            page = parts.session.page(listing.newest_first(lines), limit=limit, offset=offset)
        return [edge.line_row(row) for row in page], count

    def known_lines(self, source: str) -> KnownLines:
        """Return where the lines stand that an import of this source may repeat."""
        volumes = self.store.locate(self.import_ids)
        return KnownLines(
            paths=tuple(self.store.path_of("lines", volume) for volume in volumes),
            import_ids=tuple(sorted(self.import_ids)),
            source=source,
        )

    @asked_again
    def rows(self, mart: Callable[[Frame], Frame], question: Question) -> list[edge.Row]:
        """Return the rows of a mart as the engine gives them: money in whole ten-thousandths."""
        with self._parts() as parts:
            return parts.session.rows(mart(parts.valued(self._traits, question)))

    @asked_again
    def _table(self, mart: Callable[[Frame], Frame], question: Question) -> pa.Table:
        with self._parts() as parts:
            return parts.session.arrow_of(mart(parts.valued(self._traits, question)))

    def _ask(
        self,
        mart: Callable[[Frame], Frame],
        read: Callable[[edge.Row], Value],
        question: Question,
    ) -> list[Value]:
        return [read(row) for row in self.rows(mart, question)]

    @contextmanager
    def _parts(self) -> Iterator[Parts]:
        with self._prepared.engine.session() as session:
            yield self._parts_of(session)

    def _parts_of(self, session: Session) -> Parts:
        return Parts(
            session=session,
            store=self.store,
            import_ids=tuple(self.import_ids),
            currency=self.currency,
        )

    @property
    def _traits(self) -> Traits:
        return self._prepared.traits

    @cached_property
    def _prepared(self) -> Prepared:
        """The engine with the small tables of the records in it, and what the lines are like."""
        engine = Engine(memory_mb=self.memory_mb, temp_folder=self.store.folder / "temp")
        try:
            return self._prepared_in(engine)
        except BaseException:
            engine.close()
            raise

    def _prepared_in(self, engine: Engine) -> Prepared:
        with engine.session() as session:
            session.keep("numbers", session.arrow(edge.numbers_table(self.numbers)))
            session.keep("unit_costs", session.arrow(edge.unit_costs_table(self.products)))
            session.keep("own_groups", session.arrow(edge.own_groups_table(self.products)))
            session.keep("rates", session.arrow(edge.rates_table(self.rates)))
            parts = self._parts_of(session)
            traits = parts.traits().with_products(self.products)
            session.keep("loose", parts.loose(traits))
        return Prepared(engine=engine, traits=traits)
