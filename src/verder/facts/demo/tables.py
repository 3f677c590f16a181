"""Drawn lines as a table with the columns of invoice lines, and the price beside them."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from verder.facts.demo.articles import DemoArticle
from verder.facts.demo.chance import Real, Whole
from verder.facts.demo.customers import DemoCustomer
from verder.facts.demo.rates import START
from verder.facts.demo.sales import NOBODY, Drawn
from verder.facts.lines import LINE_SCHEMA

SOURCE = "demo"
COUNTER = "Contante verkoop"
PRICE_SCHEMA = LINE_SCHEMA.append(pa.field("unit_price", pa.int64())).append(
    pa.field("discount", pa.int64())
)


class Shelf:
    """What the places in drawn lines stand for: texts of customers and articles."""

    def __init__(self, customers: Sequence[DemoCustomer], articles: Sequence[DemoArticle]) -> None:
        self.customers = {
            "customer": pa.array([row.number for row in customers] + [None], pa.string()),
            "customer_name": pa.array([row.name for row in customers] + [COUNTER]),
            "currency": pa.array([row.currency for row in customers] + ["EUR"]),
            "salesperson": pa.array([row.owner or None for row in customers] + [None], pa.string()),
            "region": pa.array([row.region for row in customers] + [None], pa.string()),
        }
        self.articles = {
            "product": pa.array([row.number for row in articles]),
            "product_name": pa.array([row.name for row in articles]),
            "product_group": pa.array([row.group for row in articles]),
            "unit": pa.array([row.unit for row in articles]),
        }
        self.worth: Real = np.array([START.get(row.currency, 1.0) for row in customers] + [1.0])

    def table(self, drawn: Drawn, first_row: int) -> pa.Table:
        """Return the lines as a table; `first_row` is the row number of the first of them."""
        count = len(drawn.line)
        who = np.where(drawn.customer == NOBODY, len(self.worth) - 1, drawn.customer)
        kind = pc.if_else(pa.array(drawn.quantity < 0), "credit_note", "invoice")
        columns = {
            "import_id": pa.repeat(pa.scalar(1, pa.int64()), count),
            "row": pa.array(np.arange(first_row, first_row + count)),
            "source": pa.repeat(SOURCE, count),
            "invoice": pa.array(drawn.invoice).cast(pa.string()),
            "line": pa.array(drawn.line).cast(pa.string()),
            "kind": kind,
            "date": pa.array(drawn.day.astype(np.int32)).cast(pa.date32()),
            "quantity": pa.array(drawn.quantity * 10_000),
            "amount": self._money(drawn.amount, who),
            "cost": pc.if_else(pa.array(drawn.has_cost), self._money(drawn.cost, who), None),
            "unit_price": self._money(drawn.price, who),
            "discount": pa.array(drawn.discount),
        }
        columns |= {name: texts.take(pa.array(who)) for name, texts in self.customers.items()}
        columns |= {
            name: texts.take(pa.array(drawn.article)) for name, texts in self.articles.items()
        }
        return pa.table([columns[name] for name in PRICE_SCHEMA.names], schema=PRICE_SCHEMA)

    def _money(self, cents: Whole, who: Whole) -> pa.Array:
        """Return ten-thousandths in the currency of the customer, whole cents of it."""
        return pa.array(np.round(cents * self.worth[who]).astype(np.int64) * 100)
