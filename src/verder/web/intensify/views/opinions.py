"""Influence and attitude of people, as the account team sees them: nobody else opens this."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import Opinion, Position
from verder.apps.intensify.purposes import OF_JUDGEMENTS
from verder.apps.intensify.queries.teams import teammates
from verder.apps.intensify.reports.influence import influence_report
from verder.apps.intensify.rules import may_give_opinions, may_log_contacts, may_see_opinions
from verder.apps.intensify.services.opinions import (
    OpinionSaid,
    give_opinion,
    remove_opinion,
    standing_opinion,
    undo_opinion,
)
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.exports import asked_file
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.identify.views.common import about_page
from verder.web.intensify.charts.influence import influence_option
from verder.web.intensify.opinion_form import OpinionForm
from verder.web.intensify.opinion_rows import (
    bubbles,
    influence_table,
    influence_todos,
    opinion_lines,
)

TAB = "account_influence"


@require_GET
@login_required
def account_influence(request: Request, account_id: int) -> HttpResponseBase:
    """Show who carries weight and how they stand towards us."""
    account = seen_account(request.user, account_id)
    if not may_see_opinions(request.user, account):
        raise PermissionDenied
    return influence_page(request, account)


@require_POST
@login_required
def opinion_give(request: Request, account_id: int, position_id: int) -> HttpResponseBase:
    """Keep what the team thinks of somebody."""
    account = _judged(request, account_id)
    position = get_object_or_404(Position, pk=position_id, account=account, ended_on=None)
    today = timezone.localdate()
    form = OpinionForm(
        request.POST,
        position=position,
        today=today,
        before=standing_opinion(position),
        movers=teammates(account, today),
    )
    if not form.is_valid():
        return influence_page(request, account, {position.pk: form})
    said = {name: form.cleaned_data[name] for name in OpinionSaid.__annotations__}
    opinion = give_opinion(
        position=position,
        said=OpinionSaid(**said),  # type: ignore[typeddict-item]
        by=request.user,
        on=form.cleaned_data["on"],
    )
    say(request, _("The opinion on %(name)s was kept.") % {"name": position}, undo=_undo(opinion))
    return redirect(TAB, account.pk)


@require_POST
@login_required
def opinion_remove(request: Request, account_id: int, opinion_id: int) -> HttpResponse:
    """Let an opinion hold no longer."""
    account = _judged(request, account_id)
    rows = Opinion.objects.select_related("position__account", "position__person")
    opinion = get_object_or_404(rows, pk=opinion_id, position__account=account, replaced_on=None)
    remove_opinion(opinion=opinion, by=request.user, on=timezone.localdate())
    words = _("The opinion on %(name)s was removed.") % {"name": opinion.position}
    say(request, words, undo=_undo(opinion))
    return redirect(TAB, account.pk)


@require_POST
@login_required
def opinion_undo(request: Request, account_id: int, opinion_id: int) -> HttpResponse:
    """Undo the latest act on an opinion."""
    account = _judged(request, account_id)
    rows = Opinion.objects.select_related("position__account")
    opinion = get_object_or_404(rows, pk=opinion_id, position__account=account)
    try:
        undo_opinion(opinion=opinion, by=request.user)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
    return redirect(TAB, account.pk)


def influence_page(
    request: Request, account: Account, refused: Mapping[int, OpinionForm] | None = None
) -> HttpResponseBase:
    """Show the tab, with a form as it was sent where it was refused."""
    today = timezone.localdate()
    report = influence_report(request.user, account, today)
    table = influence_table(report, request.GET)
    if found := asked_file([table]):
        return found
    context: dict[str, Any] = {
        **account_frame(request, account, TAB),
        **about_page("influence"),
        "purpose": OF_JUDGEMENTS,
        "report": report,
        "todos": influence_todos(report),
        "lines": opinion_lines(report, today, teammates(account, today), refused or {}),
        "may_promise": may_log_contacts(request.user, account),
        "table": table,
        "chart": influence_option(
            bubbles(report),
            known=_("Attitude known"),
            unknown=_("Attitude not known"),
            wanted=_("Wanted move"),
            x_name=_("opponent ← attitude → ambassador"),
            y_name=_("influence"),
        ),
    }
    return render(request, "intensify/influence.html", context)


def _judged(request: Request, account_id: int) -> Account:
    account = seen_account(request.user, account_id)
    if not may_give_opinions(request.user, account):
        raise PermissionDenied
    return account


def _undo(opinion: Opinion) -> str:
    return reverse("opinion_undo", args=[opinion.position.account_id, opinion.pk])
