"""The calendar that others subscribe to: opened by its secret address alone, without a session."""

import hashlib
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from verder.apps.core.often import is_too_often, seconds_to_wait
from verder.apps.core.queries import organisation
from verder.apps.intensify.models import CalendarFeed
from verder.apps.intensify.reports.calendar import calendar_events
from verder.apps.intensify.services.calendar_feeds import feed_of
from verder.documents.calendar import MEDIA_TYPE, calendar_file

MOST_A_MINUTE: Final = 30  # calendars ask a few times an hour
FRESH_SECONDS: Final = 300


@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Return the contacts of the address's user as a calendar; 304 when it has them already."""
    if is_too_often("feed", secret, most=MOST_A_MINUTE):
        return HttpResponse(status=429, headers={"Retry-After": str(seconds_to_wait())})
    feed = feed_of(secret, timezone.now())
    if feed is None:
        raise Http404
    content = _content(request, feed)
    mark = f'"{hashlib.sha256(content).hexdigest()[:32]}"'

    @condition(etag_func=lambda _request: mark)
    def answer(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(content, content_type=MEDIA_TYPE)

    response = answer(request)
    patch_cache_control(response, private=True, max_age=FRESH_SECONDS)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _content(request: HttpRequest, feed: CalendarFeed) -> bytes:
    with translation.override(feed.user.language):
        events = calendar_events(
            feed.user,
            today=timezone.localdate(),
            has_month_plans=feed.has_month_plans,
            site=request.build_absolute_uri("/").rstrip("/"),
        )
        name = _("Contacts – %(organisation)s") % {"organisation": organisation().name or "Verder"}
        return calendar_file(events, name=name)
