"""Personal tokens: made once shown, found by their fingerprint, revoked for good."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import PersonalToken, User
from verder.apps.core.queries import tokens_that_work
from verder.apps.core.services.audit import record

MARK: Final = "verder_"
SHOWN_LETTERS: Final = len(MARK) + 6
MOST: Final = 20
NOTED_EVERY: Final = timedelta(minutes=5)  # so that reading does not write each time


@transaction.atomic
def make_token(
    *, by: User, name: str, days: int, may_write: bool = False
) -> tuple[PersonalToken, str]:
    """Make a token for the user, and return it with its secret, which is not kept."""
    if not by.is_active:
        raise PermissionDenied
    now = timezone.now()
    if tokens_that_work(now).filter(user=by).count() >= MOST:
        raise Refused("too_many_tokens", most=MOST)
    secret = MARK + secrets.token_urlsafe(32)
    token = PersonalToken(
        user=by,
        name=name.strip(),
        prefix=secret[:SHOWN_LETTERS],
        fingerprint=fingerprint_of(secret),
        may_write=may_write,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    token.full_clean()
    token.save()
    record(
        by=by,
        action="token.made",
        subject=token,
        after={"name": token.name, "may_write": may_write, "expires_at": token.expires_at.date()},
    )
    return token, secret


@transaction.atomic
def revoke_token(*, token: PersonalToken, by: User) -> None:
    """Let a token of the user's own open nothing any more."""
    if token.user_id != by.pk:
        raise PermissionDenied
    if token.revoked_at is not None:
        return
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    record(by=by, action="token.revoked", subject=token, before={"name": token.name})


def token_of(secret: str, now: datetime) -> PersonalToken | None:
    """Return the token of this secret if it works now, and note that it was used."""
    found = tokens_that_work(now).filter(fingerprint=fingerprint_of(secret))
    token = found.select_related("user").first()
    if token is not None:
        seldom = Q(last_used_at=None) | Q(last_used_at__lt=now - NOTED_EVERY)
        PersonalToken.objects.filter(seldom, pk=token.pk).update(last_used_at=now)
    return token


def fingerprint_of(secret: str) -> str:
    """Return what is kept of a secret: it is random enough to need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()
