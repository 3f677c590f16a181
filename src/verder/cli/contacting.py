"""The commands about contacts: keep one, and read mails and calendars."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from verder.cli.doing import DAYS, Json, do
from verder.cli.language import gettext as _


class Ways(StrEnum):
    """How people met."""

    VISIT = "visit"
    VIDEO = "video"
    CALL = "call"
    MAIL = "mail"
    EVENT = "event"


def log_contact(  # noqa: PLR0913 - one for each flag
    account: Annotated[str, typer.Argument(metavar="ACCOUNT")],
    *,
    email: Annotated[
        str,
        typer.Option("--user", metavar="E-MAIL", help=_("Whose contact.")),
    ],
    who: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help=_("Whom it was with; may be repeated."))
    ] = None,
    new: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME, FUNCTION", help=_("Somebody who is not known there yet.")),
    ] = None,
    how: Annotated[Ways, typer.Option(help=_("How you met."))] = Ways.VISIT,
    on: Annotated[datetime | None, typer.Option(formats=DAYS, help=_("The day; today."))] = None,
    minutes: Annotated[int | None, typer.Option(min=0, max=10_080)] = None,
    agreed: Annotated[
        str, typer.Option(metavar="TEXT", help=_("What was agreed; - reads it from the input."))
    ] = "",
    purpose: Annotated[str, typer.Option(metavar="TEXT", help=_("What it was for."))] = "",
    next_step: Annotated[
        str, typer.Option("--next", metavar="TEXT", help=_("What you promised."))
    ] = "",
    due: Annotated[
        datetime | None, typer.Option(formats=DAYS, help=_("Before when you promised it."))
    ] = None,
    is_private: Annotated[bool, typer.Option("--private", help=_("For you alone."))] = False,
    is_planned: Annotated[bool, typer.Option("--plan", help=_("It is still to come."))] = False,
    uid: Annotated[
        UUID | None, typer.Option(help=_("Your own number: the same is kept once."))
    ] = None,
    as_json: Json = False,
) -> None:
    """Keep a contact with an account."""
    do(
        "log_contact",
        account=account,
        email=email,
        who=who or [],
        new=new or [],
        uid=uid,
        as_json=as_json,
        how=str(how),
        on=on.date() if on else None,
        minutes=minutes,
        agreed=agreed,
        purpose=purpose,
        next_step=next_step,
        due_on=due.date() if due else None,
        is_private=is_private,
        is_planned=is_planned,
    )


mails = typer.Typer(no_args_is_help=True, help=_("Folders from which mails come."))


@mails.command("read", help=_("Read the connected folders with mails now."))
def read_mails() -> None:
    """Read the connected folders with mails now."""
    do("mails")


calendars = typer.Typer(no_args_is_help=True, help=_("Calendar servers of users."))


@calendars.command("sync", help=_("Bring connected calendars and contacts in step now."))
def sync_calendars(
    *,
    email: Annotated[
        str, typer.Option("--user", metavar="E-MAIL", help=_("Of this user alone."))
    ] = "",
) -> None:
    """Bring connected calendars and contacts in step now."""
    do("calendars", email=email)


@calendars.command("read", help=_("Say what a calendar file holds, and what is wrong with it."))
def read_calendar(
    file: Annotated[Path, typer.Argument(metavar="FILE")], *, as_json: Json = False
) -> None:
    """Say what a calendar file holds, and what is wrong with it."""
    do("read_calendar", file=file, as_json=as_json)


def add_contact_commands(app: typer.Typer) -> None:
    """Let the terminal know these commands."""
    app.command("log-contact", help=_("Keep a contact with an account."))(log_contact)
    app.add_typer(mails, name="mails")
    app.add_typer(calendars, name="calendars")
