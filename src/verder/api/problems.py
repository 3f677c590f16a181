"""Errors as problem details (RFC 9457): one shape for everything that goes wrong."""

import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled
from ninja.errors import ValidationError as NotUnderstood
from pydantic import Field

from verder.api.values import Shown
from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.domain.values.missing import NotComputable
from verder.facts.failures import FileRefused

MEDIA_TYPE = "application/problem+json"
logger = logging.getLogger(__name__)


class FieldProblem(Shown):
    """What is wrong with one field of what was sent."""

    field: str = Field(examples=["weight"])
    detail: str


class ProblemShown(Shown):
    """What went wrong, as RFC 9457 has it; `code` names refusals for programs."""

    type: str = Field(default="about:blank", examples=["about:blank"])
    title: str = Field(examples=["Unprocessable Entity"])
    status: int = Field(examples=[422])
    detail: str
    instance: str = Field(examples=["/api/accounts/17"])
    code: str = Field(default="", examples=["input_replaced"])
    errors: list[FieldProblem] = Field(default_factory=list)


def problem(
    request: HttpRequest,
    status: int,
    detail: str,
    *,
    code: str = "",
    errors: Iterable[FieldProblem] = (),
) -> HttpResponse:
    """Return the answer that says what went wrong."""
    told = ProblemShown(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=request.path,
        code=code,
        errors=list(errors),
    )
    return JsonResponse(told.model_dump(), status=status, content_type=MEDIA_TYPE)


def refuse_politely(api: NinjaAPI) -> None:
    """Let every failure of an operation be told as a problem."""
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)


def _not_understood(request: HttpRequest, failure: NotUnderstood) -> HttpResponse:
    errors = [
        FieldProblem(field=_place(each["loc"]), detail=str(each["msg"])) for each in failure.errors
    ]
    return problem(request, 422, _("What was sent does not fit."), code="invalid", errors=errors)


def _place(location: Iterable[object]) -> str:
    """Return where a field stands: `weights.0.weight`, without the name of the body itself."""
    parts = [str(part) for part in location]
    return ".".join(parts[2:] if parts[:1] == ["body"] and len(parts) > 2 else parts[1:])


def _invalid(request: HttpRequest, failure: ValidationError) -> HttpResponse:
    found = failure.message_dict if hasattr(failure, "error_dict") else {"": failure.messages}
    errors = [
        FieldProblem(field="" if field == "__all__" else field, detail=text)
        for field, texts in found.items()
        for text in texts
    ]
    return problem(request, 422, _("What was sent does not fit."), code="invalid", errors=errors)


def _refused(request: HttpRequest, failure: Refused | FileRefused) -> HttpResponse:
    return problem(request, 409, sentence(failure.code, failure.details), code=failure.code)


def _not_computable(request: HttpRequest, failure: NotComputable) -> HttpResponse:
    return problem(request, 409, sentence(failure.reason), code=failure.reason)


def _forbidden(request: HttpRequest, _failure: PermissionDenied) -> HttpResponse:
    return problem(request, 403, _("You may not do this."), code="forbidden")


def _absent(request: HttpRequest, _failure: Http404) -> HttpResponse:
    return problem(request, 404, _("That does not exist, or not for you."), code="not_found")


def _unknown(request: HttpRequest, _failure: AuthenticationError) -> HttpResponse:
    answer = problem(
        request,
        401,
        _("Send a personal token that is valid: Authorization: Bearer …"),
        code="not_signed_in",
    )
    answer["WWW-Authenticate"] = 'Bearer realm="Verder"'
    return answer


def _too_often(request: HttpRequest, failure: Throttled) -> HttpResponse:
    answer = problem(request, 429, _("Too many requests; try again in a while."), code="too_often")
    if failure.wait:
        answer["Retry-After"] = str(failure.wait)
    return answer


def _of_http(request: HttpRequest, failure: HttpError) -> HttpResponse:
    return problem(request, failure.status_code, str(failure))


def _too_big(request: HttpRequest, _failure: RequestDataTooBig) -> HttpResponse:
    return problem(request, 413, _("What was sent is too large."), code="too_large")


def _suspicious(request: HttpRequest, _failure: SuspiciousOperation) -> HttpResponse:
    return problem(request, 400, _("What was sent cannot be read."), code="unreadable")


def _broken(request: HttpRequest, failure: Exception) -> HttpResponse:
    logger.error("The API failed at %s", request.path, exc_info=failure)
    return problem(request, 500, _("Something went wrong here; it has been written down."))


HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    NotUnderstood: _not_understood,
    ValidationError: _invalid,
    Refused: _refused,
    FileRefused: _refused,
    NotComputable: _not_computable,
    PermissionDenied: _forbidden,
    Http404: _absent,
    AuthenticationError: _unknown,
    Throttled: _too_often,
    HttpError: _of_http,
    RequestDataTooBig: _too_big,
    SuspiciousOperation: _suspicious,
    Exception: _broken,
}
