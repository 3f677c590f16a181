"""Closed lists of words that the records use."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a user is, and so what they see and may (`docs/guide`, who sees what)."""

    ADMINISTRATOR = "administrator", _("Administrator")
    CONTROLLER = "controller", _("Controller")
    DIRECTOR = "director", _("Director")
    SALES_MANAGER = "sales_manager", _("Sales manager")
    ACCOUNT_MANAGER = "account_manager", _("Account manager")
    TEAM_MEMBER = "team_member", _("Team member")


SEES_EVERYTHING = frozenset({Role.ADMINISTRATOR, Role.CONTROLLER, Role.DIRECTOR})


class JobState(TextChoices):
    """How far a piece of background work is."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Busy")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")
