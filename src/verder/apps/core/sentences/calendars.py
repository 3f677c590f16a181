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
    "calendar_many_series": _(
        "“%(title)s” is left out: only the first %(most)s series of a file are counted out. "
        "Export fewer calendars at once."
    ),
    "calendar_nothing_new": _(
        "Nothing in this calendar would become a new contact. Choose an account for an event first."
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
    "event_rule_unreadable": _(
        "How “%(title)s” repeats (%(rule)s) cannot be counted out, so only its first day is taken. "
        "Set its repetition anew in its own calendar."
    ),
    "server_unknown": _(
        "Nobody knows a server called %(host)s. Check the address; it may also be away for a while."
    ),
    "server_gone": _("%(host)s does not answer. It is asked again by itself."),
    "server_slow": _("%(host)s took too long to answer. It is asked again by itself."),
    "server_failed": _(
        "%(host)s answered with a fault of its own (%(status)s). It is asked again by itself."
    ),
    "server_strange": _(
        "%(host)s answered something that is not from a calendar server. Check the address."
    ),
    "server_too_much": _("%(host)s sent more than 8 MB at once; nothing of it was read."),
    "server_certificate": _(
        "The certificate of %(host)s is not right, so nothing was sent. "
        "Ask whoever keeps the server."
    ),
    "server_redirects": _("%(host)s keeps pointing to another address. Check the address."),
    "server_other_host": _(
        "The server points to %(host)s. Your password goes there only if you say that it is right."
    ),
    "server_address_wrong": _("“%(address)s” is no address of a server."),
    "server_address_refused": _(
        "%(host)s lies in a private network. An administrator must allow that network first."
    ),
    "server_not_encrypted": _(
        "%(host)s would get your password unencrypted. Use an address that begins with https."
    ),
    "server_login_refused": _(
        "%(host)s does not accept the user name or the password. "
        "Many servers want a password made for this app alone."
    ),
    "server_no_calendars": _(
        "There is no calendar at %(host)s. Check the address, or make a calendar there first."
    ),
    "server_calendar_gone": _("The calendar is no longer at %(host)s. Choose another one."),
    "server_not_writable": _(
        "%(host)s does not let you write in this calendar. Choose another one."
    ),
    "credentials_key_lost": _(
        "The password can no longer be read, as its key is gone. Type the password again."
    ),
    "calendar_unexpected": _(
        "Something went wrong that was not foreseen (%(what)s). It is tried again by itself."
    ),
    "calendar_not_found": _("That is none of the calendars that were found."),
    "calendar_not_connected": _("No calendar server is connected."),
    "calendar_host_not_asked": _("The server does not point to that host now."),
    "entry_unreadable": _("What stands in the calendar cannot be read, so it is left as it is."),
    "entry_clashed": _(
        "Both sides changed it. Here it was %(before)s; the calendar decided on day, hour and "
        "place, Verder on the title."
    ),
    "entry_came_back": _(
        "It was dropped here and changed in the calendar, so it is planned again."
    ),
    "entry_not_allowed": _(
        "It was changed in the calendar, but you may not change it here, so that stays as it is."
    ),
    "series_cut": _(
        "It repeats more than %(most)s times in a year and a half; only the first %(most)s are "
        "followed."
    ),
    "invitation_not_sent": _("The mail could not be sent; nothing was kept. Try it again later."),
    "invitation_no_day": _("Only the month is known; choose a day before you invite people."),
    "invitation_not_planned": _("Only to a contact that is still to come people are invited."),
    "invitation_private": _("Nobody is invited to a private contact."),
    "invitation_no_guests": _("Choose at least one person with an e-mail address."),
    "invitation_none": _("Nobody was invited to this contact."),
}
