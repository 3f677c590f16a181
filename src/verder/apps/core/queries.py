"""Reads of users, teams and the organisation."""

from verder.apps.core.models import Organisation, Team


def organisation() -> Organisation:
    """Return the settings of the organisation, made with their defaults when first asked for."""
    return Organisation.objects.get_or_create(pk=1)[0]


def subtree_ids(team_id: int) -> set[int]:
    """Return the team and all teams below it."""
    children: dict[int | None, list[int]] = {}
    for key, parent_id in Team.objects.values_list("pk", "parent_id"):
        children.setdefault(parent_id, []).append(key)
    found, waiting = {team_id}, [team_id]
    while waiting:
        fresh = [key for key in children.get(waiting.pop(), []) if key not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found
