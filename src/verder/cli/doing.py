"""What the commands of the terminal share: flags, and how a command is done."""

from importlib import import_module
from typing import Annotated

import typer

from verder.cli.language import gettext as _

Json = Annotated[bool, typer.Option("--json", help=_("Print JSON."))]
DAYS = ["%Y-%m-%d"]


def do(command: str, **arguments: object) -> None:
    """Start Django and do the command, of the module of that name."""
    import_module("verder.cli.start").start_django()
    import_module(f"verder.cli.commands.{command}").main(**arguments)
