"""What happens when two accounts become one: what comes along, what groups become, who sees it."""

from collections.abc import Mapping
from dataclasses import dataclass

from verder.apps.accounts.belongings import count_belongings
from verder.apps.accounts.enums import BESIDE, Relation
from verder.apps.accounts.models import Account
from verder.apps.accounts.tree import above, descendant_ids, head_of
from verder.apps.accounts.viewers import SightChange, sight_of_merge
from verder.apps.core.models import User
from verder.apps.identify.queries import seen_accounts
from verder.apps.identify.reports.group_effect import group_effects
from verder.apps.identify.reports.group_move import Moving, NamedEffect, moving_of, named_effects


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """What of the account that goes comes to the one that stays."""

    keep: Account
    gone: Account
    moving: Moving  # the account that goes, with all below it
    members: int  # who did not work for the account that stays yet
    belongings: Mapping[str, int]  # records of other areas, by the label of their model
    related: Mapping[Relation, int]  # accounts in view that talk, or pay, through it
    effects: tuple[NamedEffect, ...]
    sight: tuple[SightChange, ...]


def merge_preview(*, user: User | None, keep: Account, gone: Account) -> MergePreview:
    """Return what happens when one goes up in the other; both were found among the visible."""
    branch = descendant_ids(gone.pk)
    if keep.pk in branch:
        branch -= descendant_ids(keep.pk)
    members = gone.members.exclude(pk__in=keep.members.values("pk"))
    return MergePreview(
        keep=keep,
        gone=gone,
        moving=moving_of(user, branch),
        members=members.count(),
        belongings=count_belongings(keep, gone),
        related=_related(user, keep, gone),
        effects=_effects(user, branch, keep, gone),
        sight=tuple(sight_of_merge(keep=keep, gone=gone)),
    )


def _related(user: User | None, keep: Account, gone: Account) -> dict[Relation, int]:
    accounts = seen_accounts(user).exclude(pk=keep.pk)
    counts = {relation: accounts.filter(**{relation.value: gone}).count() for relation in BESIDE}
    return {relation: count for relation, count in counts.items() if count}


def _effects(
    user: User | None, branch: set[int], keep: Account, gone: Account
) -> tuple[NamedEffect, ...]:
    """Return what groups become; an entity that takes the place of its head changes no total."""
    if gone.pk in above(keep.pk):
        return ()
    return named_effects(
        user, group_effects(branch, head_before=head_of(gone), head_after=head_of(keep))
    )
