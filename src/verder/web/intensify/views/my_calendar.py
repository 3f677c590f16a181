"""My calendar: the addresses that other calendars subscribe to."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import CalendarFeed
from verder.apps.intensify.queries.calendars import feeds_of
from verder.apps.intensify.services.calendar_feeds import make_feed, renew_feed, revoke_feed
from verder.content.guide import page
from verder.web.core.flash import say, warn
from verder.web.core.guide import html_of, language
from verder.web.core.requests import Request
from verder.web.intensify.connection_rows import connection_context
from verder.web.intensify.forms.calendars import FeedForm

TEMPLATE = "intensify/calendar/my_calendar.html"


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def my_calendar(request: Request) -> HttpResponse:
    """Show the own calendar addresses, and make one: it is shown on this answer alone."""
    form = FeedForm(request.POST or None)
    made: dict[str, Any] = {}
    if form.is_valid():
        try:
            feed, secret = make_feed(by=request.user, **form.cleaned_data)
            made, form = _shown(request, feed, secret), FeedForm()
        except Refused as refused:
            form.add_error(None, sentence(refused.code, refused.details))
    return render(request, TEMPLATE, {**page_context(request.user, form), **made})


@require_POST
@login_required
@never_cache
def feed_renew(request: Request, feed_id: int) -> HttpResponse:
    """Give a feed another address, shown on this answer alone."""
    feed = get_object_or_404(feeds_of(request.user), pk=feed_id)
    try:
        renewed, secret = renew_feed(feed=feed, by=request.user)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return redirect("my_calendar")
    context = page_context(request.user, FeedForm()) | _shown(request, renewed, secret)
    return render(request, TEMPLATE, context)


@require_POST
@login_required
def feed_revoke(request: Request, feed_id: int) -> HttpResponse:
    """Let an address show nothing any more."""
    feed = get_object_or_404(feeds_of(request.user), pk=feed_id)
    revoke_feed(feed=feed, by=request.user)
    say(
        request,
        _("The address for %(name)s shows nothing any more; for good.") % {"name": feed.name},
    )
    return redirect("my_calendar")


@require_GET
@login_required
def calendar_guide(request: Request) -> HttpResponse:
    """Say what works with which calendar, and what does not."""
    guide = page("calendars", "works_with", language())
    if guide is None:
        raise Http404
    return render(
        request, "intensify/calendar/guide.html", {"guide": guide, "text": html_of(guide)}
    )


def page_context(user: User, form: FeedForm) -> dict[str, Any]:
    """Return all that the page shows."""
    guide = page("calendars", "subscribe", language())
    return {
        "form": form,
        "feeds": feeds_of(user),
        "subscribe": html_of(guide) if guide else "",
        **connection_context(user),
    }


def _shown(request: Request, feed: CalendarFeed, secret: str) -> dict[str, Any]:
    address = request.build_absolute_uri(reverse("calendar_feed", args=[secret]))
    return {"made": feed, "address": address, "webcal": f"webcal://{address.partition('://')[2]}"}
