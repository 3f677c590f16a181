"""From files and records to the parts that a question is asked of."""

from collections.abc import Collection
from dataclasses import dataclass

import narwhals as nw

from verder.domain.values.period import Period
from verder.facts.aggregates import AGGREGATE_SCHEMA, as_parts
from verder.facts.invoices import LOOSE_SCHEMA, loose_parts
from verder.facts.lines import LINE_SCHEMA
from verder.facts.mapping import Level
from verder.facts.marts.worth import between, in_own_currency, with_account, with_products
from verder.facts.session import Frame, Session
from verder.facts.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What the lines are like: which joins an answer needs, and which imports are summed.

    An import whose main currency is not the organisation's is read line by line.
    """

    summed_ids: tuple[int, ...]
    foreign_ids: tuple[int, ...]
    has_foreign: bool
    lacks_cost: bool
    lacks_group: bool

    @property
    def may_need_products(self) -> bool:
        """Whether the article file can fill in something."""
        return self.lacks_cost or self.lacks_group


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which lines a figure is about."""

    period: Period | None = None
    level: Level = Level.ACCOUNT
    product_group: str | None = None
    account_ids: Collection[int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of one session."""

    session: Session
    store: Store
    import_ids: tuple[int, ...]
    currency: str

    def sums(self, import_ids: Collection[int]) -> Frame:
        """Return the aggregates of these imports."""
        paths = [self.store.aggregate_path(key) for key in import_ids]
        return self.session.parquet(paths, AGGREGATE_SCHEMA)

    def lines(self, import_ids: Collection[int]) -> Frame:
        """Return the lines of these imports."""
        paths = [self.store.lines_path(key) for key in import_ids]
        return self.session.parquet(paths, LINE_SCHEMA)

    def loose(self, import_ids: Collection[int]) -> Frame:
        """Return the loose invoices of these imports."""
        paths = [self.store.loose_path(key) for key in import_ids]
        return self.session.parquet(paths, LOOSE_SCHEMA)

    def traits(self) -> Traits:
        """Look at the aggregates for what the lines are like."""
        is_single = ~nw.col("date").is_null()
        by_import = (
            self.sums(self.import_ids)
            .group_by("import_id")
            .agg(
                main=nw.when(~is_single).then("currency").max(),
                has_single=is_single.any(),
                lacks_cost=(~nw.col("units_rest").is_null()).any(),
                lacks_group=(
                    nw.col("product_group").is_null() & ~nw.col("product").is_null()
                ).any(),
            )
        )
        rows = self.session.rows(by_import)
        foreign = {row[0] for row in rows if row[1] not in (None, self.currency)}
        return Traits(
            summed_ids=tuple(key for key in self.import_ids if key not in foreign),
            foreign_ids=tuple(sorted(foreign)),
            has_foreign=bool(foreign) or any(row[2] for row in rows),
            lacks_cost=any(row[3] for row in rows),
            lacks_group=any(row[4] for row in rows),
        )

    def numbers(self, question: Question) -> Frame:
        """Return the customer numbers of the question with their account at its level."""
        column = "entity_id" if question.level is Level.ENTITY else "account_id"
        numbers = self.session.table("numbers").select("source", "customer", account_id=column)
        if question.account_ids is None:
            return numbers
        return numbers.filter(nw.col("account_id").is_in(list(question.account_ids)))

    def of_period(self, traits: Traits, period: Period | None, *, by_line: bool) -> Frame:
        """Return the parts of a period, summed where that gives the same."""
        if by_line or not (period is None or period.is_whole_months):
            lines = self.lines(self.import_ids)
            if period:
                lines = between(lines, "date", period.start_on, period.end_on)
            return as_parts(lines)
        frames = [self.sums(traits.summed_ids), loose_parts(self.session.table("loose"))]
        if traits.foreign_ids:
            frames.append(as_parts(self.lines(traits.foreign_ids)))
        parts = nw.concat([frame.select(AGGREGATE_SCHEMA.names) for frame in frames])
        return between(parts, "month", period.start_on, period.end_on) if period else parts

    def of_accounts(self, traits: Traits, question: Question, *, by_line: bool) -> Frame:
        """Return the parts of the question with account, own money, cost and product group."""
        parts = self.of_period(traits, question.period, by_line=by_line)
        parts = with_account(parts, self.numbers(question))
        if traits.has_foreign:
            parts = in_own_currency(parts, self.session.table("rates"), self.currency)
        if traits.may_need_products:
            parts = with_products(parts, self.session.table("products"))
        if question.product_group is None:
            return parts
        return parts.filter(nw.col("product_group") == question.product_group)
