"""The relationship stage of an account: where both sides stand, how it went, what is next."""

from math import ceil
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
from verder.apps.intensify.enums import SurveyState
from verder.apps.intensify.instruments import KnownInstrument, relationship_instrument
from verder.apps.intensify.models import RelationEnd, Survey
from verder.apps.intensify.queries.assessments import relation_end, surveys_of
from verder.apps.intensify.reports.relationship import AccountRelation, account_relation
from verder.apps.intensify.rules import may_give_view
from verder.apps.intensify.services.assessments import (
    end_relation,
    resume_relation,
    undo_relation_end,
)
from verder.domain.engines.two_sides import BothSides, ViewSide
from verder.domain.values.missing import NotComputable
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.exports import asked_file
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.core.tables import Table
from verder.web.identify.views.common import about_page
from verder.web.intensify.notice_form import NoticeForm
from verder.web.intensify.presenters import relationship as shown
from verder.web.intensify.presenters.stage_words import name_or_nothing, stage_text
from verder.web.intensify.relationship_pictures import stairs, trend_chart

TAB = "account_relationship"
GUIDE = "relationship_stages"
MOST_SURVEYS = 30


@require_GET
@login_required
def account_relationship(request: Request, account_id: int) -> HttpResponseBase:
    """Show where both sides see the relation."""
    return relationship_page(request, seen_account(request.user, account_id))


@require_POST
@login_required
def relation_end_keep(request: Request, account_id: int) -> HttpResponseBase:
    """Say that notice was given."""
    account = judged_account(request, account_id)
    form = NoticeForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return relationship_page(request, account, notice_form=form)
    row = end_relation(by=request.user, account=account, **form.cleaned_data)
    say(request, _("The notice was kept."), undo=_undo_address(row))
    return redirect(TAB, account.pk)


@require_POST
@login_required
def relation_end_remove(request: Request, account_id: int) -> HttpResponse:
    """Say that the notice holds no longer."""
    account = judged_account(request, account_id)
    row = relation_end(account)
    if row is not None:
        resume_relation(by=request.user, row=row)
        say(request, _("The notice was removed."), undo=_undo_address(row))
    return redirect(TAB, account.pk)


@require_POST
@login_required
def relation_end_undo(request: Request, account_id: int, row_id: int) -> HttpResponse:
    """Undo the latest act on a notice."""
    account = judged_account(request, account_id)
    row = get_object_or_404(RelationEnd, pk=row_id, account=account)
    try:
        undo_relation_end(by=request.user, row=row)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
    return redirect(TAB, account.pk)


def judged_account(request: Request, account_id: int) -> Account:
    """Return an account of those in view that the user may score."""
    account = seen_account(request.user, account_id)
    if not may_give_view(request.user, account):
        raise PermissionDenied
    return account


def relationship_page(
    request: Request, account: Account, *, notice_form: NoticeForm | None = None
) -> HttpResponseBase:
    """Show the tab, with the form of a notice as it was sent where it was refused."""
    instrument, today = relationship_instrument(), timezone.localdate()
    found = account_relation(account, today=today)
    sides = shown.side_lines(found.relation, instrument)
    items = shown.item_lines(found.relation, instrument)
    trend = shown.trend_lines(found.relation.points, instrument)
    tables: dict[str, Table[Any]] = {
        "sides_table": shown.sides_table(sides, request.GET),
        "items_table": shown.items_table(items, request.GET),
        "trend_table": shown.trend_table(trend, request.GET),
    }
    if file := asked_file(tables.values(), about=[(_("Account"), account.name)]):
        return file
    context: dict[str, Any] = {
        **account_frame(request, account, TAB),
        **about_page(GUIDE),
        **tables,
        **_standing(found, instrument),
        "instrument": instrument,
        "sides": sides,
        "stairs": stairs(found.relation, instrument, sides),
        "trend": trend_chart(trend, instrument, today) if trend else None,
        "surveys": survey_lines(account, instrument),
        "may_give": may_give_view(request.user, account),
        "notice_form": notice_form or NoticeForm(None, today=today),
    }
    return render(request, "intensify/relationship.html", context)


def _standing(found: AccountRelation, instrument: KnownInstrument) -> dict[str, Any]:
    """Return the stage, the gap and the next step, in words or why there is none."""
    relation, gap = found.relation, found.relation.sides.gap
    stage = relation.stage
    is_missing = isinstance(stage, NotComputable)
    return {
        "relation": relation,
        "end": found.end,
        "stage": name_or_nothing(stage, instrument),
        "stage_text": "" if isinstance(stage, NotComputable) else stage_text(stage, instrument),
        "why_no_stage": sentence(stage.reason) if isinstance(stage, NotComputable) else "",
        "is_told": bool(relation.standing) or not is_missing,
        "gap": None if isinstance(gap, NotComputable) else gap,
        "why_no_gap": sentence(gap.reason) if isinstance(gap, NotComputable) else "",
        "step": _step(relation.sides, instrument),
    }


def _step(sides: BothSides, instrument: KnownInstrument) -> dict[str, Any] | None:
    """Return what keeps the lower view below the next band, the first item to begin with."""
    found, counts = sides.next_step, sides.counts
    if found is None or isinstance(counts, NotComputable):
        return None
    return {
        "band": instrument.bands[found.band.key],
        "lacking": found.lacking,
        "points": ceil(found.lacking),
        "side": ViewSide.US if counts is sides.ours else ViewSide.CUSTOMER,
        "items": [
            (item, item.words(answer), item.words(answer + 1))
            for item in map(instrument.item, found.items)
            for answer in (counts.answers[item.key],)
        ],
    }


def survey_lines(
    account: Account, instrument: KnownInstrument
) -> list[tuple[Survey, SurveyState, bool]]:
    """Return the surveys, how far each came, and whether its link still takes answers."""
    now = timezone.now()
    found = surveys_of(account, instrument.key)[:MOST_SURVEYS]
    return [(each, each.state(now), each.is_open(now)) for each in found]


def _undo_address(row: RelationEnd) -> str:
    return reverse("relation_end_undo", args=[row.account_id, row.pk])
