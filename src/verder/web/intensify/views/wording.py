"""The words about people that ask for a second thought, for the script that looks for them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_cookie, vary_on_headers

from verder.web.core.requests import Request
from verder.web.intensify.wording import wording_told

AN_HOUR = 3600


@require_GET
@login_required
@cache_control(private=True, max_age=AN_HOUR)
@vary_on_cookie
@vary_on_headers("Accept-Language")
def people_wording(_request: Request) -> HttpResponse:
    """Return the words and the hints in the language of the reader."""
    return JsonResponse(wording_told())
