"""A calculation in words."""

from tests.documents.calculation.samples import LINES


def test_a_share_says_in_its_heading_what_it_is_of() -> None:
    assert LINES.headers == ("Pieces", "Share (of the total)")
