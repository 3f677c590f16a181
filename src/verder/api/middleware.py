"""What happens around every request to the API."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from verder.api.problems import MEDIA_TYPE, problem

Answer = Callable[[HttpRequest], HttpResponse]
ROOT = "/api/"
KEPT = ("Allow", "WWW-Authenticate", "Retry-After")


class ProblemsMiddleware:
    """Tell what goes wrong outside an operation as a problem too: no address, no such method."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and turn a page of an error into a problem."""
        response = self.get_response(request)
        if not request.path.startswith(ROOT) or response.status_code < 400:
            return response
        if response.get("Content-Type", "").startswith(MEDIA_TYPE):
            return response
        told = problem(request, response.status_code, _detail(response.status_code))
        for name in KEPT:
            if name in response:
                told[name] = response[name]
        return told


def _detail(status: int) -> str:
    if status == 404:
        return _("There is nothing at this address.")
    if status == 405:
        return _("This address does not take that method.")
    return _("This request cannot be answered.")
