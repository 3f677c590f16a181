"""The pages that explain calendars, in both languages."""

import pytest

from verder.content.guide import page, pages


@pytest.mark.parametrize("slug", ["subscribe", "works_with"])
def test_both_languages_say_the_same(slug: str) -> None:
    dutch, english = page("calendars", slug, "nl"), page("calendars", slug, "en")
    assert dutch is not None
    assert english is not None
    assert dutch.text != english.text
    for mark in ("\n## ", "\n- ", "\n| "):
        assert dutch.text.count(mark) == english.text.count(mark)
    assert len(pages("calendars", "nl")) == len(pages("calendars", "en")) == 2
