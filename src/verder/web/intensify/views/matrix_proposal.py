"""The ideal that the table of roles proposes: looked at first, then filled in."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.enums import FrequencyKind
from verder.apps.intensify.reports.contact_matrix import contact_matrix_report
from verder.apps.intensify.reports.ideal_proposal import (
    ProposalAsked,
    contact_class_of,
    ideal_proposal,
)
from verder.apps.intensify.services.frequencies import CellWish, set_frequencies
from verder.domain.intensify.ideal_frequency import ContactClass
from verder.web.accounts.frame import account_frame
from verder.web.core.flash import say, warn
from verder.web.core.forms import LookMixin
from verder.web.core.requests import Request
from verder.web.intensify.matrix_proposed import proposed_grid
from verder.web.intensify.views.matrix_acts import act_words, editable

TAB = "account_contact_matrix"
CLASSES = (
    (ContactClass.KEY.value, _("Key account")),
    (ContactClass.A.value, _("A customer")),
    (ContactClass.B.value, _("B customer")),
)
FILLING = (("empty", _("Only cells that say nothing")), ("all", _("All cells")))


class ProposalForm(LookMixin):
    """For which class, which cells, and whether levels must match."""

    contact_class = forms.ChoiceField(label=_("As for"), choices=CLASSES)
    filling = forms.ChoiceField(label=_("Fill"), choices=FILLING)
    matches_levels = forms.BooleanField(
        label=_("Leave out pairs whose levels lie too far apart"), required=False
    )

    def asked(self) -> ProposalAsked:
        """Return what was asked for."""
        return ProposalAsked(
            contact_class=ContactClass(self.cleaned_data["contact_class"]),
            keeps_said=self.cleaned_data["filling"] == "empty",
            matches_levels=self.cleaned_data["matches_levels"],
        )


@require_http_methods(["GET", "POST"])
@login_required
def matrix_proposal(request: Request, account_id: int) -> HttpResponseBase:
    """Show what is proposed; by POST fill it in, as one act that can be undone."""
    account = editable(request, account_id)
    usual = contact_class_of(account)
    form = _form(request, usual)
    asked = form.asked() if form.is_valid() else ProposalAsked()
    report = contact_matrix_report(user=request.user, account=account, on=timezone.localdate())
    found = ideal_proposal(report, asked)
    if request.method == "POST" and form.is_valid():
        wishes = [
            CellWish(pair=pair, kind=FrequencyKind.IDEAL, times=cell.after)
            for pair, cell in found.items()
        ]
        return _filled(request, account, wishes)
    context = {
        **account_frame(request, account, TAB),
        "form": form,
        "usual": usual,
        "changed": len(found),
        "proposed": proposed_grid(report, found),
    }
    return render(request, "intensify/matrix_proposal.html", context)


def _form(request: HttpRequest, usual: ContactClass | None) -> ProposalForm:
    start = {"contact_class": str(usual or ContactClass.B), "filling": "empty"}
    sent = request.POST if request.method == "POST" else request.GET
    return ProposalForm(sent if "contact_class" in sent else start, initial=start)


def _filled(request: Request, account: Account, wishes: list[CellWish]) -> HttpResponse:
    try:
        act = set_frequencies(
            by=request.user, account=account, wishes=wishes, today=timezone.localdate()
        )
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        undo = reverse("matrix_undo", args=[account.pk]) if act else ""
        say(request, act_words(act), undo=undo)
    return redirect(TAB, account.pk)
