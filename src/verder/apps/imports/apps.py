"""Registration with Django."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """The app as Django sees it."""

    name = "verder.apps.imports"
    label = "imports"
