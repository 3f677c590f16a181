from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.abc_analysis import CLASSES, AbcGroup, abc
from verder.domain.identify.abc_limits import AbcLimits, AbcMode
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.values.missing import NotComputable
from verder.domain.values.money import round_half_up

A, B, C = CLASSES
SIX_PLACES = Decimal("0.000001")
AMOUNTS = st.decimals(-10_000, 10_000, places=4)
PORTFOLIOS = st.lists(AMOUNTS, max_size=40).map(
    lambda amounts: [AccountRevenue(number, amount) for number, amount in enumerate(amounts)]
)


def of(*amounts: int) -> list[AccountRevenue]:
    return [AccountRevenue(number, Decimal(each)) for number, each in enumerate(amounts)]


def letters(*amounts: int, **limits: Any) -> str:
    marks = {A: "A", B: "B", C: "C", AbcGroup.NO_REVENUE: "0", AbcGroup.CREDIT_BALANCE: "-"}
    return "".join(marks[row.group] for row in abc(of(*amounts), AbcLimits(**limits)).rows)


def test_the_reference_customers_fall_into_six_six_and_eight(
    revenues: list[AccountRevenue],
) -> None:
    found = abc(revenues)
    assert {
        group: (answers.customers, answers.revenue, answers.average)
        for group, answers in found.groups.items()
        if group in CLASSES
    } == {
        A: (6, Decimal(1_205_000), Decimal(1_205_000) / 6),
        B: (6, Decimal(225_000), Decimal(37_500)),
        C: (8, Decimal(70_000), Decimal(8_750)),
    }
    assert [row.account_id for row in found.in_group(B)] == [7, 8, 9, 10, 11, 12]


def test_the_reference_classes_have_their_shares_and_mean_products(
    revenues: list[AccountRevenue],
) -> None:
    answers = [abc(revenues).groups[group] for group in CLASSES]
    shares = [Decimal(str(each.share)).quantize(Decimal("0.0001")) for each in answers]
    products = [round_half_up(Decimal(str(each.products_average))) for each in answers]
    assert [str(share) for share in shares] == ["0.8033", "0.1500", "0.0467"]
    assert [str(mean) for mean in products] == ["9.17", "4.67", "1.88"]
    assert answers[0].customers_share == Decimal("0.3")


def test_the_sentence_says_which_share_of_customers_brings_the_revenue(
    revenues: list[AccountRevenue],
) -> None:
    needed = abc(revenues).customers_needed_share
    assert isinstance(needed, Decimal)
    assert needed.quantize(SIX_PLACES) == Decimal("0.296429")


def test_the_account_that_crosses_the_limit_belongs_to_the_higher_class() -> None:
    assert letters(100, 50, 0, -10) == "AA0-"
    assert letters(5) == "A"


def test_equal_revenue_on_both_sides_of_a_border_is_flagged() -> None:
    found = abc(of(40, 20, 20, 20))
    assert "".join(row.group.value for row in found.rows) == "AAAB"
    assert found.tied_borders == (A,)
    assert [row.is_tied_on_border for row in found.rows] == [False, True, True, True]


def test_without_a_tie_no_border_is_flagged() -> None:
    assert abc(of(50, 30, 15, 5)).tied_borders == ()


def test_a_tie_under_an_empty_class_is_flagged_for_the_class_above_it() -> None:
    limits = AbcLimits(a_share=Decimal("0.5"), b_share=Decimal("0.5"))
    found = abc(of(10, 10, 10, 10), limits)
    assert "".join(row.group.value for row in found.rows) == "AACC"
    assert found.tied_borders == (A,)


def test_ties_may_be_kept_together_in_the_higher_class() -> None:
    assert letters(40, 20, 20, 20, keeps_ties_together=True) == "AAAA"
    assert letters(60, 30, 20, 20, 10, 10, keeps_ties_together=True) == "AAAABB"


def test_by_count_the_first_fifth_is_a_and_the_next_three_tenths_b() -> None:
    assert letters(*range(20, 0, -1), mode=AbcMode.COUNT) == "AAAABBBBBBCCCCCCCCCC"
    assert letters(9, 8, 7, mode=AbcMode.COUNT) == "ABC"
    assert letters(9, mode=AbcMode.COUNT) == "A"


def test_by_amount_what_lies_on_the_line_takes_the_higher_class() -> None:
    limits = AbcLimits(mode=AbcMode.AMOUNT, a_amount=Decimal(50), b_amount=Decimal(20))
    found = abc(of(50, 49, 20, 19), limits)
    assert "".join(row.group.value for row in found.rows) == "ABBC"


