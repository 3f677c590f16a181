"""From files and records to the parts that a question is asked of."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import narwhals as nw

from verder.domain.values.period import Period
from verder.facts import aggregates as sums
from verder.facts.invoices import LOOSE_SCHEMA, loose_parts, once
from verder.facts.lines import LINE_SCHEMA
from verder.facts.mapping import Level, ProductInfo
from verder.facts.marts.worth import (
    between,
    in_own_currency,
    told_apart,
    with_account,
    with_product_group,
    with_unit_cost,
)
from verder.facts.session import Frame, Session
from verder.facts.store import Store
from verder.facts.volumes import Volume

SCHEMAS = {
    "months": sums.schema_of(sums.MONTHS),
    "singles": sums.schema_of(sums.SINGLES),
    "uncosted": sums.schema_of(sums.UNCOSTED),
    "assortment": sums.schema_of(sums.ASSORTMENT),
    "loose": LOOSE_SCHEMA,
    "lines": LINE_SCHEMA,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What the lines are like, which says how they are read and what they are joined with.

    Volumes whose main currency is not the organisation's are read line by line.
    """

    in_own: frozenset[int]  # numbers of the volumes with sums in the own currency
    has_foreign: bool
    lacks_cost: bool
    lacks_group: bool
    has_several_sources: bool

    def with_products(self, products: Iterable[ProductInfo]) -> "Traits":
        """Return them with nothing lacking that the article file cannot fill in."""
        known = list(products)
        return replace(
            self,
            lacks_cost=self.lacks_cost and any(each.unit_cost is not None for each in known),
            lacks_group=self.lacks_group and any(each.group for each in known),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which lines a figure is about, and what it needs to know of them."""

    period: Period | None = None
    level: Level = Level.ACCOUNT
    product_group: str | None = None
    account_ids: Collection[int] | None = None
    asks_cost: bool = False
    asks_group: bool = False
    asks_invoices: bool = False
    asks_products: bool = False
    asks_each_invoice: bool = False
    kind: str | None = None  # only lines of this kind

    @property
    def needs_lines(self) -> bool:
        """Whether sums by customer number and month are too coarse."""
        is_whole = self.period is None or self.period.is_whole_months
        is_fine = self.needs_group or self.asks_each_invoice or self.kind is not None
        return is_fine or not is_whole

    @property
    def needs_group(self) -> bool:
        """Whether the product group matters."""
        return self.asks_group or self.product_group is not None


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The parts of one session."""

    session: Session
    store: Store
    import_ids: tuple[int, ...]
    currency: str

    @cached_property
    def volumes(self) -> list[Volume]:
        """The volumes that hold the imports."""
        return self.store.locate(self.import_ids)

    def table(self, name: str, volumes: Iterable[Volume]) -> Frame:
        """Return one of the tables beside the lines."""
        paths = [self.store.path_of(name, volume) for volume in volumes]
        return self.session.parquet(paths, SCHEMAS[name])

    def lines(self, volumes: Iterable[Volume]) -> Frame:
        """Return the lines of these volumes, without the imports that are not wanted."""
        chosen = list(volumes)
        frames = [self.table("lines", [volume for volume in chosen if volume.is_whole])]
        for volume in chosen:
            if not volume.is_whole:
                wanted = nw.col("import_id").is_in(sorted(volume.wanted))
                frames.append(self.table("lines", [volume]).filter(wanted))
        return nw.concat([frame.select(LINE_SCHEMA.names) for frame in frames])

    def traits(self) -> Traits:
        """Look at the sums for what the lines are like."""
        by_volume = (
            self.table("months", self.volumes)
            .group_by("volume")
            .agg(
                nw.col("currency").max(),
                nw.col("groupless").max(),
                first_source=nw.col("source").min(),
                last_source=nw.col("source").max(),
            )
        )
        rows = self.session.rows(by_volume)
        foreign = {row[0] for row in rows if row[1] != self.currency}
        singles = self.table("singles", self.volumes)
        ends = self.session.rows(
            singles.select(nw.col("source").min(), last_source=nw.col("source").max())
        )
        sources = {source for row in rows for source in row[3:]} | {*ends[0]} - {None}
        return Traits(
            in_own=frozenset(volume.number for volume in self.volumes) - foreign,
            has_foreign=bool(foreign) or self._has_rows(singles),
            lacks_cost=self._has_rows(self.table("uncosted", self.volumes))
            or self._has_rows(singles.filter(nw.col("uncosted") > 0)),
            lacks_group=any(row[2] for row in rows)
            or self._has_rows(singles.filter(nw.col("groupless") > 0)),
            has_several_sources=len(sources) > 1,
        )

    def _has_rows(self, frame: Frame) -> bool:
        return bool(self.session.rows(frame.select(nw.len()))[0][0])

    def loose(self, traits: Traits) -> Frame:
        """Return the loose invoices that answers from sums count again."""
        listed = self.table("loose", self.volumes)
        return once(listed.filter(nw.col("volume").is_in(list(traits.in_own))))

    def numbers(self, question: Question) -> Frame:
        """Return the customer numbers of the question with their account at its level."""
        column = "entity_id" if question.level is Level.ENTITY else "account_id"
        numbers = self.session.table("numbers").select("source", "customer", account_id=column)
        if question.account_ids is None:
            return numbers
        return numbers.filter(nw.col("account_id").is_in(list(question.account_ids)))

    def dated_lines(self, period: Period | None) -> Frame:
        """Return the lines of a period."""
        lines = self.lines(self.volumes)
        return between(lines, "date", period.start_on, period.end_on) if period else lines

    def unvalued(self, traits: Traits, question: Question) -> Frame:
        """Return the parts of a period, summed where that gives the same."""
        if question.needs_lines:
            lines = self.dated_lines(question.period)
            if question.kind is not None:
                lines = lines.filter(nw.col("kind") == question.kind)
            return sums.as_parts(lines).select(sums.PARTS)
        summed = [each for each in self.volumes if each.is_whole and each.number in traits.in_own]
        others = [volume for volume in self.volumes if volume not in summed]
        frames = [self.table("months", summed)]
        if traits.has_foreign:
            frames.append(self.table("singles", summed))
        if question.asks_cost and traits.lacks_cost:
            frames.append(self.table("uncosted", summed))
        if question.asks_invoices:
            in_summed = nw.col("volume").is_in([volume.number for volume in summed])
            frames.append(loose_parts(self.session.table("loose").filter(in_summed)))
        if others:
            frames.append(sums.as_parts(self.lines(others)))
        parts = nw.concat([sums.parts_of(frame) for frame in frames])
        if period := question.period:
            parts = between(parts, "month", period.start_on, period.end_on)
        if question.asks_products:
            parts = nw.concat([parts, self._bought(summed, question.period)])
        return parts

    def _bought(self, volumes: Iterable[Volume], period: Period | None) -> Frame:
        return sums.assortment_parts(self.table("assortment", volumes), period)

    def valued(self, traits: Traits, question: Question) -> Frame:
        """Return the parts of the question with their account, in own money, at known cost."""
        return self._valued(self.unvalued(traits, question), traits, question)

    def valued_lines(self, traits: Traits, question: Question, more: Iterable[str]) -> Frame:
        """Return the same of its lines, each by itself, with more of what they hold."""
        lines = sums.as_parts(self.dated_lines(question.period))
        return self._valued(lines.select([*sums.PARTS, *more]), traits, question)

    def _valued(self, parts: Frame, traits: Traits, question: Question) -> Frame:
        parts = with_account(parts, self.numbers(question))
        if traits.has_foreign:
            parts = in_own_currency(parts, self.session.table("rates"), self.currency)
        if question.asks_cost and traits.lacks_cost:
            parts = with_unit_cost(parts, self.session.table("unit_costs"))
        if question.needs_group and traits.lacks_group:
            parts = with_product_group(parts, self.session.table("own_groups"))
        asks_names = question.asks_invoices or question.asks_products or question.asks_each_invoice
        if traits.has_several_sources and asks_names:
            parts = told_apart(parts)
        if question.product_group is None:
            return parts
        return parts.filter(nw.col("product_group") == question.product_group)
