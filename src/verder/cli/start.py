"""Django for the terminal: set up, in the user's language, with an up-to-date database."""

import os
import sys

import django
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation

from verder.cli.errors import Stopped
from verder.cli.language import language


def start_django() -> None:
    """Get everything ready that commands need."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verder.config.settings")
    django.setup()
    translation.activate(language())
    try:
        migrate()
    except DatabaseError as failure:
        said = " ".join(str(failure).split())
        raise Stopped(
            translation.gettext("The database cannot be used: %(said)s") % {"said": said}
        ) from failure
    finish_restore()


def migrate() -> None:
    """Make or renew the tables where they are not those of this version."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        if sys.stderr.isatty():
            sys.stderr.write(translation.gettext("Preparing the database…") + "\n")
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def finish_restore() -> None:
    """Finish, or take back, a restore that was broken off."""
    from verder.cli.backups.swap import settle  # noqa: PLC0415 - needs the records

    settle()
