"""The rounds there are, and a new one."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verder.apps.core.models import Team, User
from verder.apps.core.sentences import sentence
from verder.apps.identify.queries.selection import rounds_of
from verder.apps.identify.reports.candidates import rated
from verder.apps.identify.reports.service_concept import service_report
from verder.apps.identify.rules import may_arrange_round, may_make_round
from verder.apps.identify.services.selection import add_accounts, begin_round, remove_round
from verder.domain.values.missing import NotComputable
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.identify.selection_forms import RoundForm
from verder.web.identify.views.common import about
from verder.web.identify.views.selection.common import round_of, tried


@require_GET
@login_required
def rounds_page(request: Request) -> HttpResponse:
    """List the rounds in view, the latest first."""
    found = [
        each
        for each in rounds_of(request.user)
        if each.seen or may_arrange_round(request.user, each.round)
    ]
    context = {"rounds": found, "may_make": may_begin(request.user), **about(request)}
    return render(request, "identify/selection/rounds.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new_round(request: Request) -> HttpResponse:
    """Begin a round, with the criteria of the one before."""
    if not may_begin(request.user):
        raise PermissionDenied
    form = RoundForm(
        request.POST or None,
        initial=_initial(request.user),
        teams=teams_of(request.user),
        is_company=may_make_round(request.user, None),
    )
    if request.method == "POST" and form.is_valid():
        try:
            round_ = begin_round(by=request.user, **form.cleaned_data)
        except NotComputable as missing:
            warn(request, sentence(missing.reason))
            return redirect("selection")
        if keys := rated(request.user, request.POST.get("sheet", "")):
            add_accounts(by=request.user, round_=round_, account_ids=keys)
        say(request, _("The round %(round)s has begun.") % {"round": str(round_)})
        return redirect("selection_round", round_.pk)
    sheet = request.POST.get("sheet") or request.GET.get("sheet", "")
    return render(request, "identify/selection/new.html", {"form": form, "sheet": sheet})


@require_POST
@login_required
def remove(request: Request, round_id: int) -> HttpResponse:
    """Remove a round that was begun by mistake."""
    round_ = round_of(request.user, round_id)
    name = str(round_)
    if not tried(request, lambda: remove_round(by=request.user, round_=round_)):
        return redirect("selection_result", round_id)
    say(request, _("The round %(round)s is removed.") % {"round": name})
    return redirect("selection")


def may_begin(user: User) -> bool:
    """Return whether there is anything that the user may begin a round for."""
    return may_make_round(user, None) or bool(teams_of(user))


def teams_of(user: User) -> list[Team]:
    """Return the teams that the user may begin a round for."""
    return [team for team in Team.objects.order_by("name") if may_make_round(user, team)]


def _initial(user: User) -> dict[str, object]:
    """Return next year, and the number of key accounts that the hours leave room for."""
    room = service_report(user).key_room
    return {
        "year": timezone.localdate().year + 1,
        "capacity": 10 if isinstance(room, NotComputable) else max(1, int(room)),
    }
