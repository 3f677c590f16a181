"""How often people should meet by their roles: one table for the whole organisation."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verder.apps.core.rules import may_change_limits
from verder.apps.identify.ideal_descriptions import COUNTS, IDEAL, LEVELS, PAGE
from verder.apps.identify.ideal_limits import BESIDE, name_of
from verder.apps.identify.limit_shapes import Analysis
from verder.apps.identify.limits import change_limits, limit_changes, limits_of, restore_limits
from verder.apps.intensify.enums import DMU_ROLES, PSU_ROLES
from verder.domain.intensify.roles import DmuRole, PsuRole
from verder.web.core.flash import say
from verder.web.core.limits_form import LimitsForm
from verder.web.core.requests import Request
from verder.web.identify.views.common import about_page

GUIDE = "contact_matrix"
PARTS = {analysis.key: analysis for analysis in (IDEAL, LEVELS, COUNTS)}


@require_http_methods(["GET", "POST"])
@login_required
def ideal_contacts(request: Request) -> HttpResponse:
    """Show the table and the rules beside it; by POST keep a part, or bring its defaults back."""
    if request.method == "GET":
        return _page(request)
    if not may_change_limits(request.user):
        raise PermissionDenied
    analysis = PARTS.get(request.POST.get("key", ""))
    if analysis is None:
        raise Http404
    if "restore" in request.POST:
        restore_limits(by=request.user, kind=analysis.kind)
        say(request, _("The limits of the method are back."))
        return redirect(PAGE)
    form = LimitsForm(analysis, limits_of(analysis.kind), request.POST)
    if not form.is_valid():
        return _page(request, mistaken=form)
    change_limits(by=request.user, kind=analysis.kind, texts=form.texts)
    say(request, _("The limits are kept; every page uses them from now on."))
    return redirect(PAGE)


def _page(request: Request, mistaken: LimitsForm | None = None) -> HttpResponse:
    ideal, levels, counts = (_form(each, mistaken) for each in (IDEAL, LEVELS, COUNTS))
    may_change = may_change_limits(request.user)
    context = {
        **about_page(GUIDE),
        "ideal": ideal,
        "columns": [name for _key, name in PSU_ROLES],
        "rows": _rows(ideal),
        "factors": [ideal[name] for name in BESIDE],
        "rules": (levels, counts),
        "may_change": may_change,
        "changes": _changes() if may_change else [],
    }
    return render(request, "intensify/ideal_contacts.html", context)


def _form(analysis: Analysis, mistaken: LimitsForm | None) -> LimitsForm:
    if mistaken is not None and mistaken.analysis is analysis:
        return mistaken
    return LimitsForm(analysis, limits_of(analysis.kind))


def _rows(form: LimitsForm) -> list[tuple[Any, list[tuple[BoundField, bool]]]]:
    """Return a row for each role of the customer: its fields, and whether each is changed."""
    usual = {name: str(IDEAL.default_of(name)) for name in form.fields}
    return [
        (
            label,
            [
                (form[name], str(form.initial[name]) != usual[name])
                for psu, _column in PSU_ROLES
                for name in [name_of(DmuRole(dmu), PsuRole(psu))]
            ],
        )
        for dmu, label in DMU_ROLES
    ]


def _changes() -> list[tuple[Analysis, Any]]:
    """Return every change of these limits, the last one first."""
    found = [(part, each) for part in PARTS.values() for each in limit_changes(part.kind)]
    return sorted(found, key=lambda pair: pair[1].at, reverse=True)
