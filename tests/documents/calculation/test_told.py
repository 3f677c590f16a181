"""A calculation in words."""

from dataclasses import replace

from tests.documents.calculation.samples import LINES


def test_a_share_says_in_its_heading_what_it_is_of() -> None:
    share = replace(LINES.steps[0], label="Share", of="of the total")
    assert replace(LINES, steps=(share,)).headers[-2:] == ("Bonus", "Share (of the total)")
