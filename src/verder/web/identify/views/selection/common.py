"""What every page of a round shows around its own content."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.identify.models import SelectionEntry, SelectionRound
from verder.apps.identify.queries.selection import entries_of
from verder.apps.identify.rules import may_arrange_round, may_see_round
from verder.apps.identify.services.selection import undoable
from verder.web.core.actions import action_name
from verder.web.core.flash import warn
from verder.web.core.guide import html_of, method_guide
from verder.web.core.requests import Request

GUIDE = "selection"
TABS: tuple[tuple[str, str | Promise], ...] = (
    ("selection_round", _("Scores")),
    ("selection_gates", _("Gates")),
    ("selection_criteria", _("Criteria")),
    ("selection_sensitivity", _("Sensitivity")),
    ("selection_result", _("Result")),
)


def round_of(user: User, round_id: int) -> SelectionRound:
    """Return a round that the user arranges or has an account in; others do not exist."""
    rounds = SelectionRound.objects.select_related("team", "previous", "closed_by", "made_by")
    round_ = get_object_or_404(rounds, pk=round_id)
    if not may_see_round(user, round_):
        raise Http404
    return round_


def entry_of(user: User, round_: SelectionRound, entry_id: int) -> SelectionEntry:
    """Return an account of the round that is in view."""
    entries = entries_of(round_, user).select_related("account__owner", "decided_by", "round")
    return get_object_or_404(entries, pk=entry_id)


def round_frame(request: Request, round_: SelectionRound, tab: str) -> dict[str, Any]:
    """Return what `identify/selection/frame.html` needs."""
    guide = method_guide(GUIDE)
    return {
        "round": round_,
        "tabs": [
            {
                "name": name,
                "title": title,
                "address": reverse(name, args=[round_.pk]),
                "is_current": name == tab,
            }
            for name, title in TABS
        ],
        "may_arrange": may_arrange_round(request.user, round_),
        "undo": last_act(request.user, round_),
        "guide": guide,
        "guide_text": html_of(guide) if guide else "",
    }


def last_act(user: User, round_: SelectionRound) -> dict[str, Any] | None:
    """Return the last act that the user may take back, in words."""
    change = next(iter(undoable(round_, user)), None)
    if change is None:
        return None
    names = [str(change.account or ""), change.about]
    return {
        "id": change.pk,
        "text": action_name(change.action),
        "about": ", ".join(dict.fromkeys(name for name in names if name)),
        "by": str(change.by or ""),
    }


def tried(request: Request, act: Callable[[], object]) -> bool:
    """Do it, or say why it is not done."""
    try:
        act()
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return False
    return True


def back_to(request: Request, name: str, *args: object) -> HttpResponse:
    """Return to the page of the round that sent the form, or to its usual one."""
    allowed = {each for each, _title in TABS}
    wanted = request.POST.get("next", "")
    return redirect(wanted if wanted in allowed and len(args) == 1 else name, *args)
