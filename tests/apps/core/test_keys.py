"""Keys of records, as they are sent."""

import pytest

from verder.apps.core.keys import record_key, record_keys


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("7", 7),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, 0),
        ("9" * 5_000, 0),
        ("", 0),
        ("-7", 0),
        ("7.0", 0),
        (" 7", 0),
        ("²", 0),
    ],
)
def test_a_key_is_digits_that_a_database_can_count_to(sent: str, key: int) -> None:
    assert record_key(sent) == key


def test_what_is_no_key_is_passed_over() -> None:
    assert record_keys(["3", "none", "9" * 5_000, "3", "1"]) == [3, 3, 1]
