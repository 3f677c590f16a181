"""`verder calendars read`: what a calendar file holds, and what is wrong with it."""

import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from verder.apps.core.sentences import sentence
from verder.cli.output import print_json
from verder.documents.calendar import ReadCalendar, ReadEvent, read_calendar


def main(*, file: Path, as_json: bool) -> None:
    """Say which events could be read of a file, and each problem with its line and what to do."""
    found = read_calendar(file.read_bytes(), zone=timezone.get_default_timezone())
    if as_json:
        print_json(_told(found))
        return
    for event in found.events:
        _print(f"{_when(event)}  {event.title}")
    for problem in found.problems:
        told = sentence(problem.code, problem.details)
        _print(
            _("%(file)s, line %(line)s (%(component)s): %(what)s")
            % {
                "file": file.name,
                "line": problem.line,
                "component": problem.component,
                "what": told,
            }
        )
    if found.problems_left_out:
        _print(_("and %(count)s problems more") % {"count": found.problems_left_out})
    _print(_("%(count)s events read") % {"count": len(found.events)})


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _when(event: ReadEvent) -> str:
    if isinstance(event.begins, datetime):
        return date_format(event.begins.astimezone(timezone.get_default_timezone()), "Y-m-d H:i")
    return date_format(event.begins, "Y-m-d")


def _told(found: ReadCalendar) -> dict[str, Any]:
    """Return the file as JSON has it."""
    events = [{name: _plain(value) for name, value in asdict(e).items()} for e in found.events]
    problems = [
        {
            "code": each.code,
            "line": each.line,
            "component": each.component,
            "sentence": sentence(each.code, each.details),
        }
        for each in found.problems
    ]
    return {"name": found.name, "events": events, "problems": problems}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
