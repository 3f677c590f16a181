"""Fields of the audit trail as people read them."""

import pytest
from django.utils.translation import override

from verder.web.core.changes import FieldChange, changes_of


@pytest.mark.parametrize(
    ("name", "value", "title", "text"),
    [
        ("side", "us", "kant", "wij"),
        ("side", "customer", "kant", "de klant"),
        ("amount", "2400", "bedrag per jaar", "2.400"),
        ("visits 2025-11-01 – 2026-10-31", "12.5", "Bezoeken, 1 nov 2025 – 31 okt 2026", "12,5"),
        ("owner", "Bram Zaaghuizen (12)", "accountmanager", "Bram Zaaghuizen"),
        ("colour_of_hat", "red", "colour of hat", "red"),
    ],
)
def test_fields_are_named_and_told_in_words(name: str, value: str, title: str, text: str) -> None:
    with override("nl"):
        assert changes_of("account:1", {}, {name: value}) == [FieldChange(title, None, text)]
