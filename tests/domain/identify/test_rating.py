"""The customer rating: the worked example, what it refuses, and laws for any sheet."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.agreement import Agreement, agreement_of, kendalls_w
from verder.domain.identify.rating import Criterion, Direction, Rating, first_places, rate
from verder.domain.identify.rating_order import Podium, TieBreak
from verder.domain.identify.rating_team import together
from verder.domain.values.missing import NotComputable
from verder.domain.values.ranks import average_ranks

ALFA, BETA, GAMMA, DELTA, EPSILON = FIVE = (1, 2, 3, 4, 5)
REVENUES = dict(zip(FIVE, map(Decimal, (420_000, 310_000, 180_000, 130_000, 95_000)), strict=True))
HIGH, LOW = Direction.HIGH, Direction.LOW
EXAMPLE: list[tuple[Direction, list[int]]] = [
    (HIGH, [117_600, 93_000, 39_600, 45_500, 31_350]),  # margin
    (HIGH, [60, 150, 40, 150, 20]),  # potential
    (HIGH, [3, 5, 2, 4, 1]),  # prestige
    (HIGH, [4, 2, 5, 3, 1]),  # access to the DMU
    (HIGH, [2, 4, 1, 5, 3]),  # willingness
]
RANKS = [
    "1 2 4 3 5",
    "3 1.5 4 1.5 5",
    "3 1 4 2 5",
    "2 4 1 3 5",
    "4 2 5 1 3",
]


def sheet(
    rows: list[tuple[Direction, list[int]]], revenues: dict[int, Decimal] | None = None
) -> Rating:
    criteria = [
        Criterion(criterion_id=place, direction=direction)
        for place, (direction, _values) in enumerate(rows, start=1)
    ]
    accounts = list(range(1, len(rows[0][1]) + 1))
    cells = {
        (place, account): Decimal(value)
        for place, (_direction, values) in enumerate(rows, start=1)
        for account, value in zip(accounts, values, strict=True)
    }
    return rate(criteria, accounts, cells, revenues or {})


def podium_of(found: Rating) -> Podium:
    assert isinstance(found.podium, Podium)
    return found.podium


def four(number: Decimal | NotComputable) -> str:
    assert isinstance(number, Decimal)
    return str(number.quantize(Decimal("0.0001")))


@pytest.fixture
def example() -> Rating:
    return sheet(EXAMPLE, REVENUES)


def test_the_example_gives_the_published_ranks(example: Rating) -> None:
    found = [[str(row[account]) for account in FIVE] for row in example.ranks.values()]
    assert found == [row.split() for row in RANKS]


def test_the_example_gives_the_published_sums_and_order(example: Rating) -> None:
    assert [str(example.points[account]) for account in FIVE] == ["13", "10.5", "18", "10.5", "23"]
    assert example.total == example.expected_total == 75
    assert podium_of(example).account_ids == (BETA, DELTA, ALFA, GAMMA, EPSILON)
    assert [one.place for one in podium_of(example).standings] == [1, 2, 3, 4, 5]


def test_the_tie_of_the_example_is_broken_by_the_first_criterion(example: Rating) -> None:
    (decision,) = podium_of(example).decisions
    assert (decision.better_id, decision.worse_id) == (BETA, DELTA)
    assert decision.by is TieBreak.FIRST_CRITERION


def test_the_criteria_of_the_example_agree_as_published(example: Rating) -> None:
    assert four(example.agreement) == "0.4747"


def test_typed_ranks_give_the_same_as_values() -> None:
    typed = [(LOW, [int(Decimal(rank) * 2) for rank in row.split()]) for row in RANKS]
    assert podium_of(sheet(typed, REVENUES)).account_ids == (BETA, DELTA, ALFA, GAMMA, EPSILON)


def test_more_first_places_decide_before_the_first_criterion() -> None:
    found = podium_of(sheet([(LOW, [2, 3, 1]), (LOW, [2, 1, 3])]))
    assert found.account_ids == (3, 2, 1)
    assert [each.by for each in found.decisions] == [
        TieBreak.FIRST_CRITERION,
        TieBreak.FIRST_PLACES,
    ]


def test_a_shared_first_place_is_no_first_place() -> None:
    found = sheet([(LOW, [1, 1, 3]), (LOW, [2, 3, 1])])
    assert [first_places(found.ranks, account) for account in found.accounts] == [0, 0, 1]


def test_revenue_decides_last_and_equals_share_a_place() -> None:
    rows = [(LOW, [1, 1]), (LOW, [2, 2])]
    richer = podium_of(sheet(rows, {1: Decimal(10), 2: Decimal(20)}))
    assert richer.account_ids == (2, 1)
    assert richer.decisions[0].by is TieBreak.REVENUE
    equal = podium_of(sheet(rows))
    assert [one.place for one in equal.standings] == [1, 1]
    assert equal.decisions[0].by is TieBreak.NOTHING


def test_a_missing_cell_blocks_the_sum_and_is_named() -> None:
    criteria = [Criterion(criterion_id=1), Criterion(criterion_id=2)]
    cells = {(1, 7): Decimal(1), (1, 8): Decimal(2), (2, 7): Decimal(1)}
    found = rate(criteria, [7, 8], cells, {})
    assert found.missing == ((2, 8),)
    assert found.podium == NotComputable("cells_missing")
    assert found.agreement == NotComputable("cells_missing")
    assert found.points == {7: 1, 8: 2}
    assert found.total == found.expected_total == 3


def test_one_account_is_first_and_there_is_nothing_to_compare() -> None:
    found = sheet([(HIGH, [3]), (LOW, [2])])
    assert [one.place for one in podium_of(found).standings] == [1]
    assert found.has_nothing_to_compare
    assert found.agreement == NotComputable("nothing_to_compare")


@pytest.mark.parametrize(
    ("criteria", "accounts", "reason"),
    [
        (6, 2, "too_many_criteria"),
        (1, 11, "too_many_accounts"),
        (0, 2, "no_criteria"),
        (2, 0, "no_rated_accounts"),
    ],
)
def test_what_is_no_sheet_is_refused(criteria: int, accounts: int, reason: str) -> None:
    keys = [Criterion(criterion_id=key) for key in range(criteria)]
    with pytest.raises(NotComputable) as refusal:
        rate(keys, list(range(accounts)), {}, {})
    assert refusal.value.reason == reason


def test_ten_accounts_and_five_criteria_are_taken() -> None:
    found = sheet([(LOW, list(range(10)))] * 5)
    assert len(podium_of(found).standings) == 10


def test_several_raters_are_averaged_and_their_agreement_is_told() -> None:
    ratings = {
        1: sheet([(LOW, [1, 2, 3]), (LOW, [1, 2, 3])]),
        2: sheet([(LOW, [1, 2, 3]), (LOW, [2, 1, 3])]),
        3: sheet([(LOW, [2, 1, 3]), (LOW, [3, 1, 2])]),
    }
    found = together(ratings, {})
    assert [str(found.spreads[account].average) for account in (2, 1)] == [
        "3",
        str(Decimal(10) / 3),
    ]
    assert found.spreads[1].lowest == 2
    assert found.spreads[1].highest == 5
    assert found.spreads[1].width == 3
    assert isinstance(found.podium, Podium)
    assert found.podium.account_ids == (2, 1, 3)
    # sums 2 4 6 | 3 3 6 | 5 2 5 → ranks 1 2 3 | 1.5 1.5 3 | 2.5 1 2.5: S = 9.5, ties 12
    assert four(found.agreement) == str((Decimal(114) / 180).quantize(Decimal("0.0001")))


def test_a_rater_who_is_not_ready_does_not_count_yet() -> None:
    criteria = [Criterion(criterion_id=1)]
    open_sheet = rate(criteria, [1, 2], {(1, 1): Decimal(1)}, {})
    ready = sheet([(LOW, [2, 1])])
    found = together({10: open_sheet, 11: ready}, {})
    assert (found.counted, found.waiting) == ((11,), (10,))
    assert found.agreement == NotComputable("one_ranking")
    assert together({10: open_sheet}, {}).podium == NotComputable("nobody_ready")


def test_equal_judgements_have_no_agreement_to_measure() -> None:
    equal = {1: Decimal(1), 2: Decimal(1)}
    with pytest.raises(NotComputable) as refusal:
        kendalls_w([equal, equal])
    assert refusal.value.reason == "all_equal"


@pytest.mark.parametrize(
    ("w", "word"),
    [("0", Agreement.LITTLE), ("0.3", Agreement.FAIR), ("0.69", "fair"), ("0.7", "strong")],
)
def test_agreement_in_a_word(w: str, word: str) -> None:
    assert agreement_of(Decimal(w)) == word


SHEETS = st.tuples(st.integers(1, 10), st.integers(1, 5)).flatmap(
    lambda size: st.lists(
        st.tuples(
            st.sampled_from(Direction),
            st.lists(st.integers(-9, 9), min_size=size[0], max_size=size[0]),
        ),
        min_size=size[1],
        max_size=size[1],
    )
)


@given(SHEETS)
def test_all_points_add_up_to_criteria_times_the_sum_of_places(
    rows: list[tuple[Direction, list[int]]],
) -> None:
    found = sheet(rows)
    n = len(rows[0][1])
    assert found.total == found.expected_total == Decimal(len(rows) * n * (n + 1)) / 2


@given(SHEETS)
def test_the_podium_holds_everybody_from_few_points_to_many(
    rows: list[tuple[Direction, list[int]]],
) -> None:
    found = sheet(rows)
    standings = podium_of(found).standings
    points = [one.points for one in standings]
    assert points == sorted(points)
    assert {one.account_id for one in standings} == set(found.accounts)
    assert [one.place for one in standings] == sorted(one.place for one in standings)


@given(SHEETS)
def test_turning_values_and_direction_around_changes_nothing(
    rows: list[tuple[Direction, list[int]]],
) -> None:
    turned = [(LOW if way is HIGH else HIGH, [-value for value in row]) for way, row in rows]
    assert sheet(rows) == sheet(turned)


@given(SHEETS)
def test_agreement_lies_between_none_and_the_same_order(
    rows: list[tuple[Direction, list[int]]],
) -> None:
    found = sheet(rows).agreement
    assert isinstance(found, NotComputable) or 0 <= found <= 1
    twice = sheet([rows[0], rows[0]]).agreement
    assert isinstance(twice, NotComputable) or twice == 1


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=12))
def test_a_rank_is_what_counting_the_better_and_the_equal_gives(values: list[int]) -> None:
    exact = {key: Decimal(value) for key, value in enumerate(values)}
    ranks = average_ranks(exact, is_low_best=True)
    for key, value in exact.items():
        better = sum(other < value for other in exact.values())
        equal = sum(other == value for other in exact.values())
        assert ranks[key] == better + Decimal(equal + 1) / 2


@given(SHEETS, st.integers(1, 4))
def test_raters_who_say_the_same_say_together_what_one_says(
    rows: list[tuple[Direction, list[int]]], raters: int
) -> None:
    one = sheet(rows)
    team = together(dict.fromkeys(range(raters), one), {})
    assert team.podium == one.podium
    assert all(spread.width == 0 for spread in team.spreads.values())


def test_every_cell_of_an_empty_sheet_is_missing() -> None:
    criteria = [Criterion(criterion_id=1), Criterion(criterion_id=2)]
    found = rate(criteria, [7, 8], {}, {})
    assert found.missing == tuple(product((1, 2), (7, 8)))
    assert not found.ranks
