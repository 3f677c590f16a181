"""The command of the calculators; the flags of each are those of its inputs."""

from typing import Annotated

import typer

from verder.cli.doing import Json, do
from verder.cli.language import gettext as _

ANY_FLAGS = {"allow_extra_args": True, "ignore_unknown_options": True}


def calc(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help=_("Which one; without it, all."))
    ] = None,
    *,
    file: Annotated[
        list[str] | None,
        typer.Option(metavar="[ROWS=]FILE", help=_("Rows as CSV, their keys or names on top.")),
    ] = None,
    solve: Annotated[
        str | None,
        typer.Option(metavar="RESULT=VALUE", help=_("Find the input with which this comes out.")),
    ] = None,
    free: Annotated[
        str | None, typer.Option("--for", metavar="INPUT", help=_("The input to find."))
    ] = None,
    as_json: Json = False,
) -> None:
    """List the calculators, explain one, or work it out."""
    do(
        "calc",
        name=name,
        words=context.args,
        files=file or [],
        wanted=solve,
        free=free,
        as_json=as_json,
    )


def add_calculation_command(app: typer.Typer) -> None:
    """Let the terminal know the calculators."""
    about = _("Calculate: the calculators, what one asks, and what comes out: NAME --price 50 …")
    app.command("calc", help=about, context_settings=ANY_FLAGS)(calc)
