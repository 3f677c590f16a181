"""The survey as the customer sees it: opened by its link alone, in both languages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from verder.apps.core.failures import Refused
from verder.apps.core.often import is_too_often_together, seconds_to_wait
from verder.apps.core.queries import organisation
from verder.apps.intensify.instruments import KnownInstrument, known_instrument
from verder.apps.intensify.models import Assessment, Survey
from verder.apps.intensify.services.surveys import answer_survey, survey_of
from verder.web.intensify.customer_form import CustomerForm

MOST_OF_LINK, MOST_OF_PLACE = 30, 300  # a minute
THANKS = "thanks"
GONE = 404  # whatever is wrong with a link, it tells nothing


@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask the items, keep the answers, and thank."""
    place = request.META.get("REMOTE_ADDR", "")
    if is_too_often_together("survey", secret, most=MOST_OF_LINK) or is_too_often_together(
        "survey-place", place, most=MOST_OF_PLACE
    ):
        response = render(request, "429.html", status=429)
        response.headers["Retry-After"] = str(seconds_to_wait())
        return response
    found = survey_of(secret, timezone.now())
    with translation.override(_language(request, found)):
        response = _answer(request, secret, found)
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex"
    # The secret goes to no other site; without any referrer browsers could send no form.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _answer(request: HttpRequest, secret: str, found: Survey | None) -> HttpResponse:
    known = known_instrument(found.instrument) if found else None
    if found is None or known is None:
        return render(request, "survey/closed.html", _words(), status=GONE)
    if THANKS in request.GET and found.answered_at is not None:
        context = {**_words(), "survey": found, "text": known.text, "address": _here(secret)}
        return render(request, "survey/thanks.html", context)
    sent = request.POST if request.method == "POST" else None
    form = CustomerForm(sent, instrument=known, before=_before(found))
    if sent is not None and form.is_valid() and _is_kept(form, found, known):
        return redirect(f"{_here(secret)}&{THANKS}=1")
    context = {
        **_words(),
        "survey": found,
        "text": known.text,
        "form": form,
        "questions": list(form.questions()),
    }
    return render(request, "survey/survey.html", context)


def _is_kept(form: CustomerForm, found: Survey, known: KnownInstrument) -> bool:
    try:
        answer_survey(
            survey=found,
            instrument=known,
            answers=form.answers,
            remark=form.cleaned_data["remark"],
        )
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def _before(found: Survey) -> Assessment | None:
    """Return what was answered by this very link, and nothing that anybody else said."""
    rows = Assessment.objects.filter(survey=found, replaced_on=None)
    return rows.order_by("-pk").first()


def _language(request: HttpRequest, found: Survey | None) -> str:
    """Return the language that was chosen, else that of the survey or of the browser."""
    asked = request.GET.get("language", "")
    if asked in dict(settings.LANGUAGES):
        return asked
    return found.language if found else translation.get_language_from_request(request)


def _here(secret: str) -> str:
    return f"{reverse('survey', args=[secret])}?language={translation.get_language()}"


def _words() -> dict[str, object]:
    """Return who asks; nothing of the account stands on these pages."""
    return {"asker": organisation().name}
