"""Sentences about calendars: what is wrong with a file, and why a server does not answer."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "too_many_feeds": _("You have %(most)s addresses already; revoke one that nobody uses."),
    "calendar_empty": _(
        "There is no calendar in this file. Export it again as iCalendar (.ics) and try once more."
    ),
    "calendar_too_large": _("The file is larger than 20 MB. Export fewer months of the calendar."),
    "calendar_too_many": _(
        "Only the first %(most)s events are read. Export fewer months of the calendar."
    ),
    "calendar_too_deep": _("Parts stand in parts too often; this one is left out."),
    "calendar_not_utf8": _(
        "Some letters are not UTF-8; they are read as Windows writes them. Check the accents."
    ),
    "calendar_line_broken": _(
        "“%(line)s” is no property; it is read as the rest of the text above it."
    ),
    "calendar_no_property": _("“%(line)s” is no property of a calendar and is left out."),
    "calendar_not_closed": _(
        "This part is never closed; it is read up to where the next one begins. "
        "The file may be cut off: export it again if something is missing."
    ),
    "calendar_end_alone": _("This part ends without having begun; the line is left out."),
    "calendar_no_begin": _("The calendar itself has no begin; the events are read all the same."),
    "event_without_start": _(
        "The event “%(title)s” says no day, so it is left out. Give it a day in its own calendar."
    ),
    "event_without_uid": _(
        "The event “%(title)s” has no number of its own; reading it again may double it."
    ),
    "event_date_unreadable": _(
        "%(name)s says “%(value)s”, which is no day or length. Correct it in its own calendar."
    ),
    "event_zone_unknown": _(
        "Nobody knows the time zone “%(zone)s”; the time is taken as that of this site."
    ),
    "event_ends_before": _(
        "The event “%(title)s” ends before it begins; its end is left out. Check how long it takes."
    ),
}
