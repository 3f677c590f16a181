"""Reads of users, teams and the organisation."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, QuerySet

from verder.apps.core.models import AuditEvent, Organisation, PersonalToken, Team, User
from verder.apps.core.reading import once


def organisation() -> Organisation:
    """Return the settings of the organisation, made with their defaults when first asked for."""
    return once("organisation", lambda: Organisation.objects.get_or_create(pk=1)[0])


def team_tree() -> Mapping[int, Team]:
    """Return all teams by their key, in the order of their names."""
    return once("teams", lambda: {team.pk: team for team in Team.objects.order_by("name", "pk")})


def subtree_ids(team_id: int) -> set[int]:
    """Return the team and all teams below it."""
    children: dict[int | None, list[int]] = {}
    for key, team in team_tree().items():
        children.setdefault(team.parent_id, []).append(key)
    found, waiting = {team_id}, [team_id]
    while waiting:
        fresh = [key for key in children.get(waiting.pop(), []) if key not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found


def users() -> QuerySet[User]:
    """Return everybody who signs in, or did."""
    return User.objects.select_related("team").order_by("name", "pk")


def teams() -> QuerySet[Team]:
    """Return all teams with the number of their people and accounts."""
    return Team.objects.annotate(
        member_count=Count("members", distinct=True),
        account_count=Count("accounts", distinct=True),
    ).order_by("name", "pk")


def audit_events() -> QuerySet[AuditEvent]:
    """Return the audit trail, the last change first."""
    return AuditEvent.objects.order_by("-at", "-pk")


def audit_actors() -> list[str]:
    """Return everybody who changed something."""
    return list(AuditEvent.objects.order_by("actor").values_list("actor", flat=True).distinct())


def tokens_of(user: User) -> QuerySet[PersonalToken]:
    """Return the personal tokens of a user that were not revoked, the latest first."""
    return PersonalToken.objects.filter(user=user, revoked_at=None).order_by("-made_at", "-pk")


def tokens_that_work(now: datetime) -> QuerySet[PersonalToken]:
    """Return the tokens that open something: in time, not revoked, of somebody who may sign in."""
    return PersonalToken.objects.filter(revoked_at=None, expires_at__gt=now, user__is_active=True)
