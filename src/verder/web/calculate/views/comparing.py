"""Up to four saved calculations of one calculator beside each other."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verder.apps.calculate.models import Calculation
from verder.apps.calculate.queries import seen_calculations
from verder.apps.core.keys import record_keys
from verder.apps.core.models import User
from verder.web.calculate.comparing import MOST, comparison, comparison_sheet
from verder.web.calculate.views.calculator import seen_calculator
from verder.web.core.exports import sheet_response
from verder.web.core.requests import Request


@login_required
@require_GET
def calculations_compare(request: Request) -> HttpResponseBase:
    """Show the calculations that the address names, the first as the measure of the others."""
    chosen = _chosen(request.user, record_keys(request.GET.getlist("id")))
    if not chosen:
        raise Http404
    known = seen_calculator(chosen[0].calculator)
    found = comparison(known, chosen)
    if request.GET.get("export") == "xlsx":
        sheet = comparison_sheet(found, known.text.name, _("Figure"))
        return sheet_response(sheet, kind="xlsx")
    context = {
        "known": known,
        "found": found,
        "excel_address": f"?{request.GET.urlencode()}&export=xlsx",
    }
    return render(request, "calculate/compare.html", context)


def _chosen(user: User, keys: list[int]) -> list[Calculation]:
    """Return those in view in the order of the address; others of another calculator are out."""
    by_key = seen_calculations(user).in_bulk(keys)
    found = [by_key[key] for key in dict.fromkeys(keys) if key in by_key]
    return [each for each in found if each.calculator == found[0].calculator][:MOST]
