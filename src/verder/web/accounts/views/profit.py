"""What an account leaves at every step, and what if something about it changed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.sentences import sentence
from verder.apps.identify.queries.proposals import driver_names
from verder.apps.identify.reports.account_profit import (
    AccountProfitReport,
    account_profit,
    account_what_if,
)
from verder.domain.identify.loss_advice import loss_advice
from verder.domain.identify.profit_ladder import Step
from verder.domain.values.missing import NotComputable
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.accounts.profit_chart import ladder_chart
from verder.web.accounts.profit_table import profit_table
from verder.web.accounts.proposal_rows import proposal_rows
from verder.web.accounts.what_if_form import WhatIfForm
from verder.web.core.exports import asked_file
from verder.web.core.guide import html_of, method_guide
from verder.web.core.requests import Request
from verder.web.identify.asked import read_question
from verder.web.identify.presenters.ladder import LadderLine, ladder_lines
from verder.web.identify.presenters.what_if import (
    missing_drivers,
    missing_sentence,
    part_effects,
    price_hint,
    rest_words,
    step_effects,
    volume_words,
)
from verder.web.identify.presenters.words import ADVICE_NAMES

TAB = "account_profit"
TEMPLATE = "accounts/profit.html"
ANSWER = "what-if-answer"
GUIDE = "customer_profit"


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def account_profit_page(request: Request, account_id: int) -> HttpResponseBase:
    """Show the ladder of the account, and what another price or service would bring."""
    account = seen_account(request.user, account_id)
    asked = read_question(request.user, request.GET)
    context: dict[str, Any] = {"asked": asked, **account_frame(request, account, TAB)}
    try:
        report = account_profit(user=request.user, account=account, period=asked.question.period)
    except NotComputable as missing:
        context["missing"] = sentence(missing.reason)
        return render(request, TEMPLATE, context)
    names = driver_names()
    context |= answer_of(request, report, names)
    if request.headers.get("HX-Target") == ANSWER:
        return render(request, f"{TEMPLATE}#answer", context)
    lines = ladder_lines(report.ladder, names)
    table = profit_table(lines, request.GET, currency=report.basis.currency)
    file = asked_file([table], about=[(_("Account"), account.name), *asked.about])
    if file is not None:
        return file
    context |= ladder_of(report, lines, names)
    rows = proposal_rows(account, names, report.basis.currency)
    return render(request, TEMPLATE, context | {"table": table, "proposals": rows})


def answer_of(
    request: Request, report: AccountProfitReport, names: dict[str, str]
) -> dict[str, Any]:
    """Return what the change in the address would bring, at every step and by part."""
    form = WhatIfForm(request.GET.dict(), ladder=report.ladder, names=names)
    change, currency = form.change(), report.basis.currency
    found = account_what_if(report, change)
    return {
        "report": report,
        "form": form,
        "change": change,
        "effects": step_effects(found),
        "parts": list(part_effects(found, change, names, currency)),
        "effect": found.effect(Step.CM3),
        "after": found.after(Step.CM3),
        "volume": volume_words(report.ladder, change),
        "rest": rest_words(found, currency),
    }


def ladder_of(
    report: AccountProfitReport,
    lines: list[LadderLine],
    names: dict[str, str],
) -> dict[str, Any]:
    """Return the ladder with its picture, what is missing of it, and what to look at first."""
    ladder = report.ladder
    missing, guide = missing_drivers(ladder, names), method_guide(GUIDE)
    advice = loss_advice(
        ladder.cm3,
        margin_share=ladder.share(Step.CM1),
        average_margin_share=report.margin_share,
    )
    return {
        "ladder": ladder,
        "service_share": ladder.cost_to_serve_share(),
        "service_cost": ladder.cost_to_serve(),
        "margin_share": ladder.share(Step.CM1),
        "profit_share": ladder.share(Step.CM3),
        "chart": ladder_chart(lines, report.basis.currency),
        "advice": ADVICE_NAMES[advice] if advice else "",
        "missing_quantities": missing_sentence(missing) if missing else "",
        "hint": price_hint(ladder),
        "guide": guide,
        "guide_text": html_of(guide) if guide else "",
    }
