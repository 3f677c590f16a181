"""Registration with Django."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The app as Django sees it."""

    name = "verder.apps.core"
    label = "core"
