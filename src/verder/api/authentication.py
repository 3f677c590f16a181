"""Who asks: a personal token, or the session of somebody who reads the document."""

from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone, translation
from ninja.security import HttpBearer, SessionAuth

from verder.apps.core.models import PersonalToken, User
from verder.apps.core.services.tokens import token_of

READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Caller(HttpRequest):
    """A request of somebody who is known."""

    user: User
    auth: object


class TokenAuth(HttpBearer):
    """A personal token; one that only reads opens nothing that writes.

    `writes` is False for what is asked with a body and changes nothing.
    """

    def __init__(self, *, writes: bool = True) -> None:
        self.writes = writes
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> PersonalToken | None:
        """Return the token that works, and answer in the language of its user."""
        found = token_of(token, timezone.now())
        if found is None:
            return None
        if self.writes and request.method not in READING and not found.may_write:
            raise PermissionDenied
        request.user = found.user
        if "Accept-Language" not in request.headers:
            translation.activate(found.user.language)
        return found


class OwnSession(SessionAuth):
    """The session of the browser; what writes needs the CSRF token of the site too."""

    def authenticate(
        self,
        request: HttpRequest,
        key: str | None,  # noqa: ARG002 - the cookie was read already
    ) -> User | None:
        """Return the user who is signed in."""
        user = request.user
        return user if isinstance(user, User) and user.is_active else None


CALLERS: Final = [TokenAuth(), OwnSession()]
READERS: Final = [TokenAuth(writes=False), OwnSession()]
