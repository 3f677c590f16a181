"""How often one user may ask: a bound against programs that run wild."""

import time
from typing import Final

from django.core.cache import caches
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

MOST_A_MINUTE: Final = 600
MINUTE: Final = 60


class EveryMinute(BaseThrottle):
    """So many requests of a user in a minute, counted by each web process for itself."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request, and return whether it is answered."""
        counted, minute = caches["requests"], int(time.time()) // MINUTE
        key = f"api-{request.user.pk}-{minute}"
        counted.add(key, 0, timeout=2 * MINUTE)
        return counted.incr(key) <= MOST_A_MINUTE

    def wait(self) -> float:
        """Return the seconds until the next minute begins."""
        return MINUTE - time.time() % MINUTE
