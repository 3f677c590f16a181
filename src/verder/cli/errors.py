"""Every failure as one sentence."""

import sys

from typer._click.exceptions import ClickException


class Stopped(Exception):  # noqa: N818 - it says what happened to the command
    """The command stops; its text is a sentence for people, translated."""


def sentence_of(failure: Exception) -> str:
    """Return what went wrong, in one line."""
    if isinstance(failure, ClickException):
        return failure.format_message()
    if isinstance(failure, Stopped):
        return str(failure)
    if not is_django_ready():
        return f"{type(failure).__name__}: {failure}"
    return known_sentence(failure)


def is_django_ready() -> bool:
    """Return whether Django is up, so that failures have sentences."""
    registry = sys.modules.get("django.apps")
    return registry is not None and registry.apps.ready


def known_sentence(failure: Exception) -> str:
    """Return the sentence of a failure that Verder, Django or the system tells of."""
    from django.core.exceptions import ValidationError  # noqa: PLC0415 - loaded by now

    from verder.apps.core.failures import problem_of  # noqa: PLC0415
    from verder.apps.core.sentences import sentence  # noqa: PLC0415
    from verder.domain.values.missing import NotComputable  # noqa: PLC0415

    if isinstance(failure, NotComputable):
        return sentence(failure.reason)
    if isinstance(failure, ValidationError):
        return " ".join(failure.messages)
    problem = problem_of(failure)
    if problem["code"] == "unexpected" and isinstance(failure, OSError):
        return f"{failure.strerror}: {failure.filename}" if failure.filename else str(failure)
    return sentence(problem["code"], problem["details"])