def test_groups_apart_are_counted_and_the_totals_reconcile() -> None:
    found = abc(of(100, 50, 0, 0, -10, -4))
    apart = {g: (a.customers, a.revenue) for g, a in found.groups.items() if g not in CLASSES}
    assert apart == {
        AbcGroup.NO_REVENUE: (2, Decimal(0)),
        AbcGroup.CREDIT_BALANCE: (2, Decimal(-14)),
    }
    assert (found.positive_total, found.total) == (Decimal(150), Decimal(136))
    assert [row.account_id for row in found.in_group(AbcGroup.CREDIT_BALANCE)] == [5, 4]
    assert found.rows[-1].cumulative_share == NotComputable("outside_classes")
    assert [row.rank for row in found.rows] == [1, 2, 3, 4, 5, 6]


def test_without_positive_revenue_there_are_no_classes() -> None:
    found = abc(of(0, -5))
    assert [found.groups[group].customers for group in CLASSES] == [0, 0, 0]
    assert found.groups[A].share == NotComputable("no_positive_revenue")
    assert found.groups[A].average == NotComputable("empty_group")
    assert found.customers_needed_share == NotComputable("no_positive_revenue")
    assert abc([]).rows == ()


def test_mean_products_are_of_the_accounts_whose_number_is_known() -> None:
    rows = [AccountRevenue(1, Decimal(60), 4), AccountRevenue(2, Decimal(50))]
    answers = abc(rows).groups[A]
    assert (answers.products_average, answers.products_known) == (Decimal(4), 1)
    assert abc(of(5)).groups[A].products_average == NotComputable("products_unknown")


@pytest.mark.parametrize(
    "limits",
    [
        {"a_share": Decimal(0)},
        {"a_share": Decimal("0.9"), "b_share": Decimal("0.8")},
        {"b_share": Decimal("1.1")},
        {"a_count_share": Decimal("0.8")},
        {"a_amount": Decimal(1), "b_amount": Decimal(2)},
        {"b_amount": Decimal(0)},
    ],
)
def test_limits_that_do_not_rise_are_refused(limits: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\."):
        AbcLimits(**limits)


@given(PORTFOLIOS)
def test_revenue_of_the_groups_adds_up_to_the_total(rows: list[AccountRevenue]) -> None:
    found = abc(rows)
    assert sum(answers.revenue for answers in found.groups.values()) == found.total
    assert sum(found.groups[group].revenue for group in CLASSES) == found.positive_total
    assert sum(answers.customers for answers in found.groups.values()) == len(rows)


@given(PORTFOLIOS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(rows: list[AccountRevenue], random: Any) -> None:
    shuffled = random.sample(rows, len(rows))
    assert abc(shuffled) == abc(rows)


LIMITS = st.builds(
    AbcLimits,
    mode=st.sampled_from(AbcMode),
    keeps_ties_together=st.booleans(),
    a_amount=st.just(Decimal(500)),
    b_amount=st.just(Decimal(90)),
)


@given(PORTFOLIOS, LIMITS)
def test_more_revenue_never_gives_a_lower_class(
    rows: list[AccountRevenue], limits: AbcLimits
) -> None:
    order = [list(AbcGroup).index(row.group) for row in abc(rows, limits).rows]
    assert order == sorted(order)


@given(PORTFOLIOS)
def test_shares_rise_to_one(rows: list[AccountRevenue]) -> None:
    shares = [
        row.cumulative_share for row in abc(rows).rows if isinstance(row.cumulative_share, Decimal)
    ]
    assert shares == sorted(shares)
    assert shares[-1:] in ([], [Decimal(1)])


@given(PORTFOLIOS)
def test_ten_times_the_revenue_gives_the_same_shares(rows: list[AccountRevenue]) -> None:
    larger = [AccountRevenue(row.account_id, row.revenue * 10) for row in rows]
    assert [(r.group, r.share) for r in abc(larger).rows] == [
        (r.group, r.share) for r in abc(rows).rows
    ]


@given(PORTFOLIOS)
def test_ties_kept_together_share_one_group(rows: list[AccountRevenue]) -> None:
    found = abc(rows, AbcLimits(keeps_ties_together=True))
    groups: dict[Decimal, set[AbcGroup]] = {}
    for row in found.rows:
        groups.setdefault(row.revenue, set()).add(row.group)
    assert all(len(each) == 1 for each in groups.values())
    assert found.tied_borders == ()
