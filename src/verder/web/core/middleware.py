"""What happens around every request."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from verder.apps.core.reading import reading_once
from verder.web.core.flash import warn

READING = frozenset({"GET", "HEAD"})
Answer = Callable[[HttpRequest], HttpResponse]


class LanguageOfUserMiddleware:
    """Show every page in the language that the signed-in user chose."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the user's language."""
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


class ReadOnceMiddleware:
    """Read settings and teams once for a page: what only shows, changes none of them."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from one state of them."""
        if request.method not in READING:
            return self.get_response(request)
        with reading_once():
            return self.get_response(request)


class PrivatePagesMiddleware:
    """Keep pages out of shared caches, and fragments from standing in for their page.

    Page and fragment have one address, so a fragment is never stored: back must
    show the page.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say who may keep the answer."""
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        if "HX-Request" in request.headers:
            patch_cache_control(response, no_store=True)
        elif request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response


class BackAfterSignInMiddleware:
    """Bring who was signed out meanwhile back to their page, not to an act or a part of it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; where sign-in is asked of an act or a part of a page, lead back to the page."""
        response = self.get_response(request)
        is_part = "HX-Request" in request.headers
        if not _asks_to_sign_in(response) or (request.method in READING and not is_part):
            return response
        if request.method not in READING and (is_part or _is_of_a_form(request)):
            warn(request, _("You were signed out meanwhile: your last change was not kept."))
        address = f"{reverse('account_login')}?{urlencode({'next': _page_of(request)})}"
        return HttpResponseClientRedirect(address) if is_part else redirect(address)


def _asks_to_sign_in(response: HttpResponse) -> bool:
    address = urlsplit(response.headers.get("Location", ""))
    return address.path == reverse("account_login") and "next=" in address.query


def _is_of_a_form(request: HttpRequest) -> bool:
    """Return whether somebody pressed a button; what a phone sends by itself, it keeps."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _page_of(request: HttpRequest) -> str:
    """Return the page on which something was pressed; the start where that is not known."""
    headers = request.headers
    address = headers.get("HX-Current-URL") or headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}):
        return "/"
    page = urlsplit(address)
    return f"{page.path}?{page.query}" if page.query else page.path
