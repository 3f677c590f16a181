"""Sales teams, which form a tree."""

from typing import TypedDict, Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError

from verder.apps.core.failures import Refused
from verder.apps.core.models import Team, User
from verder.apps.core.queries import subtree_ids
from verder.apps.core.rules import may_manage_users
from verder.apps.core.services.audit import record
from verder.apps.core.services.changes import apply_changes


class TeamChanges(TypedDict, total=False):
    """What may be changed of a team."""

    name: str
    parent: Team | None


@transaction.atomic
def make_team(
    *, name: str, parent: Team | None = None, is_demo: bool = False, by: User | None
) -> Team:
    """Make a team, on its own or below another one."""
    if not may_manage_users(by):
        raise PermissionDenied
    team = Team(name=name.strip(), parent=parent, is_demo=is_demo)
    team.full_clean()
    team.save()
    record(by=by, action="team.made", subject=team, after={"name": team.name, "parent": parent})
    return team


@transaction.atomic
def change_team(*, team: Team, by: User | None, **changes: Unpack[TeamChanges]) -> Team:
    """Rename a team or move it in the tree, never below itself."""
    if not may_manage_users(by):
        raise PermissionDenied
    parent = changes.get("parent")
    if parent is not None and parent.pk in subtree_ids(team.pk):
        raise Refused("team_below_itself", team=team.name)
    difference = apply_changes(team, dict(changes))
    if difference:
        record(
            by=by,
            action="team.changed",
            subject=team,
            before=difference.before,
            after=difference.after,
        )
    return team


@transaction.atomic
def remove_team(*, team: Team, by: User | None) -> None:
    """Remove a team that holds nobody, no account and no other team."""
    if not may_manage_users(by):
        raise PermissionDenied
    if team.members.exists() or team.children.exists() or team.accounts.exists():
        raise Refused("team_in_use", team=team.name)
    record(by=by, action="team.removed", subject=team, before={"name": team.name})
    try:
        team.delete()
    except ProtectedError as used:
        raise Refused("team_in_use", team=team.name) from used
