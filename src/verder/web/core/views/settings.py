"""What holds for the whole organisation: its name, currency, fiscal year, and the limits."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.core import services
from verder.apps.core.queries import organisation
from verder.apps.core.rules import may_change_limits, may_change_settings
from verder.apps.identify.limit_descriptions import DESCRIPTIONS, Analysis
from verder.apps.identify.limits import change_limits, limits_of, restore_limits
from verder.web.core.flash import say
from verder.web.core.forms import OrganisationForm
from verder.web.core.limits_form import LimitsForm
from verder.web.core.requests import Request, only_for


@require_http_methods(["GET", "POST"])
@only_for(may_change_limits)
def settings_page(request: Request) -> HttpResponse:
    """Show the settings, and keep those of the organisation."""
    current = organisation()
    initial = {
        "name": current.name,
        "currency": current.currency,
        "fiscal_year_start": current.fiscal_year_start,
    }
    form = OrganisationForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _keep(request, form):
        say(request, _("The settings are kept."))
        return redirect("settings")
    return _page(request, form)


@require_POST
@only_for(may_change_limits)
def change_limits_of(request: Request, key: str) -> HttpResponse:
    """Keep the limits of one analysis for everybody, or bring those of the method back."""
    analysis = _analysis(key)
    if "restore" in request.POST:
        restore_limits(by=request.user, kind=analysis.kind)
        say(request, _("The limits of the method are back."))
        return redirect("settings")
    form = LimitsForm(analysis, limits_of(analysis.kind), request.POST)
    if form.is_valid():
        change_limits(by=request.user, kind=analysis.kind, texts=form.texts)
        say(request, _("The limits are kept; every page uses them from now on."))
        return redirect("settings")
    return _page(request, None, form)


def _analysis(key: str) -> Analysis:
    if key not in DESCRIPTIONS:
        raise Http404
    return DESCRIPTIONS[key]


def _keep(request: Request, form: OrganisationForm) -> bool:
    try:
        services.change_settings(by=request.user, **form.cleaned_data)
    except ValidationError as problem:
        form.add_error(None, problem)
    return form.is_valid()


def _page(
    request: Request, form: OrganisationForm | None, mistaken: LimitsForm | None = None
) -> HttpResponse:
    current = organisation()
    limits = [
        mistaken
        if mistaken and mistaken.analysis is analysis
        else LimitsForm(analysis, limits_of(analysis.kind))
        for analysis in DESCRIPTIONS.values()
        if not analysis.page
    ]
    initial = {
        "name": current.name,
        "currency": current.currency,
        "fiscal_year_start": current.fiscal_year_start,
    }
    context = {
        "form": form or OrganisationForm(initial=initial),
        "limits": limits,
        "may_change_settings": may_change_settings(request.user),
        "home": settings.VERDER_HOME,
        "outbox": None if settings.MAIL_HOST else settings.EMAIL_FILE_PATH,
    }
    return render(request, "core/settings.html", context)
