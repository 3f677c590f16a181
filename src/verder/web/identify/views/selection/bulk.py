"""One decision about the accounts that were selected in a list."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.sentences import sentence
from verder.apps.identify.selection_choices import Decision
from verder.apps.identify.services.selection import Decided, decide_accounts
from verder.web.accounts.selected import selected_ids
from verder.web.core import formats
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, go_back
from verder.web.identify.selection_forms import DecisionForm
from verder.web.identify.views.selection.common import round_of


@require_POST
@login_required
def decide_selected(request: Request) -> HttpResponse:
    """Decide the same of the selected accounts in an open round, and say so where they stand."""
    form = DecisionForm(request.POST)
    round_ = round_of(request.user, record_key(request.POST.get("round", "")))
    keys = selected_ids(request)
    if not keys or not form.is_valid():
        warn(request, _("Select accounts, choose a decision, and say why."))
        return go_back(request, "accounts")
    try:
        done = decide_accounts(
            by=request.user,
            round_=round_,
            account_ids=keys,
            decision=Decision(form.cleaned_data["decision"]),
            reason=form.cleaned_data["reason"],
        )
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return go_back(request, "accounts")
    undo = reverse("selection_undo", args=[round_.pk, done.change.pk]) if done.change else ""
    say(request, told(done), undo=undo)
    return go_back(request, "accounts")


def told(done: Decided) -> str:
    """Return what was done, and what was not."""
    text = ngettext(
        "%(count)s account has its decision.",
        "%(count)s accounts have their decision.",
        done.changed,
    )
    sentences = [text % {"count": formats.number(done.changed)}]
    if done.added:
        text = ngettext(
            "%(count)s is new in the round.", "%(count)s are new in the round.", done.added
        )
        sentences.append(text % {"count": formats.number(done.added)})
    if done.skipped:
        text = ngettext(
            "%(count)s is of another team and stays as it is.",
            "%(count)s are of other teams and stay as they are.",
            done.skipped,
        )
        sentences.append(text % {"count": formats.number(done.skipped)})
    return " ".join(sentences)
