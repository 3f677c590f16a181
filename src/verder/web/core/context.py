"""What every page is given."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from verder.apps.core.models import Organisation, User
from verder.apps.core.queries import organisation
from verder.web.core.menu import Section, address_of, menu_of

THEMES = ("system", "light", "dark")


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame of each page shows."""
    theme = request.COOKIES.get("theme", "system")
    return {
        "theme": theme if theme in THEMES else "system",
        "LANGUAGE_CODE": (get_language() or settings.LANGUAGE_CODE)[:2],
        "languages": settings.LANGUAGES,
        "has_users": SimpleLazyObject(User.objects.exists),
        "organisation": SimpleLazyObject(partial(_organisation_of, request)),
        "menu": SimpleLazyObject(partial(_menu, request)),
        "sends_mail": bool(settings.MAIL_HOST),
        "search_address": address_of("accounts"),
    }


def _organisation_of(request: HttpRequest) -> Organisation | None:
    return organisation() if request.user.is_authenticated else None


def _menu(request: HttpRequest) -> list[Section]:
    name = request.resolver_match.url_name if request.resolver_match else ""
    folded = request.COOKIES.get("folded", "").split(".")
    return menu_of(request.user, name or "", folded) if request.user.is_authenticated else []
