"""The lines behind a figure."""

from functools import reduce
from operator import or_

import narwhals as nw

from verder.facts.session import Frame

SHOWN = [
    "import_id",
    "row",
    "source",
    "invoice",
    "line",
    "kind",
    "date",
    "customer",
    "product",
    "product_name",
    "product_group",
    "quantity",
    "amount",
    "cost",
    "currency",
    "salesperson",
]
SEARCHED = ["invoice", "product", "product_name", "product_group"]


def lines_with(lines: Frame, search: str) -> Frame:
    """Return the lines that hold the text in an invoice number or a product, in any case."""
    wanted = search.lower()
    found = (
        nw.col(name).str.to_lowercase().str.contains(wanted, literal=True).fill_null(value=False)
        for name in SEARCHED
    )
    return lines.filter(reduce(or_, found))


def of_group(lines: Frame, products: Frame, product_group: str) -> Frame:
    """Return the lines of a product group, their own or that of the article file."""
    joined = lines.join(products, on=["source", "product"], how="left")
    group = nw.coalesce(nw.col("product_group"), nw.col("own_group"))
    return joined.filter(group == product_group)


def count_of(lines: Frame) -> Frame:
    """Return how many there are."""
    return lines.select(nw.len())


def newest_first(lines: Frame) -> Frame:
    """Return lines in the order in which a page shows them."""
    order = ["date", "invoice", "import_id", "row"]
    return lines.select(SHOWN).sort(order, descending=[True, True, True, False], nulls_last=True)
