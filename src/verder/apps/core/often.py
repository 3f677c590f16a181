"""How often something may be asked in a minute: a bound against programs that run wild."""

import hashlib
import time
from typing import Final

from django.core.cache import caches

from verder.apps.core.services.request_counts import count_request

MINUTE: Final = 60
COUNTED: Final = "requests"  # the cache of each web process that holds what it was asked


def is_too_often(what: str, who: str, *, most: int) -> bool:
    """Count a request, and return whether it must wait; each web process counts for itself."""
    counted, key = caches[COUNTED], _key(what, who)
    counted.add(key, 0, timeout=2 * MINUTE)
    return bool(counted.incr(key) > most)


def is_too_often_together(what: str, who: str, *, most: int) -> bool:
    """Count a request, and return whether it must wait; all web processes count together.

    What one process refuses by itself is not written, so that a flood writes little.
    """
    if is_too_often(what, who, most=most):
        return True
    return count_request(key=_key(what, who), minute=this_minute()) > most


def seconds_to_wait() -> int:
    """Return the whole seconds until counting begins anew."""
    return MINUTE - int(time.time()) % MINUTE


def this_minute() -> int:
    """Return the number of the minute in which requests are counted now."""
    return int(time.time()) // MINUTE


def _key(what: str, who: str) -> str:
    return f"{what}-{hashlib.sha256(who.encode()).hexdigest()}-{this_minute()}"
