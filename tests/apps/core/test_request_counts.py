"""Counting requests of all web processes."""

import pytest

from verder.apps.core.models import RequestCount
from verder.apps.core.services.request_counts import count_request

pytestmark = pytest.mark.django_db


def test_each_key_counts_for_itself_and_older_minutes_go() -> None:
    assert [count_request(key="a", minute=7) for _time in range(3)] == [1, 2, 3]
    assert count_request(key="b", minute=7) == 1
    assert count_request(key="a later", minute=8) == 1
    assert list(RequestCount.objects.values_list("key", flat=True)) == ["a later"]
