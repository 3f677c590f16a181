"""What belongs to the frame of every page: theme, language, progress, the health check."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from verder.apps.core import services
from verder.apps.core.models import Job
from verder.apps.core.rules import may_import
from verder.web.core.context import THEMES
from verder.web.core.requests import Request

YEAR = 365 * 24 * 60 * 60


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keep light or dark on this device."""
    response = redirect(_back(request))
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie(
            "theme", theme, max_age=YEAR, samesite="Lax", secure=settings.IS_HTTPS, httponly=True
        )
    return response


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Show the site in another language: to this user from now on, or on this device."""
    response = redirect(_back(request))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            services.set_own_language(user=request.user, language=language)
        translation.activate(language)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, secure=settings.IS_HTTPS
        )
    return response


@require_GET
@login_required
def job_progress(request: Request, job_id: int) -> HttpResponse:
    """Show how far a job is; when it is done the page that asked shows its outcome itself."""
    job = get_object_or_404(Job, pk=job_id)
    if job.by_id != request.user.pk and not may_import(request.user):
        raise PermissionDenied
    context = {"job": job, "title": request.GET.get("title", "")}
    response = render(request, "core/job.html", context)
    if job.finished_at:
        response.headers["HX-Refresh"] = "true"
    return response


@require_GET
def health(_request: HttpRequest) -> JsonResponse:
    """Say that the site answers and that its database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"}, status=HTTPStatus.OK)


def _back(request: HttpRequest) -> str:
    """Return where the user came from, on this site only."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"
