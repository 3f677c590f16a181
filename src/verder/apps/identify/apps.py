"""Registration with Django."""

from importlib import import_module

from django.apps import AppConfig


class IdentifyConfig(AppConfig):
    """The app as Django sees it."""

    name = "verder.apps.identify"
    label = "identify"

    def ready(self) -> None:
        """Let the imports know what the files of this area do."""
        import_module("verder.apps.identify.tasks")
