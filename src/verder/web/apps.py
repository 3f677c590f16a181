"""Registration with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages as Django sees them."""

    name = "verder.web"
    label = "web"
