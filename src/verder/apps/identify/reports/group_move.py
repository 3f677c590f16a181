"""What happens when an account moves through its group, into one or out of it; nothing does yet."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.accounts.tree import descendant_ids, head_of, is_free_to_hang
from verder.apps.accounts.viewers import SightChange, sight_of_move
from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.identify.queries import seen_accounts
from verder.apps.identify.reports.group_effect import GroupEffect, group_effects, revenue_together

NAMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEffect:
    """What becomes of a group in view."""

    name: str
    effect: GroupEffect


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """What goes along with an account, as far as the viewer sees it."""

    accounts: int
    names: tuple[str, ...]  # the first dozen
    numbers: int
    revenue: Decimal
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePreview:
    """What a move does: what goes along, what groups become, who sees it then."""

    is_possible: bool  # an account cannot stand below itself
    moving: Moving
    effects: tuple[NamedEffect, ...]
    sight: tuple[SightChange, ...]


def move_preview(
    *, user: User | None, account: Account, to: Account | None, is_alone: bool
) -> MovePreview:
    """Return what happens when the account hangs there; the caller found both among the visible."""
    keys = {account.pk} if is_alone else descendant_ids(account.pk)
    heads = {"head_before": head_of(account), "head_after": head_of(to) if to else account.pk}
    return MovePreview(
        is_possible=is_alone or _is_free(account, to),
        moving=moving_of(user, keys),
        effects=named_effects(user, group_effects(keys, **heads)),
        sight=tuple(sight_of_move(_seen(user, keys), **heads)),
    )


def _is_free(account: Account, to: Account | None) -> bool:
    return is_free_to_hang(account.pk, to.pk if to else None, Relation.LEGAL)


def moving_of(user: User | None, account_ids: Collection[int]) -> Moving:
    """Return what these accounts have, of those in view."""
    seen = _seen(user, account_ids)
    names = Account.objects.filter(pk__in=seen).order_by("name", "pk")
    return Moving(
        accounts=len(seen),
        names=tuple(names.values_list("name", flat=True)[:NAMED]),
        numbers=AccountNumber.objects.filter(account__in=seen).count(),
        revenue=revenue_together(seen),
        currency=organisation().currency,
    )


def named_effects(user: User | None, effects: Collection[GroupEffect]) -> tuple[NamedEffect, ...]:
    """Return the effects on groups in view, with their names."""
    keys = [effect.account_id for effect in effects]
    names = dict(seen_accounts(user).filter(pk__in=keys).values_list("pk", "name"))
    return tuple(
        NamedEffect(name=names[effect.account_id], effect=effect)
        for effect in effects
        if effect.account_id in names
    )


def _seen(user: User | None, account_ids: Collection[int]) -> set[int]:
    return set(seen_accounts(user).filter(pk__in=account_ids).values_list("pk", flat=True))
