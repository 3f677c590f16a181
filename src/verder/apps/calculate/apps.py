"""Registration with Django."""

from importlib import import_module

from django.apps import AppConfig


class CalculateConfig(AppConfig):
    """The app as Django sees it."""

    name = "verder.apps.calculate"
    label = "calculate"

    def ready(self) -> None:
        """Let accounts know what goes along when they merge."""
        import_module("verder.apps.calculate.tasks")
