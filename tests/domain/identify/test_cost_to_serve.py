from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.cost_to_serve import (
    CostStep,
    Driver,
    Measure,
    activity_rate,
    cost_to_serve,
)
from verder.domain.values.missing import NotComputable

NO_RATE = NotComputable("no_rate")
NO_QUANTITY = NotComputable("no_quantity")
RATES = {
    "orders": Decimal(45),
    "deliveries": Decimal(90),
    "visits": Decimal(350),
    "returns": Decimal(120),
    "support_hours": Decimal(75),
    "receivable": Decimal("0.08"),
}
C03 = {
    "orders": Decimal(310),
    "deliveries": Decimal(240),
    "visits": Decimal(26),
    "returns": Decimal(40),
    "support_hours": Decimal(80),
    "receivable": Decimal(31_875),
}


def driver(
    code: str, *, rate: Decimal | NotComputable | None = None, is_none_zero: bool = False
) -> Driver:
    is_balance = code == "receivable"
    return Driver(
        code=code,
        measure=Measure.BALANCE if is_balance else Measure.UNITS,
        step=CostStep.CAPITAL if is_balance else CostStep.SERVICE,
        rate=rate or RATES[code],
        is_none_zero=is_none_zero,
    )


DRIVERS = [driver(code) for code in RATES]


def test_c03_of_the_method_costs_58_000_to_serve() -> None:
    found = cost_to_serve(account_id=3, drivers=DRIVERS, quantities=C03)
    assert [each.cost for each in found.costs] == [13_950, 21_600, 9_100, 4_800, 6_000, 2_550]
    assert [found.service, found.capital, found.total] == [55_450, 2_550, 58_000]
    assert Decimal(39_600) - Decimal(58_000) == -18_400


def test_an_unknown_quantity_makes_its_step_unknown_and_not_zero() -> None:
    known = {code: quantity for code, quantity in C03.items() if code != "deliveries"}
    found = cost_to_serve(account_id=3, drivers=DRIVERS, quantities=known)
    assert [found.service, found.capital, found.total] == [NO_QUANTITY, 2_550, NO_QUANTITY]


def test_nothing_given_is_none_where_the_organisation_says_so() -> None:
    drivers = [driver("orders"), driver("visits", is_none_zero=True), driver("receivable")]
    found = cost_to_serve(account_id=3, drivers=drivers, quantities=C03 | {"visits": NO_QUANTITY})
    assert found.service == 13_950
    assert found.costs[1].quantity == 0


def test_a_quantity_that_is_partly_known_is_not_none() -> None:
    part = NotComputable("period_not_known")
    drivers = [driver("orders"), driver("visits", is_none_zero=True)]
    found = cost_to_serve(account_id=3, drivers=drivers, quantities=C03 | {"visits": part})
    assert found.service == part


def test_a_driver_without_a_rate_does_not_count() -> None:
    drivers = [driver("orders"), driver("visits", rate=NO_RATE), driver("receivable")]
    found = cost_to_serve(account_id=3, drivers=drivers, quantities=C03)
    assert found.total == 13_950 + 2_550
    assert [found.costs[1].quantity, found.costs[1].cost] == [26, NO_RATE]


def test_a_step_without_any_rate_has_no_answer() -> None:
    found = cost_to_serve(account_id=3, drivers=[driver("receivable")], quantities=C03)
    assert [found.service, found.capital] == [NotComputable("no_rates"), 2_550]
    assert found.total == NotComputable("no_rates")


def test_a_balance_costs_a_share_a_year() -> None:
    found = cost_to_serve(account_id=3, drivers=DRIVERS, quantities=C03, years=Decimal("0.25"))
    assert [found.service, found.capital] == [55_450, Decimal("637.50")]


def test_a_rate_is_practical_cost_over_practical_capacity() -> None:
    assert activity_rate(cost=Decimal(108_000), capacity=Decimal(1_200)) == 90
    with pytest.raises(NotComputable, match="capacity_not_positive"):
        activity_rate(cost=Decimal(108_000), capacity=Decimal(0))


amounts = st.integers(0, 10**9).map(lambda whole: Decimal(whole).scaleb(-2))


@given(st.fixed_dictionaries(dict.fromkeys(RATES, amounts)), st.sampled_from(list(RATES)))
def test_costs_add_up_and_never_fall_with_a_quantity(
    quantities: dict[str, Decimal], code: str
) -> None:
    before = cost_to_serve(account_id=1, drivers=DRIVERS, quantities=quantities).total
    more = {**quantities, code: quantities[code] + 1}
    after = cost_to_serve(account_id=1, drivers=DRIVERS, quantities=more).total
    assert before == sum((quantities[name] * RATES[name] for name in RATES), Decimal(0))
    assert isinstance(before, Decimal)
    assert after == before + RATES[code]
