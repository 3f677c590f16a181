"""The twenty customers of the method's reference set, as invoice lines."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tests.builders import Line, line
from tests.world import SOURCE, add_lines, number_from_one
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.core.models import User
from verder.domain.values.money import split_by_largest_remainder

# Revenue, gross margin in per cent of it, number of products.
CUSTOMERS = (
    (420_000, 28, 14),
    (310_000, 30, 11),
    (180_000, 22, 9),
    (130_000, 35, 8),
    (95_000, 33, 7),
    (70_000, 25, 6),
    (55_000, 36, 6),
    (48_000, 30, 5),
    (40_000, 38, 5),
    (32_000, 25, 4),
    (28_000, 35, 4),
    (22_000, 30, 4),
    (18_000, 40, 3),
    (14_000, 20, 3),
    (11_000, 30, 2),
    (9_000, 35, 2),
    (7_000, 30, 2),
    (5_000, 30, 1),
    (4_000, 25, 1),
    (2_000, 20, 1),
)


def make_d20(owner: User | None = None, *, year: int = 2025) -> list[Account]:
    """Return the accounts C01 to C20, with a line for each product that they bought in the year."""
    number_from_one()
    accounts = Account.objects.bulk_create(
        Account(name=f"C{place:02}", owner=owner if place % 2 else None)
        for place in range(1, len(CUSTOMERS) + 1)
    )
    AccountNumber.objects.bulk_create(
        AccountNumber(account=account, source=SOURCE, number=account.name) for account in accounts
    )
    add_lines(list(_lines(year)))
    return accounts


def _lines(year: int) -> Iterator[Line]:
    for place, (revenue, margin, products) in enumerate(CUSTOMERS, start=1):
        amounts = split_by_largest_remainder(Decimal(revenue), [Decimal(1)] * products)
        cost = Decimal(revenue) * (100 - margin) / 100
        costs = split_by_largest_remainder(cost, [Decimal(1)] * products)
        for number, (amount, cost) in enumerate(zip(amounts, costs, strict=True)):
            yield line(
                amount,
                source=SOURCE,
                invoice=f"F{place}-{number}",
                date=date(year, 12 - number % 12, 31 if (12 - number % 12) == 12 else 15),
                customer=f"C{place:02}",
                product=f"P{number}",
                product_group=("Tools", "Safety")[number % 2],
                cost=cost,
            )
