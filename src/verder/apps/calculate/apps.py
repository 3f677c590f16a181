"""Registration with Django."""

from django.apps import AppConfig


class CalculateConfig(AppConfig):
    """The app as Django sees it."""

    name = "verder.apps.calculate"
    label = "calculate"
