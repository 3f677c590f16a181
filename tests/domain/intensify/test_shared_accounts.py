"""Which part of a shared account is whose."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.shared_accounts import own_share
from verder.domain.values.missing import NotComputable


def test_nobody_has_no_part() -> None:
    with pytest.raises(NotComputable, match="nobody_visits"):
        own_share(own=Decimal(0), together=Decimal(0), visitors=0)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_the_parts_of_all_make_a_whole(visits: list[int]) -> None:
    together: Decimal = Decimal(sum(visits))
    parts = [own_share(own=Decimal(v), together=together, visitors=len(visits)) for v in visits]
    assert abs(sum(parts, Decimal(-1))) < Decimal("1e-9")
