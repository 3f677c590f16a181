"""Ask the customer by a link: by mail, with its text shown first, or to be copied."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.invitations import where_mail_goes
from verder.apps.core.sentences import sentence
from verder.apps.intensify.instruments import KnownInstrument
from verder.apps.intensify.mails import SurveyMail, send_survey_mail, survey_mail
from verder.apps.intensify.models import Survey
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.services.surveys import make_survey, note_mailed, revoke_survey
from verder.web.accounts.frame import account_frame
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.intensify.instrument_pages import instrument_address
from verder.web.intensify.survey_form import SurveyForm
from verder.web.intensify.views.relationship import TAB, judged_account
from verder.web.intensify.views.views_given import asked_of

SEND, SHOW, COPY = "send", "show", "copy"


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def survey_new(request: Request, account_id: int, instrument: str) -> HttpResponse:
    """Make a survey: show its mail first, send it, or show the link this once."""
    account, known = judged_account(request, account_id), asked_of(instrument)
    act, people = (
        request.POST.get("act", ""),
        list(positions_of(account, timezone.localdate()).exclude(person=None)),
    )
    sent = request.POST if request.method == "POST" else None
    form = SurveyForm(sent, people=people, needs_address=act in {SEND, SHOW})
    if sent is None or not form.is_valid():
        return _page(request, account, known, form)
    if act == SHOW:
        mail = _mail(request, known, form, link=_("(the link comes here)"))
        return _page(request, account, known, form, mail=mail)
    try:
        survey, secret = make_survey(
            by=request.user,
            account=account,
            instrument=known,
            language=form.cleaned_data["language"],
            days=form.cleaned_data["days"],
            position=form.chosen,
        )
    except Refused as refused:
        form.add_error(None, sentence(refused.code, refused.details))
        return _page(request, account, known, form)
    link = request.build_absolute_uri(reverse("survey", args=[secret]))
    if act == SEND and _is_sent(request, known, form, survey, link):
        return redirect(instrument_address(account, known))
    return _page(request, account, known, form, link=link)


@require_POST
@login_required
def survey_revoke(request: Request, account_id: int, survey_id: int) -> HttpResponse:
    """Let the link of a survey open nothing any more."""
    account = judged_account(request, account_id)
    survey = get_object_or_404(Survey, pk=survey_id, account=account)
    revoke_survey(by=request.user, survey=survey)
    say(request, _("The link of this survey opens nothing any more."))
    return redirect(instrument_address(account, asked_of(survey.instrument)))


def _is_sent(
    request: Request, known: KnownInstrument, form: SurveyForm, survey: Survey, link: str
) -> bool:
    """Mail the link; where that fails, the link is there to be copied."""
    address = form.cleaned_data["email"]
    try:
        send_survey_mail(_mail(request, known, form, link=link), by=request.user, to=address)
    except OSError:
        warn(request, _("The mail could not be sent. Copy the link and send it yourself."))
        return False
    note_mailed(by=request.user, survey=survey)
    say(request, _("The survey is on its way to %(address)s.") % {"address": address})
    return True


def _mail(request: Request, known: KnownInstrument, form: SurveyForm, *, link: str) -> SurveyMail:
    chosen = form.chosen
    return survey_mail(
        by=request.user,
        instrument=known.key,
        language=form.cleaned_data["language"],
        name=chosen.person.given_name if chosen and chosen.person else "",
        link=link,
        days=form.cleaned_data["days"],
    )


def _page(
    request: Request,
    account: Account,
    known: KnownInstrument,
    form: SurveyForm,
    *,
    mail: SurveyMail | None = None,
    link: str = "",
) -> HttpResponse:
    context = {
        **account_frame(request, account, TAB),
        "instrument": known,
        "back": instrument_address(account, known),
        "form": form,
        "mail": mail,
        "link": link,
        "folder": where_mail_goes(),
    }
    return render(request, "intensify/survey_new.html", context)
