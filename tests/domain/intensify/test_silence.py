"""When a customer was not heard for too long."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.birthdays import next_birthday
from verder.domain.intensify.silence import Heard, SilenceLimits, norm_days, silences
from verder.domain.values.missing import NotComputable

TODAY = date(2026, 3, 31)


def heard(key: int, times: int | str, days: int) -> Heard:
    return Heard(key=key, times=Decimal(times), last_on=TODAY - timedelta(days=days))


def test_a_silence_is_longer_than_the_norm_and_its_grace() -> None:
    found = silences(
        [heard(1, 10, 45), heard(2, 10, 46), heard(3, 1, 300), heard(4, 50, 60)], today=TODAY
    )
    assert [(one.key, one.days) for one in found] == [(4, 60), (2, 46)]
    assert found[1].norm_days == Decimal("36.5")
    assert found[0].norms > found[1].norms


def test_who_was_never_heard_counts_from_when_contact_was_wanted() -> None:
    never = Heard(key=1, times=Decimal(10), last_on=TODAY - timedelta(days=60), was_heard=False)
    assert [one.was_heard for one in silences([never, heard(2, 10, 50)], today=TODAY)] == [
        False,
        True,
    ]


def test_without_wanted_contacts_there_is_no_silence() -> None:
    assert silences([heard(1, 0, 4000)], today=TODAY) == []
    with pytest.raises(NotComputable, match="no_contact_norm"):
        norm_days(Decimal(0))


def test_limits_are_arguments() -> None:
    strict = SilenceLimits(grace_share=Decimal(0), least_days=30)
    assert norm_days(Decimal(100), strict) == 30
    both = [heard(1, 100, 31), heard(2, 100, 30)]  # the last day of the norm is no silence yet
    assert [one.key for one in silences(both, today=TODAY, limits=strict)] == [1]
    with pytest.raises(ValueError, match="below nothing"):
        SilenceLimits(grace_share=Decimal(-1))
    with pytest.raises(ValueError, match="below nothing"):
        SilenceLimits(least_days=0)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(-30, 900)), max_size=6))
def test_more_contact_never_makes_a_silence(rows: list[tuple[int, int]]) -> None:
    before = [heard(key, times, days) for key, (times, days) in enumerate(rows)]
    after = [heard(each.key, str(each.times), 0) for each in before]
    assert silences(after, today=TODAY) == []
    found = silences(before, today=TODAY)
    assert [one.norms for one in found] == sorted((one.norms for one in found), reverse=True)
    assert all(one.days > one.norm_days for one in found)


@pytest.mark.parametrize(
    ("born", "today", "expected"),
    [
        (date(1970, 3, 31), TODAY, TODAY),
        (date(1970, 3, 30), TODAY, date(2027, 3, 30)),
        (date(1980, 2, 29), date(2028, 1, 5), date(2028, 2, 29)),
    ],
)
def test_the_next_birthday_is_today_or_later(born: date, today: date, expected: date) -> None:
    assert next_birthday(born, today) == expected
