"""The demo company: who it is, whom it sells to, and everything it sold."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from verder.domain.values.period import Period, add_months, first_of_month
from verder.facts.demo.articles import DemoArticle, articles
from verder.facts.demo.behaviour import behaviour
from verder.facts.demo.customers import DemoCustomer, customers
from verder.facts.demo.rates import DemoRate, rates
from verder.facts.demo.sales import sales
from verder.facts.demo.staff import COMPANY, DemoPerson, DemoTeam, people, teams
from verder.facts.demo.tables import Shelf

SEED = 2026
LINES_A_CUSTOMER_A_YEAR = 37


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoGroup:
    """A holding, with the customer numbers of its subsidiaries."""

    name: str
    number: str
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCompany:
    """A Dutch technical wholesaler that does not exist; the same seed makes the same one."""

    name: str
    period: Period
    lines: int  # about so many will be drawn
    seed: int
    teams: tuple[DemoTeam, ...]
    people: tuple[DemoPerson, ...]
    customers: tuple[DemoCustomer, ...]
    articles: tuple[DemoArticle, ...]
    rates: tuple[DemoRate, ...]

    @property
    def groups(self) -> tuple[DemoGroup, ...]:
        """The holdings among the customers."""
        entities: dict[str, list[str]] = {}
        for row in self.customers:
            if row.group:
                entities.setdefault(row.group, []).append(row.number)
        return tuple(
            DemoGroup(name=row.name, number=row.number, entities=tuple(entities[row.name]))
            for row in self.customers
            if row.name in entities
        )


def demo_company(
    *,
    today: date,
    customer_count: int = 800,
    years: int = 3,
    lines: int | None = None,
    seed: int = SEED,
) -> DemoCompany:
    """Return the company whose sales end with the last complete month before today.

    Raises ValueError where there would be nobody to sell to or no time to do it in.
    """
    if customer_count < 1 or years < 1:
        raise ValueError("The demo company has at least one customer and one year.")
    period = Period.of_months(add_months(first_of_month(today), -1), 12 * years)
    staff = people(seed)
    return DemoCompany(
        name=COMPANY,
        period=period,
        lines=lines or LINES_A_CUSTOMER_A_YEAR * customer_count * years,
        seed=seed,
        teams=teams(),
        people=staff,
        customers=customers(customer_count, teams=teams(), people=staff, seed=seed),
        articles=articles(),
        rates=rates(period, seed),
    )


def monthly_lines(company: DemoCompany) -> Iterator[pa.Table]:
    """Yield the invoice lines of every month, with the columns of `PRICE_SCHEMA`."""
    manner = behaviour(
        company.customers,
        company.articles,
        months=company.period.month_count,
        lines=company.lines,
        seed=company.seed,
    )
    shelf, row = Shelf(company.customers, company.articles), 2
    for drawn in sales(manner, company.articles, period=company.period, seed=company.seed):
        yield shelf.table(drawn, row)
        row += len(drawn.line)
