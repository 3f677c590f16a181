"""Registration with Django."""

from django.apps import AppConfig


class IdentifyConfig(AppConfig):
    """The app as Django sees it."""

    name = "verder.apps.identify"
    label = "identify"
