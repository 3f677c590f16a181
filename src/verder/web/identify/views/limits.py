"""Keep limits that were tried out on a page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from verder.apps.identify.limit_descriptions import DESCRIPTIONS
from verder.apps.identify.limits import change_limits, restore_limits
from verder.web.core.requests import Request
from verder.web.identify.limits_form import texts_of

PAGES = {
    "abc": "abc",
    "alerts": "alerts",
    "concentration": "concentration",
    "double_pareto": "double_pareto",
    "pyramid": "pyramid",
    "whale": "whale",
    "cost_to_serve": "cost_to_serve",
    "relation_claims": "relation_economics",
    "life_cycle": "life_cycle",
    "customer_value": "customer_value",
    "two_sided": "two_sided",
    "own_costs": "relation_economics",
    "dependence": "dependence",
    "portfolio_matrix": "portfolio_matrix",
    "service_concept": "service_concept",
    "service_hours": "service_concept",
    "visit_allocation": "visit_allocation",
    "plan_fitting": "year_calendar",
}


@login_required
@require_POST
def keep_limits(request: Request, key: str) -> HttpResponse:
    """Make the limits of one analysis those of the organisation, or bring the defaults back."""
    if key not in DESCRIPTIONS:
        raise Http404
    kind = DESCRIPTIONS[key].kind
    try:
        if "restore" in request.POST:
            restore_limits(by=request.user, kind=kind)
        else:
            change_limits(by=request.user, kind=kind, texts=texts_of(kind, request.POST))
        messages.success(request, _("These limits hold for everybody from now on."))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return HttpResponseRedirect(_next(request, key))


def _next(request: Request, key: str) -> str:
    page = reverse(PAGES[key])
    wanted = page + request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else page
