"""What many people of customers answer: of one account, and of all accounts in view."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.sentences import sentence
from verder.apps.intensify.instruments import KnownInstrument, promoters_instrument
from verder.apps.intensify.reports.voices import account_voices, voices_report
from verder.apps.intensify.rules import may_give_view
from verder.domain.engines.voices import Voices
from verder.domain.values.missing import NotComputable
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.exports import asked_file, table_page
from verder.web.core.formats import day
from verder.web.core.requests import Request
from verder.web.core.tables import Table, read_table
from verder.web.identify.views.common import about_page
from verder.web.intensify.charts.voices import marks_option
from verder.web.intensify.presenters import voices as shown
from verder.web.intensify.views.relationship import TAB, survey_lines
from verder.web.intensify.views.views_given import asked_of

GUIDE = "nps"


@require_GET
@login_required
def account_voices_page(request: Request, account_id: int, instrument: str) -> HttpResponseBase:
    """Show what the people of an account answer, with how many they are and the range."""
    account, known = seen_account(request.user, account_id), asked_of(instrument)
    if not known.has_many_voices:
        raise Http404
    found, limits = account_voices(account, known, today=timezone.localdate())
    marks = shown.mark_lines(found.rows, known)
    tables: dict[str, Table[Any]] = {
        "marks_table": shown.marks_table(marks, request.GET),
        "items_table": shown.items_table(shown.item_lines(found.now, known), request.GET),
    }
    if file := asked_file(tables.values(), about=[(_("Account"), account.name)]):
        return file
    context = {
        **account_frame(request, account, TAB),
        **about_page(GUIDE),
        **tables,
        **figures(found.now, found.before, known),
        "instrument": known,
        "found": found,
        "limits": limits,
        "chart": marks_option(
            [(str(each.mark), each.count, each.place) for each in marks], label=_("Answers")
        ),
        "voices": list(shown.voice_lines(found.rows, known)),
        "surveys": survey_lines(account, known),
        "may_give": may_give_view(request.user, account),
    }
    return render(request, "intensify/voices.html", context)


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def voices_page(request: Request) -> HttpResponseBase:
    """Show what the people of all accounts in view answer together, and account by account."""
    known, today = promoters_instrument(), timezone.localdate()
    found = voices_report(request.user, known, today=today)
    context = {
        **about_page(GUIDE),
        **figures(found.now, found.before, known),
        "instrument": known,
        "count": len(found.accounts),
        "limits": found.limits,
    }
    return table_page(
        request,
        "intensify/voices_list.html",
        read_table(shown.accounts_table(), found.accounts, request.GET),
        context,
        title=known.text.name,
        about=[(_("Day"), day(today))],
    )


def figures(now: Voices, before: Voices, known: KnownInstrument) -> dict[str, Any]:
    """Return the figures at the top, each with why it is missing where it is."""
    net = now.net
    change, trend = shown.moved(net, before.net)
    return {
        "now": now,
        "net": shown.points(net.score),
        "why_no_net": sentence(net.score.reason) if isinstance(net.score, NotComputable) else "",
        "net_note": shown.net_note(net),
        "change": change,
        "trend": trend,
        "bands": [(known.bands[band.key].name, now.bands[band.key]) for band in known.method.bands],
        "groups": [
            (known.groups[each.key], shown.mean_text(each), each)
            for group, each in zip(known.method.groups, now.groups, strict=True)
            if len(group.weights) > 1
        ],
    }
