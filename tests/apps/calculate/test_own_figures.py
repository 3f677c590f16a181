"""Own figures of an account: what fills which calculator, and what cannot."""

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import line
from tests.world import SOURCE, World, add_lines
from verder.apps.calculate.calculators import cards
from verder.apps.calculate.reports.filling import FILLS, Own, filled, has_margins, kept_filled
from verder.apps.calculate.reports.own_figures import fewest_places, own_figures
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))


def sell(world: World, amount: int, quantity: int | None, **more: object) -> None:
    """Sell something to the first account in 2026."""
    said = {
        "source": SOURCE,
        "customer": "K1",
        "date": date(2026, 3, 1),
        "product": "Q",
        "unit": "st",
    }
    add_lines([line(amount, quantity=quantity, **{**said, **more})])


def values(world: World, key: str, user: User) -> dict[str, object]:
    found = own_figures(user=user, account=world.accounts[0], period=YEAR)
    return {row.key: row.lines or row.value for row in filled(key, found, "Bonus")}


def test_every_fill_names_inputs_that_its_calculator_asks() -> None:
    for key, wanted in FILLS.items():
        card = cards()[key]
        rows = {name for name, each in wanted.items() if each.own in {Own.PRODUCTS, Own.BONUS}}
        assert wanted.keys() - rows <= set(card.inputs), key
        assert rows <= set(card.rows), key


def test_price_volume_and_cost_come_from_the_lines(world: World) -> None:
    sell(world, 1000, 10, cost=600)
    sell(world, -100, -1, cost=-60, invoice="C1")
    sell(world, 450, 5, invoice="F2")
    director = world.users[Role.DIRECTOR]
    found = values(world, "price_change", director)
    assert found == {
        "price": fewest_places(Decimal(1350), Decimal(14)),
        "unit_cost": Decimal(60),
        "volume": Decimal(14),
    }
    own = own_figures(user=director, account=world.accounts[0], period=YEAR)
    assert own.now.cost_coverage == Decimal(900) / Decimal(1350)
    assert own.credit == 100


def test_a_price_gives_the_revenue_back_to_a_cent() -> None:
    for revenue, quantity in ((100, 7), (1_000_000, 333_333), (50, 1)):
        price = fewest_places(Decimal(revenue), Decimal(quantity))
        assert abs(price * quantity - revenue) <= Decimal("0.005")


def test_units_that_differ_are_not_added(world: World) -> None:
    sell(world, 1000, 10, cost=600)
    sell(world, 500, 20, unit="m", cost=100)
    found = values(world, "budget_actual", world.users[Role.DIRECTOR])
    assert found["actual_price"] == NotComputable("several_units")


def test_where_units_differ_a_hundred_of_revenue_stands_for_a_piece(world: World) -> None:
    sell(world, 1000, 10, cost=600)
    sell(world, 500, 20, unit="m", cost=150)
    director = world.users[Role.DIRECTOR]
    assert values(world, "price_change", director) == {
        "price": Decimal(100),
        "unit_cost": Decimal(50),
        "volume": Decimal(15),
    }
    own = own_figures(user=director, account=world.accounts[0], period=YEAR)
    assert all(row.is_by_hundred for row in filled("price_change", own, "Bonus"))
    assert not any(row.is_by_hundred for row in filled("payment_term", own, "Bonus"))


def test_without_quantity_or_cost_nothing_is_nought(world: World) -> None:
    sell(world, 1000, None)
    found = values(world, "price_change", world.users[Role.DIRECTOR])
    assert set(found.values()) == {NotComputable("no_quantity_sold")}
    sell(world, 1000, 4, invoice="F9")
    found = values(world, "price_change", world.users[Role.DIRECTOR])
    assert found["unit_cost"] == NotComputable("no_cost")


def test_cost_is_for_who_sees_margins(world: World) -> None:
    sell(world, 1000, 10, cost=600)
    member = world.users[Role.TEAM_MEMBER]
    found = values(world, "price_change", member)
    assert found["unit_cost"] == NotComputable("margins_hidden")
    assert found["price"] == 100
    assert values(world, "price_mix", member)["products"] == NotComputable("margins_hidden")
    own = own_figures(user=member, account=world.accounts[0], period=YEAR)
    rows = filled("price_change", own, "Bonus")
    assert not has_margins(rows)
    assert kept_filled(rows) == {"price": "100.00", "volume": "10.0000"}


def test_products_before_and_after_fill_the_mix(world: World) -> None:
    found = own_figures(user=None, account=world.accounts[0])
    (row,) = filled("price_mix", found, "Bonus")
    assert {each["name"] for each in row.lines} == {f"P{place}" for place in range(5)}
    assert has_margins([row])
    assert all(each["price_after"] > each["cost_after"] for each in row.lines)  # type: ignore[operator]


def test_without_lines_there_is_nothing_to_fill(world: World) -> None:
    with pytest.raises(NotComputable, match="nothing_sold"):
        own_figures(
            user=None, account=world.accounts[0], period=Period(date(2020, 1, 1), date(2020, 2, 1))
        )


def test_every_fill_answers(world: World) -> None:
    found = own_figures(user=None, account=world.accounts[0])
    for key in FILLS:
        assert any(row.is_filled for row in filled(key, found, "Bonus")), key
