"""Accounts that are one customer: look-alikes, the merge with its preview, and its undo."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verder.apps.accounts.look_alikes import look_alikes
from verder.apps.accounts.models import Account, MergeRecord
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.rules import may_arrange_accounts
from verder.apps.accounts.services import merge_accounts, refuse_look_alike, undo_merge
from verder.apps.core.failures import Refused
from verder.apps.core.queries import organisation
from verder.apps.core.sentences import sentence
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_sums import period_of, sums_of
from verder.apps.identify.reports.merge_preview import merge_preview
from verder.facts.engine import Level
from verder.web.accounts.alike import Alike, alike_pairs, likely_stays, side_of
from verder.web.accounts.belonging_names import belonging_rows
from verder.web.accounts.effect_rows import effect_rows
from verder.web.accounts.frame import seen_account
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, only_for

PAGE = 50
LATEST_MERGES = 20


@require_GET
@only_for(may_arrange_accounts)
def look_alikes_page(request: Request) -> HttpResponse:
    """List the pairs of accounts that may be one customer, the surest first."""
    pairs = look_alikes(request.user)
    seen = visible_accounts(request.user).values("pk")
    merges = MergeRecord.objects.filter(kept__in=seen, undone_at=None).select_related("kept", "by")
    context = {
        "pairs": _with_revenue(pairs[:PAGE]),
        "count": len(pairs),
        "shown": min(PAGE, len(pairs)),
        "merges": merges.order_by("-pk")[:LATEST_MERGES],
        "currency": organisation().currency,
    }
    return render(request, "accounts/look_alikes.html", context)


@require_http_methods(["GET", "POST"])
@only_for(may_arrange_accounts)
def merge(request: Request, first_id: int, second_id: int) -> HttpResponse:
    """Show what moves when two accounts become one, and do it."""
    accounts = [seen_account(request.user, key) for key in (first_id, second_id)]
    if first_id == second_id:
        return redirect("account", first_id)
    if request.method == "POST":
        return _merged(request, accounts)
    sums = sums_of(Question(level=Level.ENTITY), period_of(Question()))
    sides = [side_of(account, sums.revenue(account.pk), request.user) for account in accounts]
    keep = _kept(accounts, request.GET.get("keep")) or likely_stays(sides)
    (gone,) = [account for account in accounts if account != keep]
    preview = merge_preview(user=request.user, keep=keep, gone=gone)
    context = {
        "sides": sides,
        "stays": keep.pk,
        "currency": organisation().currency,
        "preview": preview,
        "effects": effect_rows(preview.effects),
        "belongings": belonging_rows(preview.belongings),
        "related": [(relation.label, count) for relation, count in preview.related.items()],
    }
    return render(request, "accounts/merge.html", context)


def _kept(accounts: list[Account], asked: str | None) -> Account | None:
    """Return which of the accounts was asked to stay."""
    return next((one for one in accounts if str(one.pk) == asked), None)


def _merged(request: Request, accounts: list[Account]) -> HttpResponse:
    keep = _kept(accounts, request.POST.get("keep"))
    if keep is None:
        warn(request, _("Choose which of the two stays."))
        return redirect("merge", accounts[0].pk, accounts[1].pk)
    gone = next(one for one in accounts if one != keep)
    name = gone.name
    try:
        done = merge_accounts(keep=keep, gone=gone, by=request.user)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return redirect("look_alikes")
    text = _("%(gone)s is now part of %(kept)s.") % {"gone": name, "kept": keep.name}
    say(request, text, undo=reverse("merge_undo", args=[done.pk]))
    return redirect("account", keep.pk)


@require_POST
@only_for(may_arrange_accounts)
def merge_undo(request: Request, merge_id: int) -> HttpResponse:
    """Part two accounts again that were merged."""
    seen = visible_accounts(request.user).values("pk")
    found = get_object_or_404(MergeRecord, pk=merge_id, kept__in=seen)
    try:
        back = undo_merge(merge=found, by=request.user)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return redirect("look_alikes")
    say(request, _("%(name)s is an account of its own again.") % {"name": back.name})
    return redirect("account", found.kept_id)


@require_POST
@only_for(may_arrange_accounts)
def look_alike_refuse(request: Request, first_id: int, second_id: int) -> HttpResponse:
    """Say that two accounts are not the same."""
    first, second = (seen_account(request.user, key) for key in (first_id, second_id))
    refuse_look_alike(first=first, second=second, by=request.user)
    say(
        request,
        _("%(first)s and %(second)s are not the same; they are proposed no more.")
        % {"first": first.name, "second": second.name},
    )
    return redirect("look_alikes")


def _with_revenue(pairs: Any) -> list[Alike]:  # noqa: ANN401 - pairs as matching makes them
    sums = sums_of(Question(level=Level.ENTITY), period_of(Question()))
    return alike_pairs(pairs, sums.revenue)
