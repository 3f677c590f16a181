"""The tree of sales teams."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.core import queries, services
from verder.apps.core.failures import Refused
from verder.apps.core.models import Team
from verder.apps.core.rules import may_manage_users
from verder.apps.core.sentences import sentence
from verder.web.core.flash import say, warn
from verder.web.core.forms import TeamForm
from verder.web.core.requests import Request, only_for
from verder.web.core.team_tree import tree_of


@require_http_methods(["GET", "POST"])
@only_for(may_manage_users)
def teams_page(request: Request) -> HttpResponse:
    """Show the tree, and make a team."""
    form = TeamForm(request.POST or None)
    if form.is_valid() and _make(request, form):
        return redirect("teams")
    return render(request, "core/teams.html", {"form": form, "tree": tree_of(queries.teams())})


@require_http_methods(["GET", "POST"])
@only_for(may_manage_users)
def team_page(request: Request, team_id: int) -> HttpResponse:
    """Rename a team or move it in the tree."""
    team = get_object_or_404(queries.teams(), pk=team_id)
    form = TeamForm(request.POST or None, initial={"name": team.name, "parent": team.parent_id})
    if form.is_valid() and _change(request, form, team):
        return redirect("teams")
    members = team.members.order_by("name")
    return render(request, "core/team.html", {"team": team, "form": form, "members": members})


@require_POST
@only_for(may_manage_users)
def remove_team(request: Request, team_id: int) -> HttpResponse:
    """Remove a team that holds nothing."""
    team = get_object_or_404(Team, pk=team_id)
    name = team.name
    try:
        services.remove_team(team=team, by=request.user)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return redirect("team", team_id)
    say(request, _("The team %(name)s is removed.") % {"name": name})
    return redirect("teams")


def _make(request: Request, form: TeamForm) -> bool:
    try:
        team = services.make_team(by=request.user, **form.cleaned_data)
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    say(request, _("The team %(name)s is made.") % {"name": team.name})
    return True


def _change(request: Request, form: TeamForm, team: Team) -> bool:
    try:
        services.change_team(team=team, by=request.user, **form.cleaned_data)
    except ValidationError as problem:
        form.add_error(None, problem)
    except Refused as refused:
        form.add_error("parent", sentence(refused.code, refused.details))
    if form.is_valid():
        say(request, _("The team %(name)s is changed.") % {"name": team.name})
    return form.is_valid()
