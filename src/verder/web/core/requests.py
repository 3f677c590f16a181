"""A request of somebody who is signed in, and who may pass."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from verder.apps.core.models import User

Given = ParamSpec("Given")


class Request(HttpRequest):
    """A request with its user, once sign-in is required."""

    user: User
    htmx: HtmxDetails


def go_back(request: HttpRequest, usual: str, *args: object) -> HttpResponse:
    """Return to the page that sent the form, or to the usual one."""
    address = request.headers.get("Referer", "")
    is_own = url_has_allowed_host_and_scheme(address, {request.get_host()})
    return redirect(address if is_own else reverse(usual, args=args))


View = Callable[Concatenate[Request, Given], HttpResponseBase]


def only_for(may: Callable[[User], bool]) -> Callable[[View[Given]], Any]:
    """Return a decorator that lets only those in who may: sign-in first, then 403."""

    def decorate(view: View[Given]) -> Any:  # noqa: ANN401 - a view, whatever it is given
        @login_required
        @wraps(view)
        def guarded(
            request: Request, *args: Given.args, **kwargs: Given.kwargs
        ) -> HttpResponseBase:
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
