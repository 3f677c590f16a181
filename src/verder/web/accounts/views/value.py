"""The tab with what an account is worth from now on."""

from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.rules import may_see_margins
from verder.apps.core.sentences import sentence
from verder.apps.identify.reports.account_value import AccountValue, account_value
from verder.domain.values.missing import NotComputable
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.exports import asked_file
from verder.web.core.requests import Request, only_for
from verder.web.identify.asked import read_question
from verder.web.identify.presenters.customer_value import ValueLine, range_words, year_table
from verder.web.identify.presenters.words import STEP_WORDS
from verder.web.identify.sliders import read_choices
from verder.web.identify.views.common import why
from verder.web.identify.views.customer_value import years_chart

TEMPLATE = "accounts/value.html"


@require_GET
@only_for(may_see_margins)
@vary_on_headers("HX-Request", "HX-Target")
def account_value_page(request: Request, account_id: int) -> HttpResponseBase:
    """Show what the account will still bring, with its range and the evidence."""
    account = seen_account(request.user, account_id)
    asked, choices = read_question(request.user, request.GET), read_choices(request.GET)
    context: dict[str, Any] = {
        **account_frame(request, account, "account_value"),
        "asked": asked,
        "choices": choices,
    }
    part = f"{TEMPLATE}#result" if request.headers.get("HX-Target") == "result" else TEMPLATE
    try:
        found = account_value(
            request.user, account, asked.question.period, choices.model, choices.limits.limits
        )
    except NotComputable as missing:
        return render(request, part, {**context, "missing": sentence(missing.reason)})
    years = year_table(found.years, request.GET, currency=found.basis.currency)
    if file := asked_file([years], about=[(_("Account"), account.name)]):
        return file
    return render(request, part, {**context, **_shown(found, account.name), "years": years})


def _shown(found: AccountValue, name: str) -> dict[str, Any]:
    """Return the figures with their words and their picture."""
    line = ValueLine(name=name, row=found.row)
    return {
        "report": found,
        "found": found.valuation,
        "line": line,
        "currency": found.basis.currency,
        "range_words": range_words(line.value, found.basis.currency),
        "step_words": STEP_WORDS[found.valuation.contributions.step],
        "why_not": why(found.valuation.why_not),
        "why_no_payback": why(found.payback),
        "years_chart": years_chart(found.years),
    }
