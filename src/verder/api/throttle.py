"""How often one user may ask."""

from typing import Final

from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from verder.apps.core.often import is_too_often, seconds_to_wait

MOST_A_MINUTE: Final = 600


class EveryMinute(BaseThrottle):
    """So many requests of a user in a minute, counted by each web process for itself."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request, and return whether it is answered."""
        return not is_too_often("api", str(request.user.pk), most=MOST_A_MINUTE)

    def wait(self) -> float:
        """Return the seconds until the next minute begins."""
        return seconds_to_wait()
