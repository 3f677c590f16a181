"""What happens around every request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers

from verder.apps.core.reading import reading_once

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
