"""Calendars: contacts as iCalendar (RFC 5545), and files of others, damaged ones included."""

from verder.documents.calendar.changing import changed_file
from verder.documents.calendar.events import CalendarEvent, Guest, Method
from verder.documents.calendar.reading import ReadCalendar, ReadEvent, read_calendar
from verder.documents.calendar.writing import MEDIA_TYPE, calendar_file

__all__ = [
    "MEDIA_TYPE",
    "CalendarEvent",
    "Guest",
    "Method",
    "ReadCalendar",
    "ReadEvent",
    "calendar_file",
    "changed_file",
    "read_calendar",
]
