"""The invoice lines behind the figures of an account."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verder.apps.core.rules import may_import, may_see_margins
from verder.apps.identify.bonuses import has_bonus
from verder.apps.identify.reports.account_page import account_lines, level_of
from verder.apps.imports.models import Import
from verder.domain.values.period import Period
from verder.facts.rows import LineRow
from verder.web.accounts.frame import seen_account
from verder.web.accounts.line_sheet import line_sheet
from verder.web.accounts.presenters import invoices_of
from verder.web.core.exports import sheet_response
from verder.web.core.periods import FromToForm
from verder.web.core.requests import Request

PAGE = 100
MOST_EXPORTED = 200_000


@require_GET
@login_required
def account_lines_page(request: Request, account_id: int) -> HttpResponseBase:
    """Show the invoice lines, the latest first, with the file and row that each came from."""
    account = seen_account(request.user, account_id)
    search, period = request.GET.get("q", "").strip()[:100], _period(request)
    kind = request.GET.get("export", "")
    page = 1 if kind else _page(request)
    found = account_lines(
        account=account,
        period=period,
        search=search,
        offset=(page - 1) * PAGE,
        limit=MOST_EXPORTED if kind else PAGE,
    )
    has_costs = may_see_margins(request.user)
    if kind in {"xlsx", "csv"}:
        title = _("Invoice lines of %(name)s") % {"name": account.name}
        return sheet_response(line_sheet(found.lines, title, has_costs=has_costs), kind=kind)
    context = {
        "account": account,
        "invoices": invoices_of(found.lines),
        "files": _files(found.lines) if may_import(request.user) else {},
        "count": found.count,
        "search": search,
        "start": request.GET.get("from", ""),
        "end": request.GET.get("to", ""),
        "page": page,
        "previous_page": page - 1,
        "next_page": page + 1,
        "pages": max(1, -(-found.count // PAGE)),
        "has_costs": has_costs,
        "has_bonus": has_bonus(account.pk, level_of(account)),
    }
    return render(request, "accounts/lines.html", context)


def _files(lines: tuple[LineRow, ...]) -> dict[int, str]:
    """Return the names of the files that the lines came from."""
    keys = {line.import_id for line in lines}
    return dict(Import.objects.filter(pk__in=keys).values_list("pk", "file_name"))


def _page(request: Request) -> int:
    asked = request.GET.get("page", "")
    return max(1, int(asked[:7])) if asked.isdecimal() else 1


def _period(request: Request) -> Period | None:
    """Return the days that were asked for; days that make no period ask for nothing."""
    form = FromToForm({"start": request.GET.get("from"), "end": request.GET.get("to")})
    if not form.is_valid() or form.cleaned_data["end"] < form.cleaned_data["start"]:
        return None
    return Period.of_days(form.cleaned_data["start"], form.cleaned_data["end"])
