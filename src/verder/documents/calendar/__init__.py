"""Calendars: contacts as iCalendar (RFC 5545), and files of others, damaged ones included."""

from verder.documents.calendar.changing import changed_file
from verder.documents.calendar.changing_series import ChangedDay, changed_series
from verder.documents.calendar.events import CalendarEvent, Guest, Method
from verder.documents.calendar.problems import CalendarProblem
from verder.documents.calendar.reading import ReadCalendar, ReadEvent, read_calendar
from verder.documents.calendar.series import (
    Occurrences,
    Window,
    by_number,
    key_of,
    occurrences_of,
    which_of,
)
from verder.documents.calendar.writing import MEDIA_TYPE, calendar_file

__all__ = [
    "MEDIA_TYPE",
    "CalendarEvent",
    "CalendarProblem",
    "ChangedDay",
    "Guest",
    "Method",
    "Occurrences",
    "ReadCalendar",
    "ReadEvent",
    "Window",
    "by_number",
    "calendar_file",
    "changed_file",
    "changed_series",
    "key_of",
    "occurrences_of",
    "read_calendar",
    "which_of",
]
