"""Registration with Django."""

from importlib import import_module

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """The app as Django sees it."""

    name = "verder.apps.imports"
    label = "imports"

    def ready(self) -> None:
        """Let the worker know what it does for imports."""
        import_module("verder.apps.imports.tasks")
