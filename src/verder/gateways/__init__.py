"""Other systems over a network. What they answer is never trusted; trouble is told by a code.

`calendars` says in one Protocol what synchronising asks of a calendar, `caldav` is the one that
is there. Interfaces of their own (Microsoft Graph, Google Calendar) are a module beside it:

- a `place` is their key of the event, a `version` their ETag or change key, so that writing over
  what changed meanwhile raises `Clash`; `new_place` may be a name that `put` gives up for theirs;
- a `Mark` holds their delta link or sync token; one that is too old raises nothing: `changes`
  compares the versions of what is known, as CalDAV does without a token;
- `content` is iCalendar with the UID of the event (their `iCalUId`), a series with its moved and
  left-out days in one; translating to and from JSON stays within the module;
- every request goes through `http.Session` and `network`, and whatever goes wrong is a `Trouble`
  with a sentence in `apps/core/sentences/calendars.py`.

Who signs in by consent instead of a password needs a token kept sealed as passwords are, and
`service_of` in `apps/intensify/services/calendar_rounds.py` to choose the module.
"""
