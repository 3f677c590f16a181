"""Price-volume-mix over what was sold: the worked numbers, the card, and the laws."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from verder.domain.calculate.calculators.price_mix import CALCULATOR
from verder.domain.calculate.price_volume_mix import (
    APART,
    Effects,
    Item,
    Sold,
    SoldFate,
    price_volume_mix,
)
from verder.domain.engines.calculators.answering import Single, agree, answer

ZERO = Decimal(0)
EFFECTS = ("volume", "mix", "price", "cost", "new", "lost")


def sold(quantity: int, price: int, cost: int) -> Sold:
    return Sold(
        quantity=Decimal(quantity), revenue=Decimal(quantity * price), cost=Decimal(quantity * cost)
    )


WORKED = (
    Item(key="X", before=sold(1000, 100, 60), after=sold(900, 105, 62)),
    Item(key="Y", before=sold(500, 200, 150), after=sold(700, 190, 152)),
)


def test_the_worked_numbers_of_the_method() -> None:
    found = price_volume_mix(WORKED)
    assert found.before == 65_000
    assert found.after == 65_300
    assert found.difference == 300
    assert found.effects.volume == pytest.approx(Decimal("4333.333333"))
    assert found.effects.mix == pytest.approx(Decimal("1666.666667"))
    assert found.effects.price == pytest.approx(Decimal(-2500))
    assert found.effects.cost == pytest.approx(Decimal(-3200))


def test_new_and_lost_products_count_whole() -> None:
    found = price_volume_mix(
        [
            *WORKED,
            Item(key="N", after=sold(10, 30, 20)),
            Item(key="L", before=sold(4, 50, 30)),
        ]
    )
    assert found.effects.new == 100
    assert found.effects.lost == -80
    assert found.difference == 320


@pytest.mark.parametrize(
    ("item", "fate"),
    [
        (Item(key="", is_product=False, before=sold(1, 2, 1)), SoldFate.NO_PRODUCT),
        (Item(key="A", has_quantity=False, after=sold(0, 0, 0)), SoldFate.NO_QUANTITY),
        (Item(key="A", before=Sold(revenue=Decimal(5))), SoldFate.NO_QUANTITY),
        (
            Item(key="A", before=Sold(quantity=Decimal(1), cost=None), after=sold(1, 2, 1)),
            SoldFate.NO_COST,
        ),
    ],
)
def test_what_cannot_be_compared_stands_apart(item: Item, fate: SoldFate) -> None:
    found = price_volume_mix([*WORKED, item])
    assert found.apart == {fate: (item,)}
    assert found.difference == 300


def test_units_are_not_added() -> None:
    """Twice the metres and the same pieces are volume, and no mix."""
    found = price_volume_mix(
        [
            Item(key="A", unit="st", before=sold(100, 10, 5), after=sold(100, 10, 5)),
            Item(key="B", unit="m", before=sold(1000, 2, 1), after=sold(2000, 2, 1)),
        ]
    )
    assert found.effects == Effects(volume=Decimal(1000))
    assert found.units == ("m", "st")


def test_without_quantity_before_all_is_volume() -> None:
    """More came back than was sold: shares of nothing say nothing."""
    found = price_volume_mix([Item(key="A", before=sold(-5, 10, 6), after=sold(5, 10, 6))])
    assert found.effects == Effects(volume=Decimal(40))
    assert found.without_mix == ("",)


quantities = st.integers(-50, 500)
prices = st.integers(0, 300)
products = st.lists(
    st.builds(
        lambda before, after, unit: Item(key="P", unit=unit, before=before, after=after),
        st.builds(sold, quantities, prices, prices),
        st.builds(sold, quantities, prices, prices),
        st.sampled_from(["", "kg"]),
    ),
    max_size=8,
)


@given(products)
def test_the_effects_add_up_to_the_difference(items: list[Item]) -> None:
    found = price_volume_mix(items)
    assert agree(found.effects.together, found.difference)
    assert all(agree(row.effects.together, row.difference) for row in found.rows)
    assert len(found.rows) + sum(map(len, found.apart.values())) == len(items)
    assert APART.isdisjoint(row.fate for row in found.rows)


@given(products.map(lambda items: [each for each in items if not each.unit]))
def test_it_says_what_the_calculator_says(items: list[Item]) -> None:
    rows: list[dict[str, Single]] = [
        {
            "name": each.key,
            **_figures("before", each.before),
            **_figures("after", each.after),
        }
        for each in items
        if each.fate is not SoldFate.NO_QUANTITY
    ]
    card, found = answer(CALCULATOR, {"products": rows}), price_volume_mix(items)
    assume(not found.without_mix and any(row.fate is SoldFate.KEPT for row in found.rows))
    said = {"new": card.number("new"), "lost": card.number("lost")}
    said |= {name: card.number(f"{name}_effect") for name in EFFECTS if name not in said}
    assert all(agree(said[name], getattr(found.effects, name)) for name in EFFECTS)
    assert agree(card.number("difference"), found.difference)


def _figures(when: str, sold: Sold) -> dict[str, Single]:
    each = sold.quantity or Decimal(1)
    return {
        f"volume_{when}": sold.quantity,
        f"price_{when}": sold.revenue / each,
        f"cost_{when}": (sold.cost or ZERO) / each,
    }
