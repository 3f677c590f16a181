"""Where the site is reached, for whoever writes without a request: mails, calendars."""

from django.conf import settings


def site_address() -> str:
    """Return the address of the site, nothing where nobody said how it is reached.

    A worker has no request that could tell.
    """
    return next(iter(settings.CSRF_TRUSTED_ORIGINS), "").rstrip("/")
