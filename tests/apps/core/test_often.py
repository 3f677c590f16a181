"""How often something may be asked, where nobody signs in."""

import pytest
from django.core.cache import caches

from verder.apps.core.often import is_too_often_together

pytestmark = pytest.mark.django_db


def test_all_web_processes_count_together() -> None:
    found = []
    for _process in range(4):
        caches["requests"].clear()  # as in a process that has seen nothing yet
        found.append(is_too_often_together("test", "who asks", most=2))
    assert found == [False, False, True, True]
