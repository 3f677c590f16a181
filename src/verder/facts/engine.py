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
from functools import cached_property
from typing import TypeVar

import narwhals as nw

from verder.domain.values.period import Period
from verder.facts import edge
from verder.facts.invoices import once
from verder.facts.known import KnownLines
from verder.facts.mapping import Level, NumberOfAccount, ProductInfo, Rate
from verder.facts.marts import days, groups, listing, months, totals
from verder.facts.marts.worth import (
    between,
    with_account,
    with_products,
    without_account,
    without_rate,
)
from verder.facts.parts import Parts, Question, Traits
from verder.facts.rows import (
    AccountMonth,
    AccountTotals,
    Coverage,
    GroupTotals,
    LineRow,
    MonthTotals,
)
from verder.facts.session import DEFAULT_MEMORY_MB, Engine, Frame, Session
from verder.facts.store import Store

__all__ = ["Facts", "KnownLines", "Level", "NumberOfAccount", "ProductInfo", "Rate"]

Value = TypeVar("Value")


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

    def span(self) -> tuple[date, date] | None:
        """Return the first and the last day of lines that have an account."""
        with self._parts() as parts:
            known = with_account(parts.sums(self.import_ids), parts.numbers(Question()))
            first_on, last_on = parts.session.rows(days.span(known))[0]
        return (first_on, last_on) if first_on else None

    def first_and_last_dates(self, *, level: Level = Level.ACCOUNT) -> dict[int, tuple[date, date]]:
        """Return the first and the last day that each account ever bought."""
        with self._parts() as parts:
            known = with_account(parts.sums(self.import_ids), parts.numbers(Question(level=level)))
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
        question = Question(period=period, level=level, product_group=product_group)
        by_line = product_group is not None
        return self._ask(totals.totals_by_account, edge.account_totals, question, by_line=by_line)

    def months(
        self,
        period: Period | None = None,
        *,
        level: Level = Level.ACCOUNT,
        product_group: str | None = None,
    ) -> list[MonthTotals]:
        """Return the months that have lines, all accounts together."""
        question = Question(period=period, level=level, product_group=product_group)
        by_line = product_group is not None
        return self._ask(months.months, edge.month_totals, question, by_line=by_line)

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
            period=period, level=level, product_group=product_group, account_ids=account_ids
        )
        return self._ask(groups.groups_by_account, edge.group_totals, question)

    def product_groups(self) -> list[str]:
        """Return the product groups of lines that have an account, in their order."""
        with self._parts() as parts:
            known = with_account(parts.sums(self.import_ids), parts.numbers(Question()))
            known = with_products(known, parts.session.table("products"))
            return [row[0] for row in parts.session.rows(groups.product_groups(known))]

    def coverage(self, period: Period | None = None) -> Coverage:
        """Return the lines of a period that no figure counts.

        A line stands in one of the two: without an account, or else without a rate.
        """
        with self._parts() as parts:
            numbers, rates = parts.numbers(Question()), parts.session.table("rates")
            found = parts.of_period(self._traits, period, by_line=False)
            strangers = groups.left_out(without_account(found, numbers))
            unrated = without_rate(with_account(found, numbers), rates, self.currency)
            return Coverage(
                without_customer=edge.left_out(parts.session.rows(strangers)),
                without_rate=edge.left_out(parts.session.rows(groups.left_out(unrated))),
            )

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
        with self._parts() as parts:
            lines = parts.lines(self.import_ids)
            if period:
                lines = between(lines, "date", period.start_on, period.end_on)
            numbers = parts.numbers(Question(level=level, account_ids=account_ids))
            lines = with_account(lines, numbers)
            if search:
                lines = listing.lines_with(lines, search)
            if product_group is not None:
                lines = listing.of_group(lines, parts.session.table("products"), product_group)
            count = parts.session.rows(listing.count_of(lines))[0][0]
            page = parts.session.page(listing.newest_first(lines), limit=limit, offset=offset)
        return [edge.line_row(row) for row in page], count

    def known_lines(self, source: str) -> KnownLines:
        """Return where the lines stand that an import of this source may repeat."""
        with self._parts() as parts:
            paths = [parts.store.lines_path(key) for key in self.import_ids]
        return KnownLines(
            paths=tuple(paths), import_ids=tuple(sorted(self.import_ids)), source=source
        )

    def _ask(
        self,
        mart: Callable[[Frame], Frame],
        read: Callable[[edge.Row], Value],
        question: Question,
        *,
        by_line: bool = False,
    ) -> list[Value]:
        with self._parts() as parts:
            known = parts.of_accounts(self._traits, question, by_line=by_line)
            return [read(row) for row in parts.session.rows(mart(known))]

    @contextmanager
    def _parts(self) -> Iterator[Parts]:
        with self._engine.session() as session:
            yield self._parts_of(session)

    def _parts_of(self, session: Session) -> Parts:
        return Parts(
            session=session,
            store=self.store,
            import_ids=tuple(self.import_ids),
            currency=self.currency,
        )

    @cached_property
    def _engine(self) -> Engine:
        """The engine with the small tables of the records in it."""
        engine = Engine(memory_mb=self.memory_mb, temp_folder=self.store.folder / "temp")
        with engine.session() as session:
            session.keep("numbers", session.arrow(edge.numbers_table(self.numbers)))
            session.keep("products", session.arrow(edge.products_table(self.products)))
            session.keep("rates", session.arrow(edge.rates_table(self.rates)))
        return engine

    @cached_property
    def _traits(self) -> Traits:
        with self._parts() as parts:
            traits = parts.traits()
            loose = once(parts.loose(self.import_ids))
            wanted = nw.col("import_id").is_in(list(traits.summed_ids))
            parts.session.keep("loose", loose.filter(wanted))
        return traits
