"""Addresses of intensify: the people on both sides, and who meets whom."""

from django.urls import URLPattern, URLResolver, include, path

from verder.web.intensify.views.calendar_file import (
    calendar_file,
    calendar_file_apply,
    calendar_file_choose,
    calendar_file_discard,
    calendar_file_preview,
)
from verder.web.intensify.views.connection import (
    calendar_choose,
    calendar_connect,
    calendar_disconnect,
    calendar_state,
    calendar_sync,
    calendar_trust,
)
from verder.web.intensify.views.feed import calendar_feed
from verder.web.intensify.views.my_calendar import (
    calendar_guide,
    feed_renew,
    feed_revoke,
    my_calendar,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "accounts/<int:account_id>/organisation/",
        include("verder.web.intensify.organisation.urls"),
    ),
    path("", include("verder.web.intensify.contact_urls")),
    path("", include("verder.web.intensify.mail_urls")),
    path("", include("verder.web.intensify.matrix_urls")),
    path("", include("verder.web.intensify.plan_urls")),
    path("", include("verder.web.intensify.team_urls")),
    path("calendar/<str:secret>.ics", calendar_feed, name="calendar_feed"),
    path("profile/calendar/", my_calendar, name="my_calendar"),
    path("profile/calendar/server/", calendar_connect, name="calendar_connect"),
    path("profile/calendar/server/state/", calendar_state, name="calendar_state"),
    path("profile/calendar/server/choose/", calendar_choose, name="calendar_choose"),
    path("profile/calendar/server/trust/", calendar_trust, name="calendar_trust"),
    path("profile/calendar/server/sync/", calendar_sync, name="calendar_sync"),
    path("profile/calendar/server/leave/", calendar_disconnect, name="calendar_disconnect"),
    path("profile/calendar/file/", calendar_file, name="calendar_file"),
    path("profile/calendar/file/preview/", calendar_file_preview, name="calendar_file_preview"),
    path("profile/calendar/file/choose/", calendar_file_choose, name="calendar_file_choose"),
    path("profile/calendar/file/apply/", calendar_file_apply, name="calendar_file_apply"),
    path("profile/calendar/file/discard/", calendar_file_discard, name="calendar_file_discard"),
    path("profile/calendar/guide/", calendar_guide, name="calendar_guide"),
    path("profile/calendar/<int:feed_id>/renew/", feed_renew, name="feed_renew"),
    path("profile/calendar/<int:feed_id>/revoke/", feed_revoke, name="feed_revoke"),
    path("", include("verder.web.intensify.people_urls")),
    path("", include("verder.web.intensify.relation_urls")),
]
