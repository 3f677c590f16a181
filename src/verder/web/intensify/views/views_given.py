"""Fill in an instrument: our view, or what the customer said in a talk; and take it back."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.instruments import KnownInstrument, known_instrument
from verder.apps.intensify.models import Assessment
from verder.apps.intensify.queries.assessments import standing_view
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.reports.counted import Counted, counted_answers
from verder.apps.intensify.services.assessments import give_view, undo_view
from verder.domain.engines.two_sides import ViewSide
from verder.web.accounts.frame import account_frame
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.intensify.instrument_pages import instrument_address
from verder.web.intensify.presenters.stage_words import SIDE_NAMES
from verder.web.intensify.view_form import ViewForm, adopted
from verder.web.intensify.views.relationship import TAB, judged_account


@require_http_methods(["GET", "POST"])
@login_required
def view_give(request: Request, account_id: int, instrument: str, side: str) -> HttpResponse:
    """Answer the items for one side; a counted answer is taken over only when asked."""
    account = judged_account(request, account_id)
    known, answering = asked_of(instrument), side_of(side)
    if answering not in known.sides:
        raise Http404
    today = timezone.localdate()
    counted = counted_answers(account, known, today=today)
    wanted = request.POST.get("adopt", "")
    sent: QueryDict | None = request.POST if request.method == "POST" else None
    if sent is not None and wanted in counted:
        sent = adopted(request.POST, wanted, counted[wanted])
    form = ViewForm(
        sent,
        instrument=known,
        side=answering,
        before=None if known.has_many_voices else standing_view(account, known.key, answering),
        today=today,
        people=list(positions_of(account, today).exclude(person=None)),
    )
    if sent is not None and not wanted and form.is_valid() and _kept(request, account, form):
        return redirect(instrument_address(account, known))
    return _page(request, account, form, counted)


@require_POST
@login_required
def view_undo(request: Request, account_id: int, row_id: int) -> HttpResponse:
    """Undo the latest act on a view."""
    account = judged_account(request, account_id)
    row = get_object_or_404(Assessment, pk=row_id, account=account)
    try:
        undo_view(by=request.user, row=row)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
    return redirect(instrument_address(account, asked_of(row.instrument)))


def asked_of(key: str) -> KnownInstrument:
    """Return an instrument; one that does not exist has no page."""
    found = known_instrument(key)
    if found is None:
        raise Http404
    return found


def side_of(name: str) -> ViewSide:
    """Return the side of this name; another has no page."""
    if name not in set(ViewSide):
        raise Http404
    return ViewSide(name)


def _kept(request: Request, account: Account, form: ViewForm) -> bool:
    try:
        row = give_view(
            by=request.user,
            account=account,
            instrument=form.instrument,
            side=form.side,
            given=form.given,
        )
    except Refused as refused:
        form.add_error(None, sentence(refused.code, refused.details))
        return False
    undo = reverse("view_undo", args=[account.pk, row.pk])
    say(request, _("%(what)s was kept.") % {"what": SIDE_NAMES[form.side]}, undo=undo)
    return True


def _page(
    request: Request, account: Account, form: ViewForm, counted: dict[str, Counted]
) -> HttpResponse:
    context = {
        **account_frame(request, account, TAB),
        "form": form,
        "instrument": form.instrument,
        "back": instrument_address(account, form.instrument),
        "side": form.side,
        "questions": list(form.questions(counted if form.side is ViewSide.US else None)),
    }
    return render(request, "intensify/view.html", context)
