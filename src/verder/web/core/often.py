"""How often something may be asked in a minute, where nobody signs in."""

import hashlib
import time
from typing import Final

from django.core.cache import caches

MINUTE: Final = 60


def is_too_often(what: str, who: str, *, most: int) -> bool:
    """Count a request, and return whether it must wait; each web process counts for itself."""
    counted, minute = caches["requests"], int(time.time()) // MINUTE
    key = f"{what}-{hashlib.sha256(who.encode()).hexdigest()}-{minute}"
    counted.add(key, 0, timeout=2 * MINUTE)
    return bool(counted.incr(key) > most)
