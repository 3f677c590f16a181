"""Registration with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The app as Django sees it."""

    name = "verder.apps.accounts"
    label = "accounts"
