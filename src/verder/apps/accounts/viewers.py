"""Who sees accounts, and how that changes when they move through a group or merge."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from verder.apps.accounts.models import Account
from verder.apps.accounts.tree import head_of
from verder.apps.core.enums import SEES_EVERYTHING, Role
from verder.apps.core.models import Team, User

LOOK_AFTER = (Role.SALES_MANAGER, Role.ACCOUNT_MANAGER)


@dataclass(frozen=True, slots=True, kw_only=True)
class SightChange:
    """Somebody who comes to see more, or fewer, of the accounts concerned."""

    name: str
    before: int
    after: int

    @property
    def gains(self) -> bool:
        """Whether it becomes more."""
        return self.after > self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """The active users who do not see everything, and the sales managers of every team."""

    roles: Mapping[int, str]
    managers: Mapping[int | None, frozenset[int]]

    def own(
        self,
        owners: Collection[int | None],
        teams: Collection[int | None],
        members: Collection[int],
    ) -> frozenset[int]:
        """Return for whom an account is one of their own, as `own_accounts` finds them."""
        looking = {key for key in owners if key and self.roles.get(key) in LOOK_AFTER}
        joined = {key for key in members if key in self.roles}
        return frozenset(looking | joined).union(
            *(self.managers.get(team, frozenset()) for team in teams)
        )


def sight_of_move(
    moving: Collection[int], *, head_before: int, head_after: int
) -> list[SightChange]:
    """Return who sees another number of these accounts once they stand under another head."""
    own = own_viewers({*moving, head_before, head_after})
    before = Counter(user for key in moving for user in own[key] | own[head_before])
    after = Counter(user for key in moving for user in own[key] | own[head_after])
    return _changes(before, after)


def sight_of_merge(*, keep: Account, gone: Account) -> list[SightChange]:
    """Return who comes to see what was of the account that goes, and who sees it no more."""
    own = own_viewers({key for one in (keep, gone) for key in (one.pk, head_of(one))})
    merged = staff().own(
        owners=[keep.owner_id or gone.owner_id],
        teams=[keep.team_id or gone.team_id, (keep.owner or gone.owner or User()).team_id],
        members=[user.pk for one in (keep, gone) for user in one.members.all()],
    )
    before, after = own[gone.pk] | own[head_of(gone)], merged | own[head_of(keep)]
    return _changes(Counter(before), Counter(after))


def own_viewers(account_ids: Collection[int]) -> Mapping[int, frozenset[int]]:
    """Return for each account for whom it is one of their own."""
    people, members = staff(), defaultdict[int, list[int]](list)
    joined = Account.members.through.objects.filter(account__in=account_ids)
    for key, user in joined.values_list("account", "user"):
        members[key].append(user)
    rows = Account.objects.filter(pk__in=account_ids)
    return {
        key: people.own([owner], teams, members[key])
        for key, owner, *teams in rows.values_list("pk", "owner", "team", "owner__team")
    }


def staff() -> Staff:
    """Return who may see accounts because they look after them."""
    users = User.objects.filter(is_active=True).exclude(role__in=SEES_EVERYTHING)
    roles: dict[int, str] = {}
    managers = defaultdict[int, set[int]](set)
    for key, role, team in users.values_list("pk", "role", "team"):
        roles[key] = role
        if role == Role.SALES_MANAGER and team is not None:
            managers[team].add(key)
    above = dict(Team.objects.values_list("pk", "parent"))
    found: dict[int | None, frozenset[int]] = {
        team: frozenset(user for each in _upward(team, above) for user in managers[each])
        for team in above
    }
    return Staff(roles=roles, managers=found)


def _upward(team: int, above: Mapping[int, int | None]) -> Iterator[int]:
    """Yield a team and those above it."""
    current: int | None = team
    while current is not None:
        yield current
        current = above.get(current)


def _changes(before: Counter[int], after: Counter[int]) -> list[SightChange]:
    changed = [key for key in {*before, *after} if before[key] != after[key]]
    names = User.objects.filter(pk__in=changed).order_by("name", "pk").values_list("pk", "name")
    return [SightChange(name=name, before=before[key], after=after[key]) for key, name in names]
